/// An estimate for the open instances, from those that are gone.
package enum RestEstimate: Sendable, Hashable {
  /// Seconds until the remainder is gone, at the pace so far.
  case secondsLeft(Int64)
  /// Some take longer than the slowest that is gone, so that the pace so far says nothing of them.
  ///
  /// - Parameter longest: Seconds of the one that is under way the longest.
  case late(count: Int, longest: Int64)
}

extension Results {
  /// nil where there is nothing to go by, or nothing left.
  package func estimate(at now: Timestamp) -> RestEstimate? {
    let gone = totals[.gone, default: 0]
    let rest = openCount
    let elapsed = now.seconds(since: header.startedAt)
    guard gone > 0, rest > 0, elapsed > 2 else { return nil }
    // By index, since a loop over the elements keeps a copy of each, and this is asked for every frame.
    let results = instances.span
    var (slowest, longest): (Int64, Int64) = (0, 0)
    for index in results.indices {
      let seconds = results[index].secondsSinceAcceptance(at: now) ?? 0
      let word = results[index].outcome.word
      if word == .gone { slowest = max(slowest, seconds) }
      if !word.isSettled { longest = max(longest, seconds) }
    }
    guard longest > slowest else {
      return .secondsLeft(max(1, elapsed * Int64(rest) / Int64(gone)))
    }
    var late = 0
    for index in results.indices
    where !results[index].outcome.isSettled
      && (results[index].secondsSinceAcceptance(at: now) ?? 0) > slowest
    {
      late += 1
    }
    return .late(count: late, longest: longest)
  }
}
