/// Since when instances have been terminating. No API says it: the first listing that shows the phase
/// does, as long as each one after it shows it too.
extension Instance {
  /// This row with the time since which `earlier`, the row before it, has been terminating, where both
  /// are one instance that still is.
  func continuing(_ earlier: Instance) -> Instance {
    guard state.phase == .terminating, let known = earlier.terminatingSince,
      earlier.identity(of: self) == .same, known < terminatingSince ?? .distantFuture
    else { return self }
    return terminating(since: known)
  }

  /// This row, first seen terminating at the latest now: where the clock was set back since a time was
  /// noted, that time is none that has been.
  func seen(at now: Timestamp?) -> Instance {
    guard let now, state.phase == .terminating, now < terminatingSince ?? .distantFuture else {
      return self
    }
    return terminating(since: now)
  }
}

extension Timestamp {
  fileprivate static let distantFuture = Timestamp(milliseconds: .max)
}
