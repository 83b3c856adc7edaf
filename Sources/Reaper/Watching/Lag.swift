import Fleet
import Synchronization

/// When an instance takes longer than the others of its operation did.
struct Lag: Sendable, Hashable {
  /// Seconds from acceptance.
  var slow: Int64
  var stuck: Int64

  /// Three times what nine in ten of those that are gone took is slow, three times that is stuck;
  /// with fewer than five to go by, and at the latest, the ceilings say.
  init(finished durations: [Int64], ceilings: LagCeilings) {
    slow = ceilings.slow.components.seconds
    stuck = max(slow, ceilings.stuck.components.seconds)
    guard durations.count >= 5 else { return }
    let ninth = durations.sorted()[durations.count * 9 / 10]
    slow = min(slow, max(30, ninth * 3))
    stuck = min(stuck, slow * 3)
  }

  /// What has to be said of an instance that is still on its way; nil where nothing new.
  func outcome(_ outcome: Outcome, after seconds: Int64) -> Outcome? {
    guard outcome.word.standing == .underWay, outcome != .stuck else { return nil }
    if seconds >= stuck { return .stuck }
    return seconds >= slow && outcome != .slow ? .slow : nil
  }
}

/// The farthest that readings of one operation were seen to be behind the service.
final class ObservedLag: Sendable {
  private let longest = Mutex<Duration>(.zero)

  func note(_ lag: Duration) { longest.withLock { $0 = max($0, lag) } }

  var value: Duration { longest.withLock { $0 } }
}
