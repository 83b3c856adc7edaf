import Fleet
import Words

extension FleetSession {
  /// What this run may terminate.
  var gate: TerminationGate { gate(saying: .spoken) }

  /// - Parameter words: for why nothing may be.
  func gate(saying words: Words) -> TerminationGate {
    TerminationGate(
      readOnly: readOnly(words), allowedAccounts: profile.accounts.map(Set.init),
      largestOperation: settings.largestOperation, floor: settings.floor,
      protection: ProtectionPolicy(
        rules: settings.rules + profile.protection.map(\.rule), keep: settings.keep,
        liftable: Set((settings.liftableRules ?? []).map(\.text)), barred: settings.barredRules,
        lifted: Set(options.overriddenRules)))
  }

  private func readOnly(_ words: Words) -> TerminationGate.ReadOnly? {
    if let problem = policy.untrusted { return .untrustedPolicy(problem.sentence(words)) }
    if options.readOnly { return .option }
    if policy.file?.profile.readOnly == true { return .policy }
    return profile.readOnly ? .profile(profileName) : nil
  }

  /// Whether the policy is the one that this session was opened under, and one that can be trusted. To be
  /// asked right before anything is sent: root may have decided otherwise meanwhile, and the program does
  /// not guess which of two policies an operator has seen.
  func checkPolicy() throws(PlanRefusal) {
    let now = policySource.read()
    if let problem = now.untrusted { throw .policyUntrusted(problem.sentence(.spoken)) }
    guard now == policy else { throw .policyChanged }
  }
}
