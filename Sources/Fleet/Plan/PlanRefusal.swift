/// Why a plan is not carried out. Nothing was sent. Scripts and the screen make the same checks, so
/// that no plan passes in one and is refused in the other.
package enum PlanRefusal: Error, Sendable, Hashable {
  /// The file is not there, is no plan, or is a plan of another version; the text says which.
  case unreadable(String)
  /// Seconds since it was frozen, and how many may pass.
  case old(age: Int64, allowed: Int64)
  /// It says that it was frozen at a time that has not come.
  case notYet(Timestamp)
  /// The rules of this run refuse it, its digest among them.
  case gate([TerminationGate.Refusal])
  /// Instances of it are not in the regions and products that these options narrow the run to; with
  /// where those are.
  case outside(count: Int, options: [String], places: [String])
  /// Its time lies too near for a time whose zone may be read differently.
  case schedule(ScheduleRefusal)
  /// Whose instances these are could not be learned.
  case identityUnknown(ServiceFailure)
  /// Ids that are not what was planned; the first of them, with what is different.
  case different(count: Int, first: Instance, Hold)
  /// None of its instances could be read again.
  case notRead(count: Int, ServiceFailure)
  /// Every instance of it is held back now.
  case nothingLeft([Hold])
  /// A run asks for less care than the plan was confirmed with; both values as they are written.
  case looser(option: String, asked: String, planned: String)
  /// Its reason is not one that the settings ask for, or it has none.
  case withoutReason(pattern: String)
  /// It lacks the approval that it needs.
  case approval(ApprovalRefusal)
  /// The policy of the host is not the one that the program began with.
  case policyChanged
  /// The policy of the host cannot be trusted; the text says why.
  case policyUntrusted(String)
}
