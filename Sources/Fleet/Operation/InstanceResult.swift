/// One instance of an operation, and how it came to be what it is.
package struct InstanceResult: Sendable, Hashable {
  /// The instance as frozen in the plan.
  package var instance: Instance
  package var outcome: Outcome
  package var attempts: [Attempt] = []
  package var plannedAt: Timestamp
  package var sentAt: Timestamp?
  package var acceptedAt: Timestamp?
  package var settledAt: Timestamp?

  init(planned: PlannedInstance, at: Timestamp) {
    instance = planned.instance
    plannedAt = at
    outcome = planned.hold.map { .heldBack($0) } ?? .queued
    settledAt = planned.hold == nil ? nil : at
  }

  mutating func record(changes: OutcomeChanges, outcome: Outcome) {
    if outcome.word.isAcceptance { acceptedAt = acceptedAt ?? changes.at }
    settledAt = outcome.isSettled ? changes.at : nil
    if let call = changes.call {
      guard let index = attempts.lastIndex(where: { $0.call == call }) else { return }
      attempts[index].requestID = changes.requestID
      attempts[index].failure = outcome.failure
    } else if let failure = outcome.failure, !failure.requestID.isEmpty,
      let index = attempts.lastIndex(where: { $0.requestID == failure.requestID })
    {
      // The answer to an earlier call has become the outcome.
      attempts[index].failure = failure
    }
  }
}

/// One call that named the instance.
package struct Attempt: Sendable, Hashable {
  package var call: Int
  package var at: Timestamp
  package var requestID: String = ""
  package var failure: ServiceFailure?

  init(call: Int, at: Timestamp) {
    self.call = call
    self.at = at
  }
}
