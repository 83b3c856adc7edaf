import Fleet
import Words

extension FleetSession {
  /// Whether the policy is the one that this session was opened under, and one that can be trusted. To be
  /// asked right before anything is sent: root may have decided otherwise meanwhile, and the program does
  /// not guess which of two policies an operator has seen.
  func checkPolicy() throws(PlanRefusal) {
    let now = policySource.read()
    if let problem = now.untrusted { throw .policyUntrusted(problem.sentence(.spoken)) }
    guard now == policy else { throw .policyChanged }
  }
}
