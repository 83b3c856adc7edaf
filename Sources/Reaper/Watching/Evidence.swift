import Fleet

/// What the readings of one instance have shown so far, as far as the next one needs it.
struct Evidence: Sendable, Hashable {
  /// What the latest readings agree on.
  private(set) var run: Run?
  /// When a reading first showed it on its way out, after the call that named it last.
  private(set) var leavingSince: Duration?
  /// When a reading was last asked that named it.
  var readAt: Duration?
  /// For how long readings went on to show it at rest after one had shown it leaving, where later
  /// ones showed that it was leaving all the same: how far behind a reading was.
  private(set) var disagreement: Duration?

  /// Readings that say the same, one after the other.
  struct Run: Sendable, Hashable {
    var sign: Sign
    /// When the answer of the first of them was there.
    var since: Duration
    /// When the last of them was asked.
    var until: Duration
  }

  enum Sign: Sendable, Hashable {
    case absent
    /// There, and not on its way out.
    case standing
    /// In a state of failure that it was not in when it was planned.
    case broken
    /// ECM says that its termination failed.
    case gaveUp
  }

  /// A further reading that says the same may settle it, so that it is asked soon.
  var isHalfSettled: Bool {
    guard let run else { return false }
    return run.sign != .standing || leavingSince != nil
  }

  /// Takes one more reading into account.
  ///
  /// - Returns: for how long readings have said so, from the first answer to the last question; nil
  ///   for the first of them.
  mutating func take(_ sign: Sign, asked: Duration, answered: Duration) -> Duration? {
    if sign == .absent { noteDisagreement() }
    guard let run, run.sign == sign else {
      self.run = Run(sign: sign, since: answered, until: asked)
      return nil
    }
    self.run?.until = asked
    return asked - run.since
  }

  /// Takes a reading into account that showed it on its way out.
  mutating func tookLeave(answered: Duration) {
    noteDisagreement()
    leavingSince = leavingSince ?? answered
    run = nil
  }

  private mutating func noteDisagreement() {
    guard let run, run.sign == .standing, let leavingSince else { return }
    disagreement = max(disagreement ?? .zero, run.until - leavingSince)
  }
}
