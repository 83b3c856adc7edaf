/// How long instances took from being accepted to being gone.
package struct GoneDurations: Sendable, Hashable {
  /// Whole seconds, shortest first.
  package let seconds: [Int64]

  /// The fewest durations for an estimate; the watch uses the same number.
  package static let fewest = 5

  package init(_ seconds: [Int64]) { self.seconds = seconds.sorted() }

  package var isEnough: Bool { seconds.count >= Self.fewest }

  /// The least duration within which this share of them was gone; nil where there are none.
  ///
  /// - Parameter percent: 50 is the median.
  package func within(percent: Int) -> Int64? {
    guard !seconds.isEmpty else { return nil }
    let rank = (seconds.count * max(0, min(100, percent)) + 99) / 100
    return seconds[max(0, rank - 1)]
  }
}

extension InstanceResult {
  /// Seconds from its acceptance up to when it settled, or to `now`. Where the answer was lost, so
  /// that nobody knows when it was accepted, from when it was sent; nil where it was not sent.
  package func secondsSinceAcceptance(at now: Timestamp) -> Int64? {
    guard let start = acceptedAt ?? sentAt else { return nil }
    return max(0, (settledAt ?? now).seconds(since: start))
  }
}

extension Results {
  /// The durations of instances that are gone.
  package var goneDurations: GoneDurations {
    GoneDurations(
      instances.compactMap { result in
        guard case .gone = result.outcome, let settledAt = result.settledAt else { return nil }
        return result.secondsSinceAcceptance(at: settledAt)
      })
  }

  /// Calls whose instances were put back into the queue: throttled, busy, halved, or not arrived.
  package var repeatedCallCount: Int {
    var calls: Set<Int> = []
    for result in instances {
      let repeated =
        result.outcome.word == .queued ? result.attempts[...] : result.attempts.dropLast()
      for attempt in repeated { calls.insert(attempt.call) }
    }
    return calls.count
  }
}
