import Fleet

/// Equal steps of time that durations are counted in: round ones, as few as there are lines.
struct DurationBins: Hashable, Sendable {
  /// Seconds at which the first step begins, and its length.
  var start: Int64
  var step: Int64
  /// Steps of that length.
  var count: Int
  /// Whether one more holds all that is longer.
  var hasTail: Bool

  private static let steps: [Int64] = [
    1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400,
  ]

  /// - Parameters:
  ///   - gone: what most of it is about.
  ///   - waiting: durations so far of what is still there. They do not widen the steps: what is far
  ///     beyond the others goes into the tail.
  ///   - lines: the most steps that may be made, the tail included.
  init?(gone: GoneDurations, waiting: [Int64], lines: Int) {
    let all = gone.seconds + waiting
    guard lines > 1, let least = all.min(), let most = all.max() else { return nil }
    let usual = gone.within(percent: 95).map { max(10, $0 * 2) } ?? most
    hasTail = most > usual
    let limit = hasTail ? usual : most
    let room = Int64(hasTail ? lines - 1 : lines)
    let first = min(least, limit)
    let step =
      Self.steps.first { limit / $0 - first / $0 < room } ?? (limit - first) / room + 1
    self.step = step
    start = first / step * step
    count = Int(min(limit / step - first / step + 1, room))
  }

  /// The bin that a duration falls into.
  func index(of seconds: Int64) -> Int {
    let last = hasTail ? count : count - 1
    return Int(max(0, min((seconds - start) / step, Int64(last))))
  }

  var total: Int { hasTail ? count + 1 : count }

  /// The bounds of a bin; the tail has no end.
  func bounds(of index: Int) -> (from: Int64, to: Int64?) {
    let from = start + Int64(index) * step
    return (from, index < count ? from + step : nil)
  }
}
