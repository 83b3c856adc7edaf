/// The spacing of one lane, as refusals widen it and successes narrow it again.
struct LanePace: Sendable {
  private(set) var spacing: Duration
  private(set) var throttled = 0
  private let narrowest: Duration
  private var widenedAt: Duration?
  /// When the last calls left; older ones than a second are dropped.
  private var recent: [Duration] = []

  static let widest: Duration = .seconds(1)

  init(narrowest: Duration) {
    self.narrowest = narrowest
    spacing = narrowest
  }

  mutating func left(at time: Duration) {
    recent.removeAll { $0 <= time - .seconds(1) }
    recent.append(time)
  }

  func calls(at time: Duration) -> Int {
    recent.count { $0 > time - .seconds(1) }
  }

  /// - Parameter now: Calls that had left before the last widening say nothing about the new
  ///   spacing, and do not widen it again.
  mutating func settle(_ slot: PaceSlot, isThrottled: Bool, now: Duration) {
    guard isThrottled else {
      spacing = max(narrowest, spacing * 0.97)
      return
    }
    throttled += 1
    if let widenedAt, slot.begin <= widenedAt { return }
    spacing = min(Self.widest, spacing * 1.5)
    widenedAt = now
  }
}
