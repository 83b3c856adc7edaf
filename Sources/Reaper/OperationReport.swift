package import Fleet

/// An event of any operation that a ``Reaper`` works on, for an observer. Operations of commands and of the
/// screen pass here alike, in the order in which they are recorded.
package enum OperationReport: Sendable {
  /// Nothing has been sent yet. The results are those up to now.
  ///
  /// - Parameter isResumed: Whether it was left, and is only watched.
  case begun(Results, isResumed: Bool)
  /// Recorded together.
  case recorded(operation: String, [OperationEvent])
  /// This program has let go of it.
  case left(operation: String)
}
