extension Results {
  /// What can be taken up again in a new plan: failed, or never sent. What is unknown is settled by
  /// asking before anything is sent again, so that it is not in it; nor is what was held back, since
  /// the reason for that stands.
  package var rest: [Instance] {
    instances.lazy.filter { result in
      switch result.outcome {
      case .failed, .cancelled, .queued: true
      case .heldBack, .unknown, .sent, .accepted, .terminating, .slow, .stuck, .scheduled, .gone:
        false
      }
    }.map(\.instance)
  }

  /// Those of the rest that the service refused, for a plan of just those.
  package var failed: [Instance] {
    instances.lazy.filter { $0.outcome.word == .failed }.map(\.instance)
  }
}
