/// How the engine works. The defaults are what the service's limits and the product's promises ask
/// for; an operator changes few of them.
package struct ReaperSettings: Sendable, Hashable {
  /// Terminations of one service that may await their answers at once. Twenty a second at an
  /// answer time of half a second are ten; the service implementation keeps the pace.
  package var callsInFlight = 12
  /// Readings of one region that may await their answers at once.
  package var readingsInFlight = 8
  /// After which a call that was sent cannot arrive any more.
  package var requestTimeout: Duration = .seconds(30)
  /// How far a reading may be behind the service. The API does not say; half a minute is assumed.
  package var readingLag: Duration = .seconds(30)
  /// Between two passes over what is open, while they find something new and then no more.
  package var watchIntervals: [Duration] = [.seconds(3), .seconds(5), .seconds(10)]
  /// Between two readings of what is stuck.
  package var stuckInterval: Duration = .seconds(30)
  /// Added to an interval at random, as a part of it.
  package var jitter = 0.2
  /// Between two readings that together say an instance is gone.
  package var absenceInterval: Duration = .seconds(3)
  /// How often a call is repeated that did not reach the service at all.
  package var unreachableAttempts = 5
  /// How often an instance is sent again that was busy with something else.
  package var busyAttempts = 5
  /// Before a busy instance is read and sent again.
  package var busyDelay: Duration = .seconds(10)
  /// After which a reading is too old to send on.
  package var freshness: Duration = .seconds(60)
  /// How long a program that has to go waits for answers that are on their way.
  package var pauseTimeout: Duration = .seconds(10)
  /// For how long after the time-out of their request unknown outcomes keep others from being sent.
  package var settlingTimeout: Duration = .seconds(60)
  /// In which each instance that goes first has to be seen leaving.
  package var canaryTimeout: Duration = .seconds(300)
  /// How long the end of an operation waits for the answer to which public addresses the account keeps.
  package var addressTimeout: Duration = .seconds(10)
  /// When an instance is called slow and stuck at the latest.
  package var lag = LagCeilings()

  package init() {}

  /// The longest that readings need to settle an unknown outcome while they are answered: until the
  /// call can no longer arrive, no reading is behind that, and two passes have been made.
  package var settlingLimit: Duration {
    let pass = (watchIntervals.last ?? .zero) * (1 + jitter)
    return max(requestTimeout, readingLag) + readingLag + pass * 2
  }
}

/// The longest that an instance may be on its way before it is called slow, and stuck.
package struct LagCeilings: Sendable, Hashable {
  package var slow: Duration = .seconds(600)
  package var stuck: Duration = .seconds(3600)

  package init() {}

  package init(slow: Duration, stuck: Duration) {
    self.slow = slow
    self.stuck = stuck
  }
}
