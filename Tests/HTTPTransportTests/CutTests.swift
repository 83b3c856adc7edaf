import Support
import Testing

@testable import HTTPTransport

/// A connection that ends in the middle of a small answer.
@Suite struct CutTests {
  static let answer = Array(
    ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 30\r\n\r\n"
      + #"{"Response":{"RequestId":"r"}}"#).utf8)

  /// At every byte, and by an end as well as by a reset.
  @Test(arguments: [true, false])
  func isNeverAnAnswerAndNeverSentAgain(isReset: Bool) async throws {
    let transport = CurlTransport()
    let server = try LoopbackServer { connection in
      guard let length = connection.readRequest().flatMap({ Int($0.body) }) else { return }
      connection.write(Array(Self.answer[..<length]))
      if isReset, length < Self.answer.count { connection.reset() }
    }
    for length in Self.answer.indices {
      let failure = await transport.failure(
        of: HTTPRequest(url: server.url, body: Array("\(length)".utf8)))
      #expect(failure?.delivery == .possible, "\(length)")
      let kinds: [TransportFailure.Kind?] = [.reset, .truncated]
      #expect(kinds.contains(failure?.kind), "\(length) \(String(describing: failure))")
    }
    #expect(server.requests.count == Self.answer.count)
    let whole = try await transport.send(
      HTTPRequest(url: server.url, body: Array("\(Self.answer.count)".utf8)))
    #expect(whole.body.count == 30)
  }
}
