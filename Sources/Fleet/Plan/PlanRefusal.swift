/// Why a plan is not carried out. Nothing was sent. Scripts and the screen make the same checks, so
/// that no plan passes in one and is refused in the other.
package enum PlanRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file is not there, is no plan, or is a plan of another version; the text says which.
  case unreadable(String)
  /// Seconds since it was frozen, and how many may pass.
  case old(age: Int64, allowed: Int64)
  /// It says that it was frozen at a time that has not come.
  case notYet(Timestamp)
  /// The rules of this run refuse it, its digest among them.
  case gate([TerminationGate.Refusal])
  /// Its time lies too near for a time whose zone may be read differently.
  case schedule(String)
  /// Whose instances these are could not be learned.
  case identityUnknown(ServiceFailure)
  /// Ids that are not what was planned; the first of them, with what is different.
  case different(count: Int, first: Instance, read: Instance?, Hold)
  /// None of its instances could be read again.
  case notRead(count: Int, ServiceFailure)
  /// Every instance of it is held back now.
  case nothingLeft([Hold])

  /// In words, for scripts. The screen has its own.
  package var description: String {
    switch self {
    case .unreadable(let reason): reason
    case .old(let age, _):
      "the plan is \(age / 60) min old; make a new one, or allow it with --max-age"
    case .notYet(let created):
      "the plan is of \(created.iso8601()), which has not come yet: is the clock right? "
        + "Make a new one"
    case .gate(let refusals): refusals.map(\.reason).joined(separator: "\n")
    case .schedule(let reason): "the plan's time cannot be sent any more: \(reason)"
    case .identityUnknown(let failure): "\(failure.code): \(failure.message)"
    case .different(let count, let first, _, let hold):
      "\(count) of the plan are not what they were, \(first.id) first: \(hold.message) "
        + "Make a new plan"
    case .notRead(let count, let failure):
      "nothing was sent: none of the \(count) of the plan could be read again. "
        + "\(failure.code): \(failure.message)"
    case .nothingLeft(let holds):
      "nothing was sent: every instance of the plan is held back now. "
        + Set(holds.map(\.message)).sorted().joined(separator: " ")
    }
  }
}
