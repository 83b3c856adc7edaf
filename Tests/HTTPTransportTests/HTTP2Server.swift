import Foundation
import Glibc
import Testing

/// A server that speaks HTTP/2 and does with each request what a test chooses: `Tests/Outside/http2.py`,
/// which has the words for it.
struct HTTP2Server {
  let port: UInt16
  private let process: Process
  private let output: FileHandle

  /// The program ends with the body.
  static func with<Result>(
    _ identity: CertificateAuthority.Identity, answering answers: [String],
    _ body: (HTTP2Server) async throws -> Result
  ) async throws -> Result {
    let server = try HTTP2Server(identity, answers)
    defer { server.end() }
    return try await body(server)
  }

  private init(_ identity: CertificateAuthority.Identity, _ answers: [String]) throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["python3", tests.appending(path: "Outside/http2.py").path()]
      + [identity.certificate, identity.key] + answers
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    output = pipe.fileHandleForReading
    var text = ""
    while text.last != "\n", case let data = output.availableData, !data.isEmpty {
      text += String(decoding: data, as: UTF8.self)
    }
    port = try #require(UInt16(text.dropLast()), "\(text)")
  }

  var url: String { "https://127.0.0.1:\(port)/" }

  /// What reached it until now: the version of HTTP and the answer of each request. It takes no
  /// more after that.
  func requests() -> [String] {
    end()
    return String(decoding: output.readDataToEndOfFile(), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  private func end() {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }
}
