import FoundationEssentials
import Glibc
import Support

/// An OpenSSH server on loopback, of and for the current user, with keys of its own.
final class LoginServer {
  let port: UInt16
  private let folder: String
  private let server: ChildProcess

  init(folder: Folder) throws {
    self.folder = folder.path
    port = try Self.freePort()
    for name in ["host", "operator"] {
      let made = try ChildProcess(
        "/usr/bin/ssh-keygen",
        ["-q", "-t", "ed25519", "-N", "", "-f", "\(folder.path)/\(name)-key"],
        environment: ["PATH": "/usr/bin:/bin"], folder: folder
      ).wait()
      guard made.code == 0 else { throw ChildProcess.Failure(description: made.errors) }
    }
    try Folder.write(
      """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey \(folder.path)/host-key
      AuthorizedKeysFile \(folder.path)/operator-key.pub
      PidFile none
      StrictModes no
      UsePAM no
      PasswordAuthentication no
      KbdInteractiveAuthentication no
      PrintMotd no
      """, to: "\(folder.path)/sshd.conf")
    // Started as root it separates its privileges, and wants this folder for that.
    if geteuid() == 0 { mkdir("/run/sshd", 0o755) }
    server = try ChildProcess(
      "/usr/sbin/sshd", ["-D", "-e", "-f", "\(folder.path)/sshd.conf"],
      environment: ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"], folder: folder)
    for _ in 0..<500 where !server.errors.contains("Server listening") { usleep(20_000) }
    guard server.errors.contains("Server listening") else {
      throw ChildProcess.Failure(description: "sshd does not listen: \(server.errors)")
    }
  }

  /// Logs in with a terminal and starts a program in place of the shell.
  func login(
    _ program: String, _ arguments: [String], environment: [String: String], width: Int = 100,
    height: Int = 30
  ) throws -> PseudoTerminal {
    guard let user = getpwuid(geteuid()) else {
      throw ChildProcess.Failure(description: "the current user has no name")
    }
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)='\($0.value)'" }
    let words = ["exec", "env", "-i", "TERM=\"$TERM\""] + variables + [program] + arguments
    return try PseudoTerminal(
      program: "/usr/bin/ssh",
      arguments: [
        "-tt", "-F", "none", "-p", "\(port)", "-i", "\(folder)/operator-key",
        "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=no",
        "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
        "\(String(cString: user.pointee.pw_name))@127.0.0.1", words.joined(separator: " "),
      ], width: width, height: height)
  }

  /// A port that nobody listens on now.
  private static func freePort() throws -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw ChildProcess.Failure(description: "socket: \(errno)") }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let failure = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) != 0 || getsockname(descriptor, $0, &length) != 0
      }
    }
    guard !failure else { throw ChildProcess.Failure(description: "bind: \(errno)") }
    return UInt16(bigEndian: address.sin_port)
  }
}
