import FoundationEssentials
import Glibc
import Support

/// A host with a policy: the program runs in a mount namespace whose root is a new file system, so that
/// every folder above the policy is root's there, whoever runs the test.
extension Stage {
  /// The folder that is `/etc/edgereap` for the program.
  var policyFolder: String { "\(folder.path)/policy" }
  var policyFile: String { "\(policyFolder)/policy.yaml" }

  /// Writes the policy, in one step.
  func writePolicy(_ text: String) throws {
    mkdir(policyFolder, 0o755)
    chmod(policyFolder, 0o755)
    let new = "\(policyFolder)/new"
    try Folder.write(text, to: new)
    chmod(new, 0o644)
    rename(new, policyFile)
  }

  private static let script = """
    policy=$1 root=$2; shift 2
    PATH=$PATH:/usr/sbin:/sbin
    mount -t tmpfs -o mode=755 tmpfs "$root" || exit 99
    for name in /*; do
      if [ "$name" = /etc ]; then continue; fi
      if [ -L "$name" ]; then cp -P "$name" "$root$name"
      elif [ -d "$name" ]; then
        mkdir -m 755 "$root$name"
        mount --rbind "$name" "$root$name" || exit 99
      fi
    done
    mkdir -m 755 "$root/etc" "$root/etc/edgereap"
    cp /etc/passwd /etc/hosts /etc/nsswitch.conf /etc/ld.so.cache "$root/etc/" 2>/dev/null
    mount --bind "$policy" "$root/etc/edgereap" || exit 99
    exec chroot "$root" "$@"
    """

  /// The words after `unshare`.
  private func words(_ arguments: [String]) -> [String] {
    mkdir(policyFolder, 0o755)
    let root = "\(folder.path)/root"
    mkdir(root, 0o755)
    return [
      geteuid() == 0 ? "-m" : "-rm", "/bin/sh", "-c", Self.script, "sh", policyFolder, root,
      program,
    ] + arguments
  }

  /// Starts the program where the policy holds.
  func startUnderPolicy(
    _ arguments: [String], changing changes: [String: String] = [:]
  ) throws -> ChildProcess {
    try ChildProcess(
      "/usr/bin/unshare", words(arguments), environment: environment.merging(changes) { $1 },
      folder: folder)
  }

  func runUnderPolicy(
    _ arguments: String..., changing changes: [String: String] = [:], seconds: Double = 60
  ) throws -> ChildProcess.Ending {
    try startUnderPolicy(arguments, changing: changes).wait(seconds: seconds)
  }

  /// Opens the screen where the policy holds.
  func screenUnderPolicy(_ arguments: [String] = []) throws -> PseudoTerminal {
    var environment = environment
    environment["TERM"] = "xterm-256color"
    return try PseudoTerminal(
      program: "/usr/bin/unshare", arguments: words(arguments), environment: environment,
      width: 110, height: 32)
  }
}
