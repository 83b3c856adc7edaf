/// How full the pace is.
package struct RateSnapshot: Sendable, Hashable {
  package var used: Int
  package var limit: Int
  /// The server throttled and the spacing is wider than usual.
  package var isWidened: Bool

  package init(used: Int, limit: Int, isWidened: Bool = false) {
    self.used = used
    self.limit = limit
    self.isWidened = isWidened
  }
}
