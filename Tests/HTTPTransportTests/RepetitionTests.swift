import Support
import Testing

@testable import HTTPTransport

/// A request goes out once, whatever libcurl would do by itself: who repeats it asks the pace first.
@Suite struct RepetitionTests {
  /// Answers the first request of each connection and keeps the connection. The second one is read,
  /// and its connection reset without an answer.
  private func server() throws -> LoopbackServer {
    try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write(LoopbackServer.ok("kept"))
      guard connection.readRequest() != nil else { return }
      connection.reset()
    }
  }

  @Test func aRequestOnAKeptConnectionThatIsResetReachesTheServerOnce() async throws {
    let server = try server()
    let transport = CurlTransport()
    let reading = HTTPRequest(url: server.url, body: [1], mayReuseConnection: true)
    for _ in 0..<10 {
      #expect(try await transport.send(reading).text == "kept")
      let failure = await transport.failure(of: reading)
      #expect(failure?.kind == .reset)
      #expect(failure?.delivery == .possible)
    }
    #expect(server.requests.count == 20)
  }

  /// Nothing is said about connections: what nobody has thought of gets one of its own.
  @Test func aRequestThatMayNotReuseAConnectionHasOneOfItsOwn() async throws {
    let server = try server()
    let transport = CurlTransport()
    for _ in 0..<3 {
      #expect(try await transport.send(HTTPRequest(url: server.url, body: [1])).text == "kept")
    }
    #expect(server.requests.map(\.connection) == [1, 2, 3])
  }

  /// libcurl repeats by itself what HTTP/2 says was not carried out, six times in all.
  @Test(arguments: ["refused", "goaway", "downgrade", "reset"])
  func aRequestThatHTTP2RefusesReachesTheServerOnce(answer: String) async throws {
    try await CertificateAuthority.with { root in
      let identity = try root.issue(alternativeName: "IP:127.0.0.1")
      try await HTTP2Server.with(identity, answering: ["ok", answer]) { server in
        let transport = CurlTransport(
          configuration: .init(certificateFile: root.identity.certificate))
        let reading = HTTPRequest(url: server.url, body: [1], mayReuseConnection: true)
        let first = try await transport.send(reading)
        let failure = await transport.failure(of: reading)
        // A connection that ends says so in the words of an answer that was cut short.
        #expect(failure?.kind == .reset || answer == "reset" && failure?.kind == .truncated)
        #expect(failure?.delivery == .possible)
        // One that gets a connection of its own is not of HTTP/2.
        let last = try await transport.send(HTTPRequest(url: server.url, body: [1]))
        #expect([first.status, last.status] == [200, 200])
        #expect(server.requests() == ["2 ok", "2 \(answer)", "1 ok"])
      }
    }
  }

  /// A kept connection whose server has gone in the meantime is not even tried.
  @Test func aClosedConnectionDoesNotHarmIt() async throws {
    let server = try LoopbackServer { connection in
      if connection.readRequest() != nil { connection.write(LoopbackServer.ok("once")) }
    }
    let transport = CurlTransport()
    for _ in 0..<20 {
      let response = try await transport.send(
        HTTPRequest(url: server.url, mayReuseConnection: false))
      #expect(response.text == "once")
    }
    #expect(server.requests.count == 20)
    #expect(server.connections == 20)
  }
}
