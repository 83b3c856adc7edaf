import Support
import Testing

@testable import HTTPTransport

/// A transport begins with its first request.
@Suite struct BeginningTests {
  @Test func oneThatWasEndedBeforeItBeganSendsNothing() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.ok("done") }
    let transport = CurlTransport()
    transport.shutdown()
    let failure = await transport.failure(of: HTTPRequest(url: server.url))
    #expect(failure == .shutDown)
    #expect(server.connections == 0)
  }

  @Test func firstRequestsThatCompeteAreAllAnswered() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.ok("done") }
    let transport = CurlTransport()
    await withTaskGroup(of: String?.self) { group in
      for _ in 0..<20 {
        group.addTask { try? await transport.send(HTTPRequest(url: server.url)).text }
      }
      for await text in group { #expect(text == "done") }
    }
  }

  @Test func theReasonThatAnInboxWasClosedForReachesLaterMessages() {
    let inbox = Inbox()
    #expect(inbox.post(.cancel(1)) == nil)
    let missing = TransportFailure(kind: .library, delivery: .never, message: "not there")
    inbox.stop(missing)
    inbox.stop()
    #expect(inbox.post(.cancel(2)) == missing)
    #expect(inbox.take().messages.count == 1)
  }

  @Test func thisMachineHasALibraryThatCanBeUsed() { #expect(CurlTransport.refusal == nil) }
}
