import FoundationEssentials
import Glibc

/// A program that was started without a terminal, with its output in files.
final class ChildProcess {
  struct Failure: Error, CustomStringConvertible { var description: String }

  /// How it ended: its exit code, or 128 and the signal's number.
  struct Ending {
    var code: Int32
    /// Whether the kernel wrote its memory down, or handed it to a program that does.
    var leftCore: Bool
    var output: String
    var errors: String
    /// The most memory that it was seen to have had at a time, in KiB.
    var peakMemory: Int
  }

  let process: pid_t
  private let outputPath: String
  private let errorPath: String
  private var ending: Ending?
  private var peakMemory = 0
  /// How its status begins once it is the program that was asked for: the system keeps 15 bytes.
  private let name: String

  init(
    _ program: String, _ arguments: [String], environment: [String: String], folder: Folder
  ) throws {
    let run = "\(folder.path)/run-\(folder.nextNumber())"
    (outputPath, errorPath) = ("\(run).out", "\(run).err")
    let file = program.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring().utf8
    name = "Name:\t\(String(decoding: file.prefix(15), as: UTF8.self))\n"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errorPath, flags, 0o600)
    // Who runs the tests in the background has SIGINT ignored by the shell.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var strings = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (strings + variables).forEach { free($0) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, program, &actions, &attributes, &strings, &variables)
    guard failure == 0 else {
      throw Failure(description: "cannot start \(program): \(String(cString: strerror(failure)))")
    }
    self.process = process
  }

  deinit {
    guard ending == nil else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  var output: String { Folder.text(outputPath) }
  var errors: String { Folder.text(errorPath) }

  func signal(_ number: Int32) { kill(process, number) }

  /// nil while it runs.
  func ended() -> Ending? {
    if let ending { return ending }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else {
      peakMemory = max(peakMemory, memory())
      return nil
    }
    let signal = status & 0x7f
    ending = Ending(
      code: signal == 0 ? (status >> 8) & 0xff : 128 + signal,
      leftCore: signal != 0 && status & 0x80 != 0, output: output, errors: errors,
      peakMemory: peakMemory)
    return ending
  }

  /// The system's own account of the peak, which is the program's alone: that of `wait4` begins with
  /// what the tests had in memory when they started it, and so does this one until the program has
  /// its own name.
  /// It is asked a hundred times a second, and so makes no text of what it reads.
  private func memory() -> Int {
    let status = Folder.bytes("/proc/\(process)/status", capacity: 4_096) + [0]
    guard status.starts(with: name.utf8) else { return 0 }
    let mark = "VmHWM:"
    return status.withUnsafeBytes { status in
      status.assumingMemoryBound(to: CChar.self).baseAddress.flatMap { strstr($0, mark) }
        .map { strtol($0 + mark.utf8.count, nil, 10) } ?? 0
    }
  }

  /// Waits for the end.
  func wait(seconds: Double = 60) throws -> Ending {
    for _ in 0..<Int(seconds * 100) {
      if let ending = ended() { return ending }
      usleep(10_000)
    }
    throw Failure(description: "still running after \(seconds) s\n\(output)\n\(errors)")
  }

  /// Waits until what it has written satisfies a condition.
  func waitForOutput(seconds: Double = 20, _ condition: (String) -> Bool) throws -> String {
    for _ in 0..<Int(seconds * 100) {
      let text = output
      if condition(text) { return text }
      usleep(10_000)
    }
    throw Failure(description: "not written after \(seconds) s:\n\(output)\n\(errors)")
  }
}

/// A folder of one test, removed with it.
final class Folder {
  let path: String
  private var number = 0

  init() throws {
    var template = Array("/tmp/edgereap-scenario-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw ChildProcess.Failure(description: "no folder: \(String(cString: strerror(errno)))")
    }
    path = String(cString: made)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func nextNumber() -> Int {
    number += 1
    return number
  }

  static func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }

  /// - Parameter capacity: How many are read at a time.
  static func bytes(_ path: String, capacity: Int = 65_536) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: capacity)
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
  }

  static func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { throw ChildProcess.Failure(description: "cannot write \(path)") }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw ChildProcess.Failure(description: "cannot write \(path)")
    }
  }
}
