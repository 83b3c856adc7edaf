/// The requests of one action in the last second, and what the statistics say of it.
///
/// The first so many of a second pass by their arrival at the server, the others are refused
/// before they reach the service (documented). Whether the service's second slides or stands is
/// not; a sliding one is the stricter of the two.
struct RateWindow: Sendable {
  /// One second, in microseconds.
  private static let width: Int64 = 1_000_000

  private var passed = RecentInstants()
  private var arrived = RecentInstants()
  private(set) var requests = 0
  private(set) var throttled = 0
  private var passedCount = 0
  /// The most that arrived in any second, whenever it began.
  private(set) var mostInAnySecond = 0
  private(set) var firstPassed: Int64?
  private(set) var lastPassed: Int64?

  /// Counts a request that arrived and came to nothing: it takes no part in the limit.
  mutating func arrive(at now: Int64) {
    requests += 1
    arrived.append(now, forgetting: now - Self.width)
    mostInAnySecond = max(mostInAnySecond, arrived.count)
  }

  /// - Parameter limit: nil for none.
  /// - Returns: nil if the request passes, else how many this second has had with it.
  mutating func admit(at now: Int64, limit: Int?) -> Int? {
    arrive(at: now)
    passed.forget(until: now - Self.width)
    if let limit, passed.count >= limit {
      throttled += 1
      return arrived.count
    }
    passed.append(now, forgetting: now - Self.width)
    passedCount += 1
    firstPassed = firstPassed ?? now
    lastPassed = now
    return nil
  }

  /// Between the first and the last that passed; nil below two.
  var callsPerSecond: Double? {
    guard let firstPassed, let lastPassed, lastPassed > firstPassed else { return nil }
    return Double(passedCount - 1) * 1_000_000 / Double(lastPassed - firstPassed)
  }
}

/// Instants in rising order, of which the old ones are forgotten.
struct RecentInstants: Sendable {
  private var instants: [Int64] = []
  private var first = 0

  var count: Int { instants.count - first }

  mutating func append(_ instant: Int64, forgetting limit: Int64) {
    forget(until: limit)
    instants.append(instant)
  }

  /// Forgets what is not after the limit.
  mutating func forget(until limit: Int64) {
    while first < instants.count, instants[first] <= limit { first += 1 }
    if first > 1_024 {
      instants.removeFirst(first)
      first = 0
    }
  }
}
