import Fleet

/// What a plan in the confirmation needs from others, and how far it has it.
struct ConfirmationApproval: Sendable {
  var needed: Int
  /// Why a phrase that is typed here does not count; nil where it does.
  var terminalProblem: ApprovalRefusal.TerminalProblem?
  /// The plan of a file, whose signatures were judged when it was read.
  var read: PlanReading?

  /// Whose signatures count for what is on the screen.
  func people(for plan: Plan) -> [String] {
    read?.plan.digest == plan.digest ? read?.approval.principals ?? [] : []
  }
}

extension ConfirmationState {
  /// Who has signed the plan that is shown.
  var signedBy: [String] { approval.people(for: plan) }

  var approvalObstacle: Obstacle? {
    if let problem = approval.terminalProblem { return .terminal(problem) }
    guard approval.needed > 0 else { return nil }
    guard let read = approval.read else { return .unsigned(needed: approval.needed) }
    guard read.plan.digest == plan.digest else { return .changedSinceSigned }
    if let refusal = read.approval.refusal { return .shortOfSignatures(refusal) }
    // It was read before signatures were asked for.
    return read.approval.needed < approval.needed ? .unsigned(needed: approval.needed) : nil
  }
}
