import CHost
import Fleet
import Glibc
import OwnFiles

/// One run of `ssh-keygen`. Nothing of this program's environment or of its open files is passed on but
/// what is named here, and nothing that it says on standard error decides anything.
struct KeygenProcess: Sendable {
  /// An absolute path.
  var program: String
  var arguments: [String]
  /// What it reads on standard input.
  var input: String
  /// What it finds as `/dev/fd/3` and so on: copies that nobody can change.
  var files: [[UInt8]] = []
  var environment: [String: String] = [:]
  var timeout: Duration = .seconds(10)
  /// Whether it may ask a person: it stays in this program's job, and its standard error is ours.
  var asksPerson = false

  struct Ending: Sendable, Hashable {
    /// nil where a signal ended it.
    var code: Int32?
    var output: [UInt8]
  }

  private static let longestOutput = 65_536

  /// Waits for it on a thread that may wait.
  func run() async throws(ApprovalRefusal) -> Ending {
    let result = await withTaskExecutorPreference(DiskExecutor.shared) { attempt() }
    switch result {
    case .success(let ending): return ending
    case .failure(let problem): throw .program(path: program, problem)
    }
  }

  private func attempt() -> Result<Ending, ProgramProblem> {
    do throws(ProgramProblem) {
      return .success(try runNow())
    } catch {
      return .failure(error)
    }
  }

  private func runNow() throws(ProgramProblem) -> Ending {
    var sealed: [Int32] = []
    defer { for descriptor in sealed { close(descriptor) } }
    for bytes in [Array(input.utf8)] + files {
      let descriptor = bytes.withUnsafeBytes { host_sealed_file($0.baseAddress, $0.count) }
      guard descriptor >= 0 else { throw .cannotStart(String(cString: strerror(errno))) }
      sealed.append(descriptor)
    }
    var ends: [Int32] = [-1, -1]
    guard host_pipe(&ends) else {
      throw .cannotStart(String(cString: strerror(errno)))
    }
    defer { close(ends[0]) }
    let place = asksPerson ? -1 : host_group_starts()
    defer { host_group_ended(place) }
    let process: pid_t
    do throws(ProgramProblem) {
      process = try spawn(sealed, output: ends[1])
    } catch {
      close(ends[1])
      throw error
    }
    close(ends[1])
    host_group_started(place, process)
    return try follow(process, ends[0])
  }

  private func spawn(_ sealed: [Int32], output: Int32) throws(ProgramProblem) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, sealed[0], 0)
    // The pipe may have a number that a file is to have.
    let high = fcntl(output, F_DUPFD_CLOEXEC, 64)
    guard high >= 0 else { throw .cannotStart(String(cString: strerror(errno))) }
    defer { close(high) }
    posix_spawn_file_actions_adddup2(&actions, high, 1)
    if !asksPerson { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
    for (index, descriptor) in sealed.dropFirst().enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, 3 + Int32(index))
    }
    host_close_from(&actions, 3 + Int32(sealed.count - 1))
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    var flags = Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
    if !asksPerson { flags |= Int16(POSIX_SPAWN_SETPGROUP) }
    posix_spawnattr_setflags(&attributes, flags)
    var words = (["ssh-keygen"] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw .cannotStart(String(cString: strerror(code))) }
    return process
  }

  /// Reads what it says and waits for its end; ends it where its time is over or it says too much.
  private func follow(_ process: pid_t, _ pipe: Int32) throws(ProgramProblem) -> Ending {
    let clock = ContinuousClock()
    let deadline = clock.now + timeout
    var output: [UInt8] = []
    var problem: ProgramProblem?
    var buffer = [UInt8](repeating: 0, count: 4096)
    while problem == nil {
      let left = (deadline - clock.now) / .milliseconds(1)
      var waited = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
      guard left > 0 else {
        problem = .tookTooLong(seconds: timeout.components.seconds)
        break
      }
      guard poll(&waited, 1, Int32(min(left + 1, 1_000))) > 0 else { continue }
      let count = read(pipe, &buffer, buffer.count)
      if count == 0 { break }
      if count > 0 { output += buffer[..<count] }
      if output.count > Self.longestOutput { problem = .printedTooMuch }
    }
    while problem == nil {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        let isExit = status & 0x7f == 0
        return Ending(code: isExit ? (status >> 8) & 0xff : nil, output: output)
      }
      if clock.now >= deadline { problem = .tookTooLong(seconds: timeout.components.seconds) }
      usleep(500)
    }
    kill(asksPerson ? process : -process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    throw problem ?? .printedTooMuch
  }
}
