/// An observer of calls: a log, a trace. Nothing that it is given holds a secret, a
/// token or a signature, and nothing that it does can change a call.
package struct APIObserver: Sendable {
  /// Called after every attempt of every call, from any task.
  package var attempted: @Sendable (APITrace) -> Void
  /// Called with every request and what came of it. Where it is nil nothing is copied or struck
  /// out, so that it costs nothing.
  package var exchanged: (@Sendable (APIExchange) -> Void)?

  package init(
    attempted: @escaping @Sendable (APITrace) -> Void = { _ in },
    exchanged: (@Sendable (APIExchange) -> Void)? = nil
  ) {
    self.attempted = attempted
    self.exchanged = exchanged
  }
}

/// One attempt of a call, for a log. It never holds a header, a body or a secret.
package struct APITrace: Sendable, Hashable {
  package var service: CloudService
  package var action: String
  package var phase: CallPhase
  package var region: String
  /// From 1.
  package var attempt: Int
  /// From the start of sending to the decoded answer.
  package var duration: Duration
  /// The API's code or one of edgereap's own words; empty for success.
  package var code: String
  package var requestID: String
}
