/// The spacing of one lane, as refusals widen it and successes narrow it again.
struct LanePace: Sendable {
  private(set) var spacing: Duration
  private(set) var throttled = 0
  private let narrowest: Duration
  /// Calls that the API allows in a second.
  private let limit: Int
  private var widenedAt: Duration?
  /// The last calls; older ones than two seconds are dropped.
  private var recent: [Call] = []
  /// How many answers came, and the shortest time for which one took, which forgets slowly: links change.
  private var answers: (count: Int, fastest: Duration)?

  private struct Call {
    var departure: Duration
    /// When it came to the server at the latest.
    var arrival: Duration
  }

  static let widest: Duration = .seconds(1)

  init(narrowest: Duration, limit: Int) {
    self.narrowest = narrowest
    self.limit = limit
    spacing = narrowest
  }

  mutating func left(at time: Duration) {
    recent.removeAll { $0.departure <= time - .seconds(2) }
    recent.append(Call(departure: time, arrival: time))
  }

  func calls(at time: Duration) -> Int {
    recent.count { $0.departure > time - .seconds(1) }
  }

  /// - Parameter now: Calls that had left before the last widening say nothing about the new
  ///   spacing, and do not widen it again.
  mutating func settle(_ slot: PaceSlot, isThrottled: Bool, now: Duration) {
    if let departure = slot.departure { answered(departure, at: now) }
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
  /// What is added to when a call is thought to have arrived, for what is not known as exactly.
  private static let margin: Duration = .milliseconds(5)
  /// How much slower an answer may be than those before it, and be the fastest known: a millisecond in a
  /// second.
  private static let forgetting: Duration = .microseconds(50)

  /// A call has arrived between its departure and its answer, less the time that an answer takes at
  /// least, as soon as enough of them tell what that is.
  private mutating func answered(_ departure: Duration, at now: Duration) {
    let answer = now - departure
    let known = answers ?? (0, answer)
    let fastest = min(answer, known.fastest + Self.forgetting)
    answers = (known.count + 1, fastest)
    guard let index = recent.lastIndex(where: { $0.departure == departure }) else { return }
    let delay = known.count < limit ? answer : answer - fastest
    recent[index].arrival = departure + min(delay, Self.latest) + Self.margin
  }
}
