import Foundation
import Glibc
import Testing

/// A TLS server that answers any request with a page of its own: the openssl program.
struct TLSServer {
  let port: UInt16
  private let process: Process

  /// The program ends with the body.
  /// - Parameter arguments: What is special about it, in the program's own words.
  static func with<Result>(
    _ identity: CertificateAuthority.Identity, arguments: [String] = [],
    _ body: (TLSServer) async throws -> Result
  ) async throws -> Result {
    let server = try TLSServer(identity, arguments: arguments)
    defer {
      kill(server.process.processIdentifier, SIGKILL)
      server.process.waitUntilExit()
    }
    return try await body(server)
  }

  private init(_ identity: CertificateAuthority.Identity, arguments: [String]) throws {
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["openssl", "s_server", "-www", "-accept", "127.0.0.1:0"]
      + ["-cert", identity.certificate, "-key", identity.key] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // It says `ACCEPT 127.0.0.1:PORT` once it listens.
    var text = ""
    while !text.contains("ACCEPT") || text.last != "\n" {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { break }
      text += String(decoding: data, as: UTF8.self)
    }
    let line = text.split(separator: "\n").last { $0.hasPrefix("ACCEPT") }
    port = try #require(line?.split(separator: ":").last.flatMap { UInt16($0) }, "\(text)")
  }

  func url(host: String = "127.0.0.1") -> String { "https://\(host):\(port)/" }
}
