/// Who looks on while calls are made: a log, a trace. Nothing that it is given holds a secret, a
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
