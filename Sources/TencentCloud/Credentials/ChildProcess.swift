import CHost
import Dispatch
import Glibc

/// Runs a program without a shell and takes its standard output.
struct ChildProcess: Sendable {
  struct Failure: Error, Sendable, Hashable { var message: String }

  var words: [String]
  var environment: Variables
  var timeout: Duration

  private static let longestOutput = 64 * 1024

  /// Waits on a thread of its own, since reading a pipe blocks.
  func output() async throws(Failure) -> [UInt8] {
    let result = await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: self.run()) }
    }
    return try result.get()
  }

  private func run() -> Result<[UInt8], Failure> {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .failure(Failure(message: Self.reason(errno))) }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var child = pid_t()
    let error = spawn(&child, output: ends[1])
    close(ends[1])
    guard error == 0 else {
      return .failure(Failure(message: "cannot be started: \(Self.reason(error))"))
    }
    let read = collect(from: ends[0])
    if case .failure = read { kill(-child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard case .success(let bytes) = read, status != 0 else { return read }
    _ = bytes
    return .failure(Failure(message: Self.words(forStatus: status)))
  }

  /// In a process group of its own, so that a command that hangs is ended with its children.
  private func spawn(_ child: inout pid_t, output: Int32) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // libcurl opens some without the flag that would close them, and others are without it for a
    // moment.
    let refusal = host_close_from(&actions, 3)
    guard refusal == 0 else { return refusal }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    var allSignals = sigset_t()
    sigfillset(&allSignals)
    posix_spawnattr_setsigdefault(&attributes, &allSignals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))

    let arguments = words.map { strdup($0) } + [nil]
    let variables = environment.lines.map { strdup($0) } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    return posix_spawnp(&child, words[0], &actions, &attributes, arguments, variables)
  }

  private func collect(from descriptor: Int32) -> Result<[UInt8], Failure> {
    let deadline = ContinuousClock.now.advanced(by: timeout)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count <= Self.longestOutput {
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else {
        return .failure(Failure(message: "did not answer within \(timeout.components.seconds) s"))
      }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let milliseconds = min(left.wholeNanoseconds / 1_000_000 + 1, 60_000)
      guard poll(&waiting, 1, Int32(milliseconds)) > 0 else { continue }
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { return .success(bytes) }
      if count > 0 { bytes += buffer.prefix(count) }
      if count < 0, errno != EINTR { return .failure(Failure(message: Self.reason(errno))) }
    }
    return .failure(Failure(message: "printed too much"))
  }

  private static func words(forStatus status: Int32) -> String {
    let signal = status & 0x7F
    return signal == 0
      ? "ended with status \(status >> 8 & 0xFF)" : "was ended by signal \(signal)"
  }

  private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}
