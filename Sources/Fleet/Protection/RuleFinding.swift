/// A rule of this run that is about an instance, and what it does to the instance's termination.
package struct RuleFinding: Sendable {
  package enum Rule: Sendable {
    case readOnly(TerminationGate.ReadOnly)
    /// The accounts in which instances may be terminated.
    case accounts(current: String?)
    case protection(ProtectionVerdict)
    /// In one place, with what would remain there.
    case keep(KeepRule.Outcome)
  }

  package enum State: String, Sendable, CaseIterable {
    /// It refuses the termination.
    case holds
    /// It would still be kept without this instance.
    case met
    case lifted
    case expired
  }

  package var rule: Rule
  package var state: State
}

extension TerminationGate {
  /// Every rule that is about an instance, whether it holds or not.
  package func findings(
    about instance: Instance, in fleet: ListedFleet, for identity: FleetIdentity, at now: Timestamp
  ) -> [RuleFinding] {
    var findings = readOnly.map { [RuleFinding(rule: .readOnly($0), state: .holds)] } ?? []
    if let allowedAccounts {
      let account = identity.account?.id
      findings.append(
        RuleFinding(
          rule: .accounts(current: account),
          state: allowedAccounts.contains(account ?? "") ? .met : .holds))
    }
    return findings + protection.findings(about: instance, at: now)
      + protection.findings(in: RunningCount(in: fleet, without: [instance]))
  }
}

extension ProtectionPolicy {
  fileprivate func findings(about instance: Instance, at now: Timestamp) -> [RuleFinding] {
    var findings = rules.compactMap { rule -> RuleFinding? in
      var unending = rule
      unending.expires = nil
      guard unending.protects(instance, at: now) else { return nil }
      let state: RuleFinding.State =
        isLifted(rule.name) ? .lifted : rule.protects(instance, at: now) ? .holds : .expired
      let verdict = ProtectionVerdict(rule: rule.name, reason: rule.reason)
      return RuleFinding(rule: .protection(verdict), state: state)
    }
    // A name that cannot be read whole is protected though no rule fits it.
    if !findings.contains(where: { $0.state == .holds }),
      let verdict = verdict(for: instance, at: now)
    {
      findings.append(RuleFinding(rule: .protection(verdict), state: .holds))
    }
    return findings
  }

  fileprivate func findings(in count: RunningCount) -> [RuleFinding] {
    keep.flatMap { rule in
      rule.outcomes(in: count).map { outcome, holds in
        RuleFinding(
          rule: .keep(outcome), state: isLifted(rule.name) ? .lifted : holds ? .met : .holds)
      }
    }
  }
}
