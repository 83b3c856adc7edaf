import Foundation
import Testing

/// Makes certificates by the openssl program, in a folder of its own.
struct CertificateAuthority: Sendable {
  struct Identity: Sendable {
    /// Paths of PEM files.
    var certificate: String
    var key: String
  }

  /// Of the test's own root, to be trusted or not.
  let identity: Identity
  private let folder: URL

  /// The folder goes when the body ends.
  static func with<Result>(
    _ body: (CertificateAuthority) async throws -> Result
  ) async throws -> Result {
    let authority = try CertificateAuthority()
    defer { try? FileManager.default.removeItem(at: authority.folder) }
    return try await body(authority)
  }

  private init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "edgereap-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    identity = Identity(
      certificate: folder.appending(path: "ca.pem").path(),
      key: folder.appending(path: "ca.key").path())
    try Self.configuration.write(
      to: folder.appending(path: "ca.cnf"), atomically: true, encoding: .utf8)
    try "".write(to: folder.appending(path: "index.txt"), atomically: true, encoding: .utf8)
    try "01\n".write(to: folder.appending(path: "serial"), atomically: true, encoding: .utf8)
    try run(
      ["req", "-x509"] + Self.newKey + ["-days", "2", "-subj", "/CN=test root"]
        + ["-keyout", identity.key, "-out", identity.certificate])
  }

  /// - Parameters:
  ///   - alternativeName: In openssl's words, such as `IP:127.0.0.1`.
  ///   - dates: Of validity, `YYYYMMDDHHMMSSZ`.
  func issue(
    alternativeName: String, from start: String = "20200101000000Z",
    until end: String = "20991231000000Z"
  ) throws -> Identity {
    let path = folder.appending(path: UUID().uuidString).path()
    let identity = Identity(certificate: path + ".pem", key: path + ".key")
    try run(
      ["req"] + Self.newKey + ["-subj", "/CN=test server"]
        + ["-addext", "subjectAltName=\(alternativeName)"]
        + ["-keyout", identity.key, "-out", path + ".csr"])
    try run(
      ["ca", "-config", "ca.cnf", "-batch", "-notext"]
        + ["-keyfile", self.identity.key, "-cert", self.identity.certificate]
        + ["-startdate", start, "-enddate", end, "-in", path + ".csr"]
        + ["-out", identity.certificate])
    return identity
  }

  private static let newKey = [
    "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
  ]

  private static let configuration = """
    [ca]
    default_ca = root
    [root]
    dir = .
    database = ./index.txt
    serial = ./serial
    new_certs_dir = .
    default_md = sha256
    policy = names
    copy_extensions = copy
    unique_subject = no
    [names]
    commonName = supplied

    """

  private func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "openssl \(arguments.joined(separator: " "))")
  }
}
