import CHost
import Glibc

/// Asks tmux for its options.
enum TmuxOption {
  /// The longest wait for tmux, which usually answers in a few milliseconds.
  private static let patience: Int32 = 300

  /// Whether a program's copies get out of tmux: it accepts them itself (`set-clipboard on`; the
  /// default `external` does not), or passes them through wrapped (`allow-passthrough`). Nil if
  /// tmux does not answer.
  static func letsCopiesOut() -> Bool? {
    guard let clipboard = value(of: "set-clipboard") else { return nil }
    if clipboard == "on" { return true }
    return passesThrough()
  }

  /// Whether sequences that are wrapped for it get out of tmux (`allow-passthrough`). Nil if it does
  /// not answer, or is older than 3.3 and has no such option.
  static func passesThrough() -> Bool? {
    value(of: "allow-passthrough", scope: "-gwv").map { $0 != "off" }
  }

  private static func value(of option: String, scope: String = "-gv") -> String? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child = start(["tmux", "show-options", scope, option], output: ends[1])
    close(ends[1])
    guard let child else { return nil }
    var buffer = [UInt8](repeating: 0, count: 256)
    var wait = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
    let isReady = poll(&wait, 1, patience) > 0
    let count = isReady ? read(ends[0], &buffer, buffer.count) : 0
    if !isReady { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0, count > 0 else { return nil }
    let text = String(decoding: buffer.prefix(count), as: UTF8.self)
    return String(text.prefix { !$0.isNewline })
  }

  /// Starts tmux with this program's environment, in which TMUX names the server.
  private static func start(_ words: [String], output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var child = pid_t()
    let failure = posix_spawnp(&child, "tmux", &actions, &attributes, arguments, host_environment())
    return failure == 0 ? child : nil
  }
}
