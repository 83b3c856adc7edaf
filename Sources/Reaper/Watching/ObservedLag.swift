import Synchronization

/// The farthest that readings of one operation were seen to be behind the service.
final class ObservedLag: Sendable {
  private let longest = Mutex<Duration>(.zero)

  func note(_ lag: Duration) { longest.withLock { $0 = max($0, lag) } }

  var value: Duration { longest.withLock { $0 } }
}
