extension Results {
  /// In the order of the plan.
  package func keys(in words: Set<OutcomeWord>) -> [InstanceKey] {
    instances.lazy.filter { words.contains($0.outcome.word) }.map(\.instance.key)
  }
}

extension InstanceResult {
  /// Seconds since it was first sent, up to when it settled or to `now`; nil where nothing was.
  package func elapsedSeconds(at now: Timestamp) -> Int64? {
    sentAt.map { max(0, (settledAt ?? now).seconds(since: $0)) }
  }
}

extension Outcome {
  /// Code and message, for the outcomes that have them.
  package var trouble: (code: String, message: String)? {
    switch self {
    case .failed(let failure), .unknown(let failure): (failure.code, failure.message)
    case .heldBack(let hold): (hold.code, hold.message)
    default: nil
    }
  }
}
