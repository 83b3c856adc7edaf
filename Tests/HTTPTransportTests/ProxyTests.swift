import Glibc
import Support
import Testing

@testable import HTTPTransport

@Suite struct ProxyTests {
  /// No name server is asked for a label of more than 63 letters, and none knows it.
  private static let noName = String(repeating: "a", count: 64)

  @Test(arguments: [
    "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", "", "no HTTP\r\n\r\n",
  ])
  func aRefusedTunnelSendsNothing(answer: String) async throws {
    let proxy = try LoopbackServer { connection in
      if connection.readRequest() != nil { connection.write(answer) }
    }
    let transport = CurlTransport(configuration: .init(proxy: "http://127.0.0.1:\(proxy.port)"))
    let failure = await transport.failure(
      of: HTTPRequest(
        url: "https://\(Self.noName):8443/", headers: [("Authorization", "secret")], body: [1]))
    #expect(failure?.kind == .proxy, "\(String(describing: failure))")
    #expect(failure?.delivery == .never)
    #expect(proxy.requests.first?.lines.first == "CONNECT \(Self.noName):8443 HTTP/1.1")
    #expect(proxy.requests.allSatisfy { $0.header("Authorization") == nil })
  }

  @Test func aProxyThatDoesNotListenSendsNothing() async throws {
    let port = try LoopbackServer.deadPort()
    let transport = CurlTransport(
      configuration: .init(proxy: "http://user:password@127.0.0.1:\(port)"))
    let failure = await transport.failure(of: HTTPRequest(url: "https://\(Self.noName)/"))
    #expect(failure?.kind == .proxy)
    #expect(failure?.delivery == .never)
    #expect(!"\(String(describing: failure))".contains("password"))
  }

  @Test func loopbackIsNeverReachedThroughAProxy() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.ok("direct") }
    let port = try LoopbackServer.deadPort()
    let transport = CurlTransport(configuration: .init(proxy: "http://127.0.0.1:\(port)"))
    for host in ["127.0.0.1", "localhost"] {
      let response = try await transport.send(
        HTTPRequest(url: "http://\(host):\(server.port)/"))
      #expect(response.text == "direct")
    }
  }

  @Test func anExceptionIsReachedDirectly() async throws {
    let proxy = try LoopbackServer { _ in }
    let transport = CurlTransport(
      configuration: .init(
        proxy: "http://127.0.0.1:\(proxy.port)", proxyExceptions: "other,\(Self.noName)"))
    let failure = await transport.failure(of: HTTPRequest(url: "https://\(Self.noName)/"))
    #expect(failure?.kind == .nameResolution)
    #expect(proxy.connections == 0)
  }

  /// In a process of its own, whose environment may be changed.
  @Test func theEnvironmentIsNotRead() async {
    await #expect(processExitsWith: .success) {
      let proxy = try LoopbackServer { _ in }
      for name in ["https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY"] {
        setenv(name, "http://127.0.0.1:\(proxy.port)", 1)
      }
      let name = String(repeating: "a", count: 64)
      let failure = await CurlTransport().failure(of: HTTPRequest(url: "https://\(name)/"))
      #expect(failure?.kind == .nameResolution)
      setenv("no_proxy", "*", 1)
      let configuration = CurlTransport.Configuration(proxy: "http://127.0.0.1:\(proxy.port)")
      _ = await CurlTransport(configuration: configuration).failure(
        of: HTTPRequest(url: "https://\(name)/"))
      #expect(proxy.connections == 1)
    }
  }

  @Test func aProxysPasswordIsNotPrinted() {
    let configuration = CurlTransport.Configuration(proxy: "http://user:password@proxy:3128")
    var dumped = ""
    dump(configuration, to: &dumped)
    for text in [dumped, "\(configuration)", String(reflecting: configuration)] {
      #expect(!text.contains("password"))
    }
  }
}
