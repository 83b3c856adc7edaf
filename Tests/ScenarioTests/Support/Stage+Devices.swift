import Glibc
import Support

extension Stage {
  /// Mounts other devices, with `/dev/log` leading to its first argument, or nowhere if that is empty, and
  /// becomes the program of the others.
  private static let devices = """
    dev="$HOME/devices"; mkdir -p "$dev"
    mount -t tmpfs -o mode=755 tmpfs "$dev" || exit 99
    for name in null zero full random urandom tty; do
      : >"$dev/$name"; mount --bind "/dev/$name" "$dev/$name" || exit 99
    done
    mkdir "$dev/pts"; mount --bind /dev/pts "$dev/pts" || exit 99
    ln -s /proc/self/fd "$dev/fd"
    if test -n "$1"; then ln -s "$1" "$dev/log"; fi
    shift; mount --rbind "$dev" /dev && exec "$@"
    """

  private func words(log: String?, _ arguments: [String]) -> [String] {
    [geteuid() == 0 ? "-m" : "-rm", "/bin/sh", "-c", Self.devices, "sh", log ?? "", program]
      + arguments
  }

  /// Starts the program where `/dev/log` leads to a socket.
  ///
  /// - Parameter log: nil for a machine without one.
  func start(log: String?, _ arguments: [String]) throws -> ChildProcess {
    try ChildProcess(
      "/usr/bin/unshare", words(log: log, arguments), environment: environment, folder: folder)
  }

  /// Opens the screen there.
  func screen(log: String?, _ arguments: [String] = []) throws -> PseudoTerminal {
    try PseudoTerminal(
      program: "/usr/bin/unshare", arguments: words(log: log, arguments),
      environment: environment.merging(["TERM": "xterm-256color"]) { $1 }, width: 120, height: 30)
  }

  func apply(_ plan: FrozenPlan, log: String?, _ options: String...) throws -> ChildProcess {
    try start(
      log: log, ["apply", plan.path, "--confirm", plan.phrase, "--output", "json"] + options)
  }
}
