import Fleet
import HTTPTransport

/// When a call that failed is sent again.
///
/// Readings: a few times, with full-jitter exponential waits. Terminations: once, where the clock that
/// dated their signature was refused, so that they were certainly not carried out. Whatever else
/// becomes of a termination is for its sender to judge.
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
    /// Wait for any time up to this, after another.
    case again(within: Duration, after: Duration = .zero)
    /// As soon as the pace allows.
    case atOnce(Remedy)
  }

  /// A remedy for the next attempt. Each is tried once.
  enum Remedy: Sendable, Hashable {
    /// The signing clock was replaced.
    case otherClock
    /// Ask for new temporary keys first.
    case newKeys
    /// A kept connection may have been stale, and others like it.
    case freshConnection
  }

  /// - Parameters:
  ///   - attempt: How many times it was sent, from 1.
  ///   - tried: What did not help.
  func step(
    after failure: AttemptFailure, phase: CallPhase, attempt: Int, tried: Set<Remedy>
  ) -> Step {
    if let remedy = failure.remedy, !tried.contains(remedy),
      phase == .reading || remedy == .otherClock
    {
      return .atOnce(remedy)
    }
    guard phase == .reading, attempt < attempts, failure.isWorthRepeating else { return .giveUp }
    // What was too much in one second is so again before that second is over.
    let pause: Duration = failure.failure.kind == .throttled ? .seconds(1) : .zero
    return .again(within: wait(after: attempt), after: pause)
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
  /// A remedy for the next attempt.
  var remedy: RetryPolicy.Remedy?

  init(_ failure: ServiceFailure, remedy: RetryPolicy.Remedy? = nil) {
    self.failure = failure
    self.remedy = remedy
    switch failure.kind {
    case .throttled, .busy, .unknown, .unreachable: isWorthRepeating = true
    default: isWorthRepeating = false
    }
  }

  init(transport failure: TransportFailure, phase: CallPhase) {
    self.init(ServiceFailure(transport: failure, phase: phase))
    isWorthRepeating = isWorthRepeating && ServiceFailure.isWorthRepeating(failure.kind)
    // HTTP/2 that ends before an answer is an answer that was cut short to libcurl.
    if failure.kind == .reset || failure.kind == .truncated { remedy = .freshConnection }
  }

  static var cancelled: AttemptFailure {
    AttemptFailure(.cancelled)
  }
}

extension ServiceFailure {
  /// The caller gave up before anything was sent.
  static var cancelled: ServiceFailure {
    ServiceFailure(kind: .cancelled, code: "Cancelled", .cancelled)
  }
}
