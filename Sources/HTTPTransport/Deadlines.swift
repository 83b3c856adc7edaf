/// When each exchange has to be over.
///
/// The earliest is known without a search. It may be that of an exchange which has ended since,
/// which costs one search too many at that time.
struct Deadlines {
  private var deadlines: [UInt64: ContinuousClock.Instant] = [:]
  private var earliest: ContinuousClock.Instant?

  /// Milliseconds that the thread sleeps if there is no deadline.
  static let longestSleep: Int32 = 60_000

  mutating func add(_ id: UInt64, after timeout: Duration, from now: ContinuousClock.Instant) {
    let deadline = now + timeout
    deadlines[id] = deadline
    earliest = min(earliest ?? deadline, deadline)
  }

  mutating func remove(_ id: UInt64) {
    deadlines[id] = nil
    if deadlines.isEmpty { earliest = nil }
  }

  /// The exchanges that are out of time. They stay until they are removed.
  mutating func passed(at now: ContinuousClock.Instant) -> [UInt64] {
    guard let earliest, earliest <= now else { return [] }
    self.earliest = deadlines.values.filter { $0 > now }.min()
    return deadlines.filter { $0.value <= now }.map(\.key)
  }

  /// Rounded up, so that the deadline has passed when the sleep ends.
  func millisecondsLeft(at now: ContinuousClock.Instant) -> Int32 {
    guard let earliest else { return Self.longestSleep }
    return Int32(min((earliest - now).wholeMilliseconds, Int(Self.longestSleep)))
  }
}
