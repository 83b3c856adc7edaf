import Glibc

/// A server whose certificate nobody has reason to trust: signed by itself, for another name.
final class TLSServer {
  let port: UInt16
  private let server: ChildProcess

  init(in folder: Folder) throws {
    let environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path]
    let (key, certificate) = ("\(folder.path)/tls.key", "\(folder.path)/tls.pem")
    let made = try ChildProcess(
      "/usr/bin/openssl",
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
        "/CN=elsewhere.example", "-keyout", key, "-out", certificate,
      ], environment: environment, folder: folder
    ).wait()
    guard made.code == 0 else { throw ChildProcess.Failure(description: made.errors) }
    // A port that was free a moment ago; openssl takes none of its own choice.
    port = try Self.freePort()
    server = try ChildProcess(
      "/usr/bin/openssl",
      ["s_server", "-accept", "127.0.0.1:\(port)", "-key", key, "-cert", certificate, "-www"],
      environment: environment, folder: folder)
    _ = try server.waitForOutput { $0.contains("ACCEPT") }
  }

  private static func freePort() throws -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound else { throw ChildProcess.Failure(description: "no free port") }
    return UInt16(bigEndian: address.sin_port)
  }
}
