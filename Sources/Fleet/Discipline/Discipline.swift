/// How far a wrong assumption may go in an operation, and why it is carried out at all.
package struct Discipline: Sendable, Hashable {
  /// What the operator gave as the reason, for colleagues who read of it later.
  package var reason: String?
  package var stopAfter: FailureLimit
  package var canary: CanarySize

  package init(
    reason: String? = nil, stopAfter: FailureLimit = .standard, canary: CanarySize = .off
  ) {
    self.reason = reason
    self.stopAfter = stopAfter
    self.canary = canary
  }
}
