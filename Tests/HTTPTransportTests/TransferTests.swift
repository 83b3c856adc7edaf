import CCurl
import Testing

@testable import HTTPTransport

/// What a transfer decides by itself, without libcurl at work.
@Suite struct TransferTests {
  /// Neither another kept connection nor a new one gets a request that was sent.
  @Test func aSecondSendingIsRefused() async throws {
    try await withTransfer { transfer in
      #expect(transfer.delivery == .never)
      // Two addresses of one host are tried side by side.
      #expect(transfer.mayConnect() && transfer.mayConnect())
      #expect(transfer.willSend(peer: "127.0.0.1"))
      #expect(!transfer.willSend(peer: "127.0.0.1") && !transfer.mayConnect())
      let failure = failure(of: transfer.result(code: CURLE_ABORTED_BY_CALLBACK, isProxied: false))
      #expect(failure?.kind == .reset)
      #expect(failure?.delivery == .possible)
    }
  }

  @Test func plainHTTPThatLeadsElsewhereIsStopped() async throws {
    try await withTransfer { transfer in
      #expect(!transfer.willSend(peer: "10.0.0.1"))
      let failure = failure(of: transfer.result(code: CURLE_ABORTED_BY_CALLBACK, isProxied: false))
      #expect(failure?.kind == .badURL)
      #expect(failure?.delivery == .never)
    }
  }

  @Test func anEndWithoutAFinalAnswerIsNone() async throws {
    try await withTransfer { transfer in
      #expect(transfer.willSend(peer: "127.0.0.1"))
      let failure = failure(of: transfer.result(code: CURLE_OK, isProxied: false))
      #expect(failure?.kind == .truncated)
      #expect(failure?.delivery == .possible)
    }
  }

  private func withTransfer(_ body: (Transfer) -> Void) async throws {
    let easy = try #require(EasyHandle())
    let request = HTTPRequest(url: "http://127.0.0.1/")
    let destination = try Destination(request.url)
    _ = await withCheckedContinuation { continuation in
      let transfer = Transfer(
        exchange: Exchange(
          id: 1, request: request, destination: destination, headerLines: [],
          cancellation: Cancellation(), continuation: continuation),
        easy: easy, configuration: CurlTransport.Configuration())
      body(transfer)
      transfer.finish(.failure(.shutDown))
    }
  }

  private func failure(
    of result: Result<HTTPResponse, TransportFailure>
  ) -> TransportFailure? {
    if case .failure(let failure) = result { failure } else { nil }
  }
}
