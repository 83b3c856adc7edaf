import CVTerm
import Glibc

/// A program on a terminal of its own, and what that terminal shows.
///
/// The terminal is a pseudo-terminal of the kernel with libvterm as its screen. There is no thread:
/// output is taken while one of the waiting calls runs, so wait for what should be seen rather than
/// for time to pass.
///
///     let terminal = try PseudoTerminal(program: BuiltProgram.path("edgereap"), arguments: ["--demo"])
///     try terminal.wait(for: "Regions")
///     terminal.send("j")
///     terminal.send(.escape)
///     terminal.send("q")
///     #expect(try terminal.waitForExit() == .code(0))
///     #expect(terminal.isCooked && !terminal.isAlternateScreen)
///
/// The program gets exactly `environment`, with TERM, a UTF-8 locale and PATH added where they are
/// missing.
package final class PseudoTerminal {
  package private(set) var width: Int
  package private(set) var height: Int
  package let process: Int32
  /// Everything that the program wrote, byte by byte.
  package private(set) var output: [UInt8] = []
  /// Whether the program's side is closed, as after its end.
  package private(set) var isClosed = false

  /// Whether the terminal answers what it is asked, as this one can; else it says nothing ever.
  package let answersQuestions: Bool

  private let master: Int32
  private let slaveName: String
  /// Whether the last thing typed was an Escape by itself.
  private var endsWithEscape = false
  let emulator: UnsafeMutablePointer<CVTerm.emulator>
  private var status: ExitStatus?

  package init(
    program: String, arguments: [String] = [], environment: [String: String] = [:],
    width: Int = 80, height: Int = 24, workingDirectory: String? = nil,
    answersQuestions: Bool = true
  ) throws {
    self.answersQuestions = answersQuestions
    self.width = width
    self.height = height
    let pair = try PseudoTerminalPair.open(width: width, height: height)
    master = pair.master
    slaveName = pair.slaveName
    do {
      process = try Spawn(
        program: program, arguments: arguments,
        environment: Self.complete(environment), workingDirectory: workingDirectory
      ).start(on: pair.slaveName)
    } catch {
      close(pair.master)
      throw error
    }
    emulator = emulator_new(Int32(width), Int32(height))
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      var raw: Int32 = 0
      while waitpid(process, &raw, 0) < 0 && errno == EINTR {}
    }
    close(master)
    emulator_free(emulator)
  }

  private static func complete(_ environment: [String: String]) -> [String: String] {
    var result = environment
    let defaults = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    for (name, value) in defaults where result[name] == nil { result[name] = value }
    if let profile = getenv("LLVM_PROFILE_FILE") {
      // Coverage of the child is merged by SwiftPM when it lies beside the test's own.
      let folder = String(cString: profile).split(separator: "/").dropLast().joined(separator: "/")
      result["LLVM_PROFILE_FILE"] = "/" + folder + "/child-%p.profraw"
    }
    return result
  }

  // MARK: Typing

  /// Types text as it is. Control characters are keys: `"\u{3}"` is ^C.
  ///
  /// What follows an Escape that was sent by itself is another key, and waits until it is: together they
  /// would be an Alt key.
  package func send(_ text: String) {
    if endsWithEscape { waitOutEscape() }
    send(Array(text.utf8))
    endsWithEscape = text == SpecialKey.escape.rawValue
  }

  /// Until the program has read what was typed, and then for as long as it waits for the rest of a
  /// sequence on a terminal of its own machine.
  private func waitOutEscape() {
    let deadline = Monotonic.now() + 10
    while !isClosed, pty_unread(slaveName) > 0, Monotonic.now() < deadline { pump(milliseconds: 1) }
    let end = Monotonic.now() + 0.05
    while !isClosed, Monotonic.now() < end { pump(milliseconds: 5) }
  }

  package func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        let rest = UnsafeRawBufferPointer(rebasing: $0[sent...])
        return write(master, rest.baseAddress, rest.count)
      }
      if count > 0 { sent += count } else if errno != EINTR { return }
      // A program that writes while it is written to must not block against this side.
      if sent < bytes.count { pump(milliseconds: 0) }
    }
  }

  /// Types without taking output, as over a link that has stalled.
  package func sendWithoutReading(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Waits for the end without taking output.
  ///
  /// - Returns: whether it came.
  package func waitForExitWithoutReading(seconds: Double) -> Bool {
    let deadline = Monotonic.now() + seconds
    while status == nil, Monotonic.now() < deadline {
      status = ExitStatus.ofEnded(process)
      if status == nil { usleep(2000) }
    }
    return status != nil
  }

  /// The operator made the window larger or smaller.
  package func resize(width: Int, height: Int) {
    self.width = width
    self.height = height
    emulator_resize(emulator, Int32(width), Int32(height))
    _ = pty_set_size(master, Int32(width), Int32(height))
  }

  /// The terminal says that it is as large, and goes on showing what it shows.
  package func claimSize(width: Int, height: Int) {
    _ = pty_set_size(master, Int32(width), Int32(height))
  }

  package func signal(_ number: Int32) { kill(process, number) }

  /// Takes the line away, as a lost SSH connection does. Nothing can be read any more.
  package func hangUp() {
    isClosed = true
    // Another descriptor in its place keeps the number from being used by somebody else.
    let null = open("/dev/null", O_RDWR | O_CLOEXEC)
    dup2(null, master)
    close(null)
  }

  // MARK: Waiting

  /// Takes output for up to `milliseconds`, or until there was some.
  ///
  /// - Returns: whether there was some.
  @discardableResult
  package func pump(milliseconds: Int) -> Bool {
    guard !isClosed else { return false }
    var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, Int32(milliseconds)) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else {
      if count == 0 || errno == EIO { isClosed = true }
      return false
    }
    let bytes = buffer.prefix(count)
    output += bytes
    Array(bytes).withUnsafeBytes { raw in
      emulator_feed(emulator, raw.baseAddress?.assumingMemoryBound(to: CChar.self), count)
    }
    answer()
    return true
  }

  private func answer() {
    var buffer = [CChar](repeating: 0, count: 1024)
    let count = emulator_answer(emulator, &buffer, buffer.count)
    if count > 0, answersQuestions { _ = write(master, buffer, count) }
  }

  /// Waits until the condition holds.
  ///
  /// - Returns: whether it does, at the latest after `seconds`.
  package func waitUntil(
    seconds: Double = 10, _ condition: (PseudoTerminal) throws -> Bool
  ) rethrows -> Bool {
    let deadline = Monotonic.now() + seconds
    while true {
      if try condition(self) { return true }
      let left = deadline - Monotonic.now()
      if try left <= 0 || (isClosed && !condition(self)) { return false }
      pump(milliseconds: max(1, min(50, Int(left * 1000))))
    }
  }

  /// Waits until the screen shows the text in one of its rows.
  package func wait(for text: String, seconds: Double = 10) throws {
    if !waitUntil(seconds: seconds, { $0.text.contains(text) }) {
      throw PseudoTerminalError.notShown(text, screen: self.text)
    }
  }

  /// Waits until the screen no longer shows the text.
  package func wait(forGone text: String, seconds: Double = 10) throws {
    if !waitUntil(seconds: seconds, { !$0.text.contains(text) }) {
      throw PseudoTerminalError.stillShown(text, screen: self.text)
    }
  }

  /// Waits until the program has written nothing for `milliseconds`.
  package func settle(milliseconds: Int = 60) { while pump(milliseconds: milliseconds) {} }

  package func waitForExit(seconds: Double = 10) throws -> ExitStatus {
    let deadline = Monotonic.now() + seconds
    while status == nil {
      pump(milliseconds: 5)
      if isClosed { usleep(1000) }
      status = ExitStatus.ofEnded(process)
      if status == nil, Monotonic.now() > deadline {
        throw PseudoTerminalError.stillRunning(screen: text)
      }
    }
    // What it wrote last may still lie in the line.
    while pump(milliseconds: 20) {}
    return status ?? .code(0)
  }

  /// Waits until the program is stopped, as by ^Z.
  package func waitUntilStopped(seconds: Double = 10) -> Bool {
    waitUntil(seconds: seconds) { _ in ExitStatus.isStopped(process) }
  }

  // MARK: Looking

  /// How often the program has gone to sleep and been woken so far; nil once it is gone.
  package var contextSwitches: Int? { number(of: "voluntary_ctxt_switches") }

  /// Bytes of memory that the program has had at once; nil once it is gone.
  package var peakMemory: Int? { number(of: "VmHWM").map { $0 << 10 } }

  /// What the kernel counts of the program.
  private func number(of name: String) -> Int? {
    guard let file = fopen("/proc/\(process)/status", "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = fread(&bytes, 1, bytes.count, file)
    let lines = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: "\n")
    let line = lines.first { $0.hasPrefix("\(name):") }
    return line.flatMap { line in
      line.split { $0 == "\t" || $0 == " " }.dropFirst().first.flatMap { Int($0) }
    }
  }

  /// Whether the terminal echoes and edits lines by itself, as a shell expects to find it.
  package var isCooked: Bool {
    var modes = termios()
    guard tcgetattr(master, &modes) == 0 else { return false }
    let wanted = tcflag_t(ICANON | ECHO | ISIG)
    return modes.c_lflag & wanted == wanted && modes.c_oflag & tcflag_t(OPOST) != 0
  }
}
