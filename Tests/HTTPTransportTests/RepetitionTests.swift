import Testing

@testable import HTTPTransport

/// A request that changes something goes out at most once, whatever libcurl would do by itself.
@Suite struct RepetitionTests {
  /// Answers the first request of the first connection and keeps that connection. Any further
  /// request is read and its connection closed without an answer.
  private func server() throws -> LoopbackServer {
    try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      guard connection.number == 1 else { return }
      connection.write(LoopbackServer.ok("kept"))
      _ = connection.readRequest()
    }
  }

  /// That the danger is real: the transport's own repetition, which readings may have.
  @Test func aRepeatableRequestIsSentAgainByLibcurl() async throws {
    let server = try server()
    let transport = CurlTransport()
    _ = try await transport.send(HTTPRequest(url: server.url, isRepeatable: true))
    let failure = await transport.failure(of: HTTPRequest(url: server.url, isRepeatable: true))
    #expect(failure?.kind == .reset)
    #expect(failure?.delivery == .possible)
    #expect(server.requests.map(\.connection) == [1, 1, 2])
  }

  /// Nothing is said about repeating: what nobody has thought of is not sent twice.
  @Test func aRequestThatIsNotRepeatableReachesTheServerOnce() async throws {
    let server = try server()
    let transport = CurlTransport()
    _ = try await transport.send(HTTPRequest(url: server.url, isRepeatable: true))
    let failure = await transport.failure(of: HTTPRequest(url: server.url, body: [1]))
    #expect(failure?.kind == .reset)
    #expect(failure?.delivery == .possible)
    #expect(server.requests.map(\.connection) == [1, 2])
  }

  /// A kept connection whose server has gone in the meantime is not even tried.
  @Test func aClosedConnectionDoesNotHarmIt() async throws {
    let server = try LoopbackServer { connection in
      if connection.readRequest() != nil { connection.write(LoopbackServer.ok("once")) }
    }
    let transport = CurlTransport()
    for _ in 0..<20 {
      let response = try await transport.send(
        HTTPRequest(url: server.url, isRepeatable: false))
      #expect(response.text == "once")
    }
    #expect(server.requests.count == 20)
    #expect(server.connections == 20)
  }
}
