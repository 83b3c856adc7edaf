/// How unknown outcomes end.
package enum UnknownSettling: Sendable, Hashable {
  /// Readings settle them.
  ///
  /// - Parameter by: When they have at the latest, as long as readings are answered; nil where that
  ///   time has passed or is not known.
  case byReadings(by: Timestamp?)
  /// No process reads: somebody has to resume the operation.
  case afterResuming
}

extension Results {
  /// nil where no outcome is unknown, and where none can be settled: no API shows a schedule.
  ///
  /// - Parameters:
  ///   - seconds: The longest that readings need after an answer was lost; nil if not known.
  ///   - isWatched: Whether a process reads.
  package func settling(
    within seconds: Int64?, isWatched: Bool, at now: Timestamp
  ) -> UnknownSettling? {
    guard totals[.unknown] != nil, header.plan.options.schedule == nil else { return nil }
    guard isWatched else { return .afterResuming }
    guard let seconds, let unknownSince else { return .byReadings(by: nil) }
    let end = unknownSince + seconds
    return .byReadings(by: now < end ? end : nil)
  }
}
