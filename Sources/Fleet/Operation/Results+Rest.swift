extension Results {
  /// What can be taken up again in a new plan: failed, or never sent. What is unknown is settled by
  /// asking before anything is sent again, so that it is not in it; nor is what was held back, since
  /// the reason for that stands.
  package var rest: [Instance] {
    instances.lazy.filter { $0.outcome.word.isRemainder }.map(\.instance)
  }

  /// The instances that the service refused, for a plan of only those.
  package var failed: [Instance] {
    instances.lazy.filter { $0.outcome.word == .failed }.map(\.instance)
  }
}

extension Outcome {
  /// Whether a retry of the same request could succeed; nil if a retry makes no sense.
  ///
  /// A request that is wrong, or that the service refused for what the instance is, is refused
  /// again until something else changes.
  package var isWorthRetrying: Bool? {
    guard isSettled, word.isRemainder else { return nil }
    return failure?.isWorthRetrying ?? true
  }
}

extension ServiceFailure {
  /// Whether the same request could be answered otherwise later.
  package var isWorthRetrying: Bool {
    switch kind {
    case .throttled, .busy, .unreachable, .cancelled, .tooMany, .mixedGenerations: true
    case .alreadyGone, .denied, .notPermitted, .refused, .invalid, .unknown: false
    }
  }
}
