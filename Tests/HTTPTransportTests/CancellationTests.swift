import Support
import Testing

@testable import HTTPTransport

@Suite struct CancellationTests {
  /// Reads requests and never answers; says when it has one and when the client is gone.
  private func silentServer() throws -> (LoopbackServer, AsyncStream<String>) {
    let (events, continuation) = AsyncStream.makeStream(of: String.self)
    let server = try LoopbackServer { connection in
      if connection.readRequest() != nil {
        continuation.yield("request")
        connection.waitForClose()
      }
      continuation.yield("closed")
    }
    return (server, events)
  }

  @Test func aCancelledRequestIsEndedOnTheWire() async throws {
    let (server, stream) = try silentServer()
    let transport = CurlTransport()
    var events = stream.makeAsyncIterator()
    let task = Task {
      await transport.failure(of: HTTPRequest(url: server.url, timeout: .seconds(60)))
    }
    #expect(await events.next() == "request")
    task.cancel()
    #expect(await events.next() == "closed")
    let failure = await task.value
    #expect(failure?.kind == .cancelled)
    #expect(failure?.delivery == .possible)
  }

  @Test func aRequestOfACancelledTaskIsNotSent() async throws {
    let (server, _) = try silentServer()
    let transport = CurlTransport()
    for _ in 0..<100 {
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return await transport.failure(of: HTTPRequest(url: server.url))
      }
      let failure = await task.value
      #expect(failure?.kind == .cancelled)
      #expect(failure?.delivery == .never)
    }
    transport.shutdown()
    #expect(server.connections == 0)
  }

  @Test func cancellingAfterTheEndChangesNothing() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.ok("done") }
    let transport = CurlTransport()
    for _ in 0..<50 {
      let task = Task { try await transport.send(HTTPRequest(url: server.url)).text }
      #expect(try await task.value == "done")
      task.cancel()
    }
    #expect(try await transport.send(HTTPRequest(url: server.url)).text == "done")
    #expect(transport.traffic.requests == 51)
  }

  /// Whichever comes first, each request ends once and the transport goes on.
  @Test func cancellationsRaceWithStartsAndEnds() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.ok("done") }
    let transport = CurlTransport()
    await withTaskGroup(of: Bool.self) { group in
      for index in 0..<200 {
        group.addTask {
          let task = Task { try? await transport.send(HTTPRequest(url: server.url)).text }
          for _ in 0..<(index % 7) { await Task.yield() }
          task.cancel()
          let text = await task.value
          return text == nil || text == "done"
        }
      }
      for await isSound in group { #expect(isSound) }
    }
    #expect(try await transport.send(HTTPRequest(url: server.url)).text == "done")
  }

  @Test func shuttingDownEndsWhatIsUnderWay() async throws {
    let (server, stream) = try silentServer()
    let transport = CurlTransport()
    var events = stream.makeAsyncIterator()
    let task = Task {
      await transport.failure(of: HTTPRequest(url: server.url, timeout: .seconds(60)))
    }
    #expect(await events.next() == "request")
    transport.shutdown()
    transport.shutdown()
    #expect(await events.next() == "closed")
    #expect(await task.value?.kind == .cancelled)
    let later = await transport.failure(of: HTTPRequest(url: server.url))
    #expect(later?.kind == .cancelled)
    #expect(later?.delivery == .never)
    #expect(server.connections == 1)
  }

  @Test func aReleasedTransportClosesItsConnections() async throws {
    let (events, continuation) = AsyncStream.makeStream(of: String.self)
    let server = try LoopbackServer { connection in
      while connection.readRequest() != nil { connection.write(LoopbackServer.ok("")) }
      continuation.yield("closed")
    }
    do {
      _ = try await CurlTransport().send(HTTPRequest(url: server.url))
    }
    var iterator = events.makeAsyncIterator()
    #expect(await iterator.next() == "closed")
  }
}
