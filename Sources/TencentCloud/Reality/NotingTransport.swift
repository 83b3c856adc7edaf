import HTTPTransport
import Synchronization

/// Notes the status and the headers of each answer on its way, and lets no more than so many requests
/// through.
final class NotingTransport: HTTPTransport {
  /// An answer without its body.
  struct Head: Sendable {
    var status: Int
    var headers: [(name: String, value: String)]

    func header(_ name: String) -> String? {
      HTTPResponse(status: status, headers: headers, body: []).header(name)
    }
  }

  private struct State {
    var sent = 0
    var heads: [Head] = []
  }

  private let transport: any HTTPTransport
  private let limit: Int
  private let state = Mutex(State())

  init(_ transport: any HTTPTransport, limit: Int) {
    self.transport = transport
    self.limit = limit
  }

  /// Of every answer, in order.
  var heads: [Head] { state.withLock { $0.heads } }
  var sent: Int { state.withLock { $0.sent } }

  func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
    let isLeft = state.withLock { state in
      guard state.sent < limit else { return false }
      state.sent += 1
      return true
    }
    guard isLeft else {
      throw TransportFailure(kind: .cancelled, delivery: .never, .cancelledBeforeSending)
    }
    let response = try await transport.send(request)
    state.withLock {
      $0.heads.append(Head(status: response.status, headers: response.headers))
    }
    return response
  }
}
