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
