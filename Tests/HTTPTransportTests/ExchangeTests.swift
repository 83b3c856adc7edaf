import Support
import Testing

@testable import HTTPTransport

@Suite struct ExchangeTests {
  @Test func aRequestIsSentAsItIs() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.ok("{}") }
    let transport = CurlTransport(configuration: .init(userAgent: "edgereap/1.0"))
    let response = try await transport.send(
      HTTPRequest(
        url: server.url + "a/../b?x=1&y=%20",
        headers: [
          ("Host", "ecm.tencentcloudapi.com"), ("Content-Type", "application/json"),
          ("X-TC-Action", "DescribeInstances"), ("X-Empty", ""),
        ], body: Array(#"{"Limit":100}"#.utf8)))
    #expect(response.status == 200)
    #expect(response.text == "{}")
    let request = try #require(server.requests.first)
    #expect(request.body == #"{"Limit":100}"#)
    #expect(request.lines.first == "POST /a/../b?x=1&y=%20 HTTP/1.1")
    #expect(
      request.lines.dropFirst().sorted() == [
        "Accept-Encoding: identity", "Content-Length: 13", "Content-Type: application/json",
        "Host: ecm.tencentcloudapi.com",
        "User-Agent: edgereap/1.0", "X-Empty:", "X-TC-Action: DescribeInstances",
      ])
  }

  @Test(arguments: [
    (HTTPRequest.Method.get, "", "GET / HTTP/1.1", nil), (.post, "", "POST / HTTP/1.1", "0"),
    (.post, "ab", "POST / HTTP/1.1", "2"), (.put, "abc", "PUT / HTTP/1.1", "3"),
    (.put, "", "PUT / HTTP/1.1", "0"), (.get, "a", "GET / HTTP/1.1", "1"),
  ])
  func methodsAndBodies(
    method: HTTPRequest.Method, body: String, line: String, length: String?
  ) async throws {
    let server = try LoopbackServer { LoopbackServer.ok($0.body) }
    let response = try await CurlTransport().send(
      HTTPRequest(method: method, url: server.url, body: Array(body.utf8)))
    #expect(response.text == body)
    let request = try #require(server.requests.first)
    #expect(request.lines.first == line)
    #expect(request.header("Content-Length") == length)
    #expect(request.header("Content-Type") == nil)
    #expect(request.header("Accept") == nil)
  }

  @Test func aLargeBodyGoesWithoutWaitingForLeave() async throws {
    let server = try LoopbackServer { LoopbackServer.ok("\($0.body.utf8.count)") }
    let body = [UInt8](repeating: UInt8(ascii: "a"), count: 3 << 20)
    let response = try await CurlTransport().send(HTTPRequest(url: server.url, body: body))
    #expect(response.text == "\(body.count)")
    #expect(server.requests.first?.header("Expect") == nil)
  }

  @Test(arguments: [200, 204, 400, 401, 404, 407, 417, 429, 500, 503])
  func anyStatusIsAnAnswer(status: Int) async throws {
    let server = try LoopbackServer { _ in
      "HTTP/1.1 \(status) X\r\nDate: Sat, 21 Nov 2026 08:00:00 GMT\r\nContent-Length: 0\r\n\r\n"
    }
    let response = try await CurlTransport().send(HTTPRequest(url: server.url))
    #expect(response.status == status)
    #expect(response.header("date") == "Sat, 21 Nov 2026 08:00:00 GMT")
    #expect(server.requests.count == 1)
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func aRedirectIsNotFollowed(status: Int) async throws {
    let other = try LoopbackServer { _ in LoopbackServer.ok("elsewhere") }
    let server = try LoopbackServer { _ in
      "HTTP/1.1 \(status) X\r\nLocation: \(other.url)\r\nContent-Length: 0\r\n\r\n"
    }
    let response = try await CurlTransport().send(HTTPRequest(url: server.url))
    #expect(response.status == status)
    #expect(other.connections == 0)
  }

  @Test func anAnswerOfHTTP10EndsWithItsConnection() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.0 200 OK\r\nServer: old\r\n\r\nuntil the end")
    }
    let transport = CurlTransport()
    for _ in 0..<2 {
      let response = try await transport.send(
        HTTPRequest(url: server.url, mayReuseConnection: true))
      #expect(response.text == "until the end")
      #expect(response.header("Server") == "old")
    }
    #expect(server.connections == 2)
  }

  @Test func chunksAndInterimAnswersAreRead() async throws {
    let server = try LoopbackServer { _ in
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "3\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: t\r\n\r\n"
    }
    let response = try await CurlTransport().send(HTTPRequest(url: server.url))
    #expect(response.text == "abcde")
    #expect(response.header("X-Trailer") == nil)
  }

  @Test func aBodyInAnEncodingThatNobodyKnowsLeavesItOpen() async throws {
    let server = try LoopbackServer { _ in
      "HTTP/1.1 200 OK\r\nContent-Encoding: zzz\r\nContent-Length: 4\r\n\r\nabcd"
    }
    let failure = await CurlTransport().failure(of: HTTPRequest(url: server.url))
    #expect(failure?.delivery == .possible)
  }

  @Test func cookiesAreNotKept() async throws {
    let server = try LoopbackServer { _ in
      "HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n"
    }
    let transport = CurlTransport()
    for _ in 0..<2 {
      _ = try await transport.send(HTTPRequest(url: server.url, mayReuseConnection: true))
    }
    #expect(server.requests.count == 2)
    #expect(server.requests.allSatisfy { $0.header("Cookie") == nil })
  }

  @Test func localhostLeadsHere() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.ok("here") }
    let response = try await CurlTransport().send(
      HTTPRequest(url: "http://localhost:\(server.port)/"))
    #expect(response.text == "here")
  }

  @Test func bytesAreCounted() async throws {
    let answer = LoopbackServer.ok("12345")
    let server = try LoopbackServer { _ in answer }
    let transport = CurlTransport()
    let pair = HTTPRequest(url: server.url, body: [1, 2], mayReuseConnection: true)
    for _ in 0..<3 { _ = try await transport.send(pair) }
    let request = try #require(server.requests.first)
    let size = request.lines.reduce(2) { $0 + $1.utf8.count + 2 } + request.body.utf8.count
    #expect(transport.traffic.requests == 3)
    #expect(transport.traffic.connections == 1)
    #expect(transport.traffic.bytesSent == Int64(3 * size))
    #expect(transport.traffic.bytesReceived == Int64(3 * answer.utf8.count))
  }
}
