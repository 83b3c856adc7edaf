import Fleet

/// A clock that only ever goes on, read as the time since it was taken up.
///
/// `any Clock` cannot tell its own instants apart from another's; this keeps them out of sight.
struct MonotonicTime: Sendable {
  private let read: @Sendable () -> Duration
  private let wait: @Sendable (Duration) async throws -> Void

  init(_ clock: any Clock<Duration>) { self = Self.opening(clock) }

  private init(
    read: @escaping @Sendable () -> Duration,
    wait: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.read = read
    self.wait = wait
  }

  private static func opening<C: Clock>(_ clock: C) -> MonotonicTime where C.Duration == Duration {
    let start = clock.now
    return MonotonicTime(
      read: { start.duration(to: clock.now) },
      wait: { try await clock.sleep(until: clock.now.advanced(by: $0), tolerance: nil) })
  }

  var now: Duration { read() }

  /// The time of day from one look at it on, whatever becomes of the clock that was looked at.
  func continuing(_ start: Timestamp) -> @Sendable () -> Timestamp {
    let (read, begin) = (read, read())
    return {
      let (seconds, attoseconds) = (read() - begin).components
      return Timestamp(
        milliseconds: start.milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
  }

  /// Throws only when its task is cancelled.
  func sleep(for duration: Duration) async throws { try await wait(duration) }
}
