import Support
import Testing

@testable import HTTPTransport

/// What a server can do wrong, and what is known afterwards.
@Suite struct FailureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var kind: TransportFailure.Kind
    var script: LoopbackServer.Script
  }

  static let cases = [
    Case(testDescription: "reset before the answer", kind: .reset) { connection in
      _ = connection.readRequest()
      connection.reset()
    },
    Case(testDescription: "closed before the answer", kind: .reset) { connection in
      _ = connection.readRequest()
    },
    Case(testDescription: "reset within the body", kind: .reset) { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
      connection.reset()
    },
    Case(testDescription: "closed within the body", kind: .truncated) { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
    },
    Case(testDescription: "closed within a chunk", kind: .truncated) { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf")
    },
    Case(testDescription: "an upgrade that nobody asked for", kind: .reset) { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\n\r\n")
    },
    Case(testDescription: "closed after an interim answer", kind: .reset) { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 100 Continue\r\n\r\n")
    },
    Case(testDescription: "no HTTP", kind: .other) { connection in
      _ = connection.readRequest()
      connection.write("220 mail.example ESMTP\r\n")
    },
    Case(testDescription: "33 MiB announced", kind: .tooLarge) { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(33 << 20)\r\n\r\n")
      connection.waitForClose()
    },
    Case(testDescription: "33 MiB sent until the end", kind: .tooLarge) { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\n\r\n")
      let mebibyte = [UInt8](repeating: 0, count: 1 << 20)
      for _ in 0..<33 { connection.write(mebibyte) }
    },
    Case(testDescription: "33 MiB in chunks", kind: .tooLarge) { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      let mebibyte = Array("100000\r\n".utf8) + [UInt8](repeating: 0, count: 1 << 20) + [13, 10]
      for _ in 0..<33 { connection.write(mebibyte) }
      connection.write("0\r\n\r\n")
    },
    Case(testDescription: "headers without end", kind: .tooLarge) { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\n")
      while connection.write("X-Endless: \(String(repeating: "x", count: 1_000))\r\n") {}
    },
    Case(testDescription: "interim answers without end", kind: .tooLarge) { connection in
      _ = connection.readRequest()
      while connection.write("HTTP/1.1 102 Processing\r\n\r\n") {}
    },
    Case(testDescription: "trailers without end", kind: .tooLarge) { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
      while connection.write("X-Endless: \(String(repeating: "x", count: 1_000))\r\n") {}
    },
  ]

  @Test(arguments: cases, [true, false])
  func aFailureAfterTheRequestLeavesItsFateOpen(failure: Case, mayReuseConnection: Bool)
    async throws
  {
    let server = try LoopbackServer(failure.script)
    let request = HTTPRequest(
      url: server.url, body: [1], timeout: .seconds(30), mayReuseConnection: mayReuseConnection)
    let actual = await CurlTransport().failure(of: request)
    #expect(actual?.kind == failure.kind, "\(String(describing: actual))")
    #expect(actual?.delivery == .possible)
    #expect(actual?.reason != .said(""))
    #expect(server.requests.count == 1)
  }

  /// libcurl has its own bound for one line, and calls what it feels a lack of memory.
  @Test func oneHeaderWithoutEndIsGivenUp() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nX-Endless: ")
      while connection.write(String(repeating: "x", count: 1_000)) {}
    }
    let failure = await CurlTransport().failure(of: HTTPRequest(url: server.url))
    #expect(failure?.kind == .tooLarge || failure?.kind == .other, "\(String(describing: failure))")
    #expect(failure?.delivery == .possible)
  }

  @Test func aServerThatDoesNotListenWasNotReached() async throws {
    let port = try LoopbackServer.deadPort()
    let failure = await CurlTransport().failure(
      of: HTTPRequest(url: "http://127.0.0.1:\(port)/", mayReuseConnection: false))
    #expect(failure?.kind == .connection)
    #expect(failure?.delivery == .never)
  }

  /// A label of more than 63 letters is in no name server, and none is asked.
  @Test func aNameThatIsNoneWasNotReached() async throws {
    let name = String(repeating: "a", count: 64)
    let failure = await CurlTransport().failure(of: HTTPRequest(url: "https://\(name)/"))
    #expect(failure?.kind == .nameResolution)
    #expect(failure?.delivery == .never)
  }

  @Test func silenceIsATimeOut() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.waitForClose()
    }
    let failure = await CurlTransport().failure(
      of: HTTPRequest(url: server.url, timeout: .milliseconds(500)))
    #expect(failure?.kind == .timeout)
    #expect(failure?.delivery == .possible)
  }

  /// By itself the kernel would go on sending after the end, and a request would arrive long after
  /// its time-out, when a link that was cut comes back.
  @Test func givingUpTakesBackWhatHasNotLeft() async throws {
    let (ends, continuation) = AsyncStream.makeStream(of: Bool.self)
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      continuation.yield(connection.waitForReset())
    }
    let failure = await CurlTransport().failure(
      of: HTTPRequest(url: server.url, timeout: .milliseconds(300), mayReuseConnection: false))
    #expect(failure?.kind == .timeout)
    var isTakenBack = ends.makeAsyncIterator()
    #expect(await isTakenBack.next() == true)
  }

  /// The bound is for the whole exchange, so a byte now and then does not prolong it.
  @Test func anAnswerInDripsIsATimeOut() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
      while connection.write("x"), !connection.closes(within: 5) {}
    }
    let clock = ContinuousClock()
    let start = clock.now
    let failure = await CurlTransport().failure(
      of: HTTPRequest(url: server.url, timeout: .milliseconds(500)))
    #expect(failure?.kind == .timeout)
    #expect(failure?.delivery == .possible)
    #expect(clock.now - start >= .milliseconds(499))
  }

  @Test func waitingForAFreeConnectionCountsToo() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.waitForClose()
    }
    let transport = CurlTransport(configuration: .init(connectionsPerHost: 1))
    let first = Task {
      await transport.failure(of: HTTPRequest(url: server.url, timeout: .seconds(60)))
    }
    while server.requests.isEmpty { await Task.yield() }
    let second = await transport.failure(
      of: HTTPRequest(url: server.url, timeout: .milliseconds(50)))
    #expect(second?.kind == .timeout)
    #expect(second?.delivery == .never)
    first.cancel()
    #expect(await first.value?.kind == .cancelled)
    #expect(server.requests.count == 1)
  }

  /// The time for connecting begins when there is room for a connection, not before.
  @Test func waitingForAFreeConnectionIsNotConnecting() async throws {
    let server = try LoopbackServer { connection in
      while let request = connection.readRequest() {
        if request.body == "slow", connection.closes(within: 600) { return }
        connection.write(LoopbackServer.ok("late"))
      }
    }
    let transport = CurlTransport(
      configuration: .init(connectTimeout: .milliseconds(500), connectionsPerHost: 1))
    let slow = HTTPRequest(url: server.url, body: Array("slow".utf8), mayReuseConnection: true)
    let first = Task { try await transport.send(slow).text }
    while server.requests.isEmpty { await Task.yield() }
    #expect(
      try await transport.send(HTTPRequest(url: server.url, mayReuseConnection: true)).text
        == "late")
    #expect(
      try await transport.send(HTTPRequest(url: server.url, mayReuseConnection: false)).text
        == "late")
    #expect(try await first.value == "late")
  }
}
