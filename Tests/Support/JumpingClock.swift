import Synchronization

/// A clock on which nobody waits: whoever sleeps moves it to his deadline, or past it.
package final class JumpingClock: Clock, Sendable {
  package struct Instant: InstantProtocol, Hashable, Sendable {
    package var offset: Duration
    package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    package func duration(to other: Instant) -> Duration { other.offset - offset }
    package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private let time: Mutex<Duration>
  private let slept = Mutex<[Duration]>([])
  private let oversleep: @Sendable () -> Duration

  package init(
    startingAt start: Duration = .seconds(100),
    oversleep: @escaping @Sendable () -> Duration = { .zero }
  ) {
    time = Mutex(start)
    self.oversleep = oversleep
  }

  package var now: Instant { Instant(offset: time.withLock { $0 }) }
  package var minimumResolution: Duration { .nanoseconds(1) }

  /// Every wait, in order.
  package var sleeps: [Duration] { slept.withLock { $0 } }

  package func advance(by duration: Duration) { time.withLock { $0 += duration } }

  package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    let late = oversleep()
    let wait = time.withLock { time -> Duration in
      let wait = deadline.offset - time
      time = max(time, deadline.offset + late)
      return wait
    }
    slept.withLock { $0.append(wait) }
  }
}

/// The same numbers in every run.
package final class SeededNumbers: Sendable {
  private let state: Mutex<UInt64>

  package init(seed: UInt64) { state = Mutex(seed) }

  /// In `0..<1`.
  package func next() -> Double {
    state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      mixed ^= mixed >> 31
      return Double(mixed >> 11) / Double(1 << 53)
    }
  }
}
