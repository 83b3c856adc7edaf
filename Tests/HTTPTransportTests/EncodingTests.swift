import FoundationEssentials
import Support
import Testing

@testable import HTTPTransport

/// Proxies and gateways compress what nobody asked them to compress.
@Suite struct EncodingTests {
  /// `{"a":1}`
  private static let small = bytes("H4sIAAAAAAAC/6tWSlSyMqwFAK+sG1YHAAAA")
  /// 128 KiB of blanks.
  private static let large = bytes(
    "H4sIAAAAAAAC/+3BMQEAAADCoCrrn9LDGkABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA3ACLNry7AAACAA==")

  private static func bytes(_ text: String) -> [UInt8] {
    Data(base64Encoded: text).map(Array.init) ?? []
  }

  private static func server(_ encoding: String, _ body: [UInt8]) throws -> LoopbackServer {
    try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      let head = "HTTP/1.1 200 OK\r\n\(encoding)Content-Length: \(body.count)\r\n\r\n"
      connection.write(Array(head.utf8) + body)
    }
  }

  @Test func noEncodingIsAskedFor() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.ok("{}") }
    _ = try await CurlTransport().send(HTTPRequest(url: server.url))
    #expect(server.requests.first?.header("Accept-Encoding") == "identity")
  }

  @Test(arguments: ["gzip", "GZIP", "x-gzip", "identity, gzip"])
  func whatIsCompressedAllTheSameIsRead(encoding: String) async throws {
    let server = try Self.server("Content-Encoding: \(encoding)\r\n", Self.small)
    let response = try await CurlTransport().send(HTTPRequest(url: server.url))
    #expect(response.text == #"{"a":1}"#)
  }

  @Test(arguments: ["", "Content-Encoding: identity\r\n"])
  func whatIsNotCompressedIsReadAsItIs(encoding: String) async throws {
    let server = try Self.server(encoding, Array(#"{"a":1}"#.utf8))
    let response = try await CurlTransport().send(HTTPRequest(url: server.url))
    #expect(response.text == #"{"a":1}"#)
  }

  /// The limit holds for what comes out, not for what came in.
  @Test func whatGrowsBeyondTheLimitIsTooLarge() async throws {
    let server = try Self.server("Content-Encoding: gzip\r\n", Self.large)
    let small = CurlTransport(configuration: .init(maximumBodySize: 1 << 16))
    let failure = await small.failure(of: HTTPRequest(url: server.url))
    #expect(failure?.kind == .tooLarge)
    #expect(failure?.delivery == .possible)
    let response = try await CurlTransport().send(HTTPRequest(url: server.url))
    #expect(response.body.count == 1 << 17)
  }

  /// It was sent; what came of it is open.
  @Test func whatIsDamagedLeavesItOpen() async throws {
    let server = try Self.server("Content-Encoding: gzip\r\n", Array(#"{"a":1}"#.utf8))
    let failure = await CurlTransport().failure(of: HTTPRequest(url: server.url))
    #expect(failure?.kind == .truncated)
    #expect(failure?.delivery == .possible)
  }
}
