/// The spacing of one lane, as refusals widen it and successes narrow it again.
struct LanePace: Sendable {
  private(set) var spacing: Duration
  private(set) var throttled = 0
  private let narrowest: Duration
  /// Calls that the API allows in a second.
  private let limit: Int
  private var widenedAt: Duration?
  /// The last calls; those that arrived more than two seconds ago are dropped.
  private var recent: [Call] = []
  private var setup = Lateness()
  private var answering = Lateness()

  private struct Call {
    var departure: Duration
    /// When it went onto the wire; when it departed, until that is known.
    var sending: Duration
    /// When it came to the server at the latest, as far as is known.
    var arrival: Duration
  }

  static let widest: Duration = .seconds(1)

  init(narrowest: Duration, limit: Int) {
    self.narrowest = narrowest
    self.limit = limit
    spacing = narrowest
  }

  mutating func left(at time: Duration) {
    recent.removeAll { $0.arrival <= time - .seconds(2) }
    recent.append(Call(departure: time, sending: time, arrival: time))
  }

  func calls(at time: Duration) -> Int {
    recent.count { $0.departure > time - .seconds(1) }
  }

  /// Records a departure. Each call takes at least one connection time, so the pace is unchanged.
  mutating func sent(_ slot: PaceSlot, at now: Duration) {
    guard let departure = slot.departure else { return }
    let delay = setup.of(now - departure, trusted: limit)
    let index = index(of: slot) ?? recent.endIndex
    if index == recent.endIndex {
      recent.append(Call(departure: departure, sending: now, arrival: departure))
    }
    recent[index].sending = now
    recent[index].arrival = departure + delay
  }

  /// - Parameter now: Calls that had left before the last widening say nothing about the new
  ///   spacing, and do not widen it again.
  mutating func settle(_ slot: PaceSlot, isThrottled: Bool, now: Duration) {
    answered(slot, at: now)
    guard isThrottled else {
      spacing = max(narrowest, spacing * 0.97)
      return
    }
    throttled += 1
    if let widenedAt, slot.begin <= widenedAt { return }
    spacing = min(Self.widest, spacing * 1.5)
    widenedAt = now
  }

  /// The first time from `time` on at which a call does not make more than the limit with those that
  /// may have arrived less than a second before.
  func earliest(_ time: Duration) -> Duration {
    let arrivals = recent.map(\.arrival).sorted(by: >)
    guard arrivals.count >= limit else { return time }
    return max(time, arrivals[limit - 1] + .seconds(1))
  }

  /// No call is thought to have arrived later than this: an answer also takes its time at the server,
  /// and the pace must not follow that.
  private static let latest: Duration = .milliseconds(100)
  /// The margin added to an estimated arrival.
  private static let margin: Duration = .milliseconds(5)

  /// A call has arrived between its sending and its answer, less the time that an answer takes at
  /// least, as soon as enough of them tell what that is.
  private mutating func answered(_ slot: PaceSlot, at now: Duration) {
    guard let index = index(of: slot) else { return }
    let delay = answering.of(now - recent[index].sending, trusted: limit)
    recent[index].arrival += min(delay, Self.latest) + Self.margin
  }

  private func index(of slot: PaceSlot) -> Int? {
    recent.lastIndex { $0.departure == slot.departure }
  }
}

/// By how much something took longer than it must.
private struct Lateness: Sendable {
  private var count = 0
  /// The shortest time for which one took, which forgets slowly: links change.
  private var shortest: Duration?

  /// How much slower one may be than those before it, and be the fastest known: a millisecond in a
  /// second.
  private static let forgetting: Duration = .microseconds(50)

  /// - Parameter trusted: How many have to be known before the shortest is believed. Until then all of
  ///   the time counts.
  mutating func of(_ time: Duration, trusted: Int) -> Duration {
    let shortest = min(time, shortest.map { $0 + Self.forgetting } ?? time)
    self.shortest = shortest
    defer { count += 1 }
    return count < trusted ? time : time - shortest
  }
}
