internal import Fleet

/// When a call that failed is sent again.
///
/// Readings: a few times, with full-jitter exponential waits. Terminations: only after a refusal
/// for frequency, which never reached the service (documented), and then for as long as the
/// caller cares to wait.
package struct RetryPolicy: Sendable {
  /// Sends of one reading, the first counted.
  package var attempts: Int
  package var firstWait: Duration
  package var longestWait: Duration
  /// A value in `0..<1`.
  package var randomness: @Sendable () -> Double

  package init(
    attempts: Int = 4, firstWait: Duration = .seconds(1), longestWait: Duration = .seconds(8),
    randomness: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.attempts = attempts
    self.firstWait = firstWait
    self.longestWait = longestWait
    self.randomness = randomness
  }

  enum Step: Sendable, Hashable {
    case giveUp
    /// Wait for any time up to this.
    case again(within: Duration)
    /// Sign with the clock that was just measured.
    case againWithClock
    /// Ask for new temporary keys first.
    case againWithNewKeys
  }

  /// - Parameters:
  ///   - attempt: How many times it was sent, from 1.
  ///   - mended: The codes after which something was mended already: that is done once.
  func step(
    after failure: AttemptFailure, phase: CallPhase, attempt: Int, mended: Set<String>
  ) -> Step {
    // Whoever sends a termination has to be asked before it goes out once more: it may have been
    // told to stop meanwhile. That holds for one that was refused for frequency, too.
    guard phase == .reading else { return .giveUp }
    switch failure.failure.code {
    case let code where mended.contains(code): return .giveUp
    case "AuthFailure.SignatureExpire": return failure.measuredClock ? .againWithClock : .giveUp
    case "AuthFailure.TokenFailure": return .againWithNewKeys
    default: break
    }
    guard attempt < attempts, failure.isWorthRepeating else { return .giveUp }
    return .again(within: wait(after: attempt))
  }

  private func wait(after attempt: Int) -> Duration {
    min(longestWait, firstWait * (1 << min(attempt - 1, 16)))
  }
}

/// One attempt that came to nothing.
struct AttemptFailure: Error, Sendable {
  var failure: ServiceFailure
  /// Whether a reading may fare better the next time.
  var isWorthRepeating: Bool
  /// Whether the answer told the service's time.
  var measuredClock = false

  init(_ failure: ServiceFailure, isWorthRepeating: Bool? = nil, measuredClock: Bool = false) {
    self.failure = failure
    self.measuredClock = measuredClock
    switch failure.kind {
    case .throttled, .busy, .unknown: self.isWorthRepeating = isWorthRepeating ?? true
    case .unreachable: self.isWorthRepeating = isWorthRepeating ?? true
    default: self.isWorthRepeating = false
    }
  }

  static var cancelled: AttemptFailure {
    AttemptFailure(.cancelled)
  }
}

extension ServiceFailure {
  /// The caller gave up before anything was sent.
  static var cancelled: ServiceFailure {
    ServiceFailure(kind: .cancelled, code: "Cancelled", message: "cancelled before it was sent")
  }
}
