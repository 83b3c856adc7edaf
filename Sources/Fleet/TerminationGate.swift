/// What this run may terminate at all. Checked last, right before the first request, whichever
/// face asked.
package struct TerminationGate: Sendable, Hashable {
  /// Why nothing may be terminated; nil where it may.
  package var readOnly: String?
  /// Accounts that may be terminated in; nil is any. An account that is not known is not allowed
  /// where there is a list.
  package var allowedAccounts: Set<String>?
  /// The largest number of instances of one operation; nil is any.
  package var largestOperation: Int?
  package var protection: ProtectionPolicy

  package init(
    readOnly: String? = nil, allowedAccounts: Set<String>? = nil, largestOperation: Int? = nil,
    protection: ProtectionPolicy = ProtectionPolicy()
  ) {
    self.readOnly = readOnly
    self.allowedAccounts = allowedAccounts
    self.largestOperation = largestOperation
    self.protection = protection
  }

  /// A reason not to send a plan, in words.
  package struct Refusal: Error, Sendable, Hashable, CustomStringConvertible {
    package var reason: String
    package var description: String { reason }

    package init(_ reason: String) { self.reason = reason }
  }

  /// Every reason not to send this plan; empty where there is none.
  ///
  /// - Parameter identity: whose credentials would be used, now.
  package func refusals(
    of plan: Plan, for identity: FleetIdentity, at now: Timestamp, digest: Plan.Digest
  ) -> [Refusal] {
    var refusals = refusals(for: identity)
    let targets = plan.targets
    if !plan.isIntact(digest: digest) {
      refusals.append(Refusal("the plan was changed after it was frozen: its digest does not fit"))
    }
    if targets.isEmpty { refusals.append(Refusal("the plan has nothing to send")) }
    if !plan.identity.isSameFleet(as: identity) {
      refusals.append(Refusal("the plan was made for another account, site or endpoint"))
    }
    if Set(plan.instances.map(\.instance.key)).count < plan.instances.count {
      refusals.append(Refusal("the plan names an instance twice"))
    }
    if let schedule = plan.options.schedule, schedule.instant <= now,
      targets.contains(where: { $0.product == .ecm })
    {
      // Past for the server as well, it might be carried out at once.
      refusals.append(Refusal("the time of the schedule has passed"))
    }
    if let largestOperation, targets.count > largestOperation {
      refusals.append(
        Refusal("\(targets.count) instances; the settings allow \(largestOperation) at a time"))
    }
    for target in targets {
      guard let verdict = protection.verdict(for: target, at: now) else { continue }
      refusals.append(Refusal("\(target.id) is protected by \(verdict.rule): \(verdict.reason)"))
    }
    return refusals
  }

  /// What stands against any termination in this run.
  package func refusals(for identity: FleetIdentity) -> [Refusal] {
    var refusals = readOnly.map { [Refusal($0)] } ?? []
    if let allowedAccounts, !allowedAccounts.contains(identity.account?.id ?? "") {
      let account = identity.account.map { "account \($0.id)" } ?? "an account that is not known"
      refusals.append(Refusal("\(account) is not listed as allowed for termination"))
    }
    return refusals
  }
}

extension FleetIdentity {
  /// Whether both speak of the same instances: the same site, endpoint and account. Where an
  /// account is not known, the SecretId's last characters stand in for it.
  package func isSameFleet(as other: FleetIdentity) -> Bool {
    guard site == other.site, endpoint == other.endpoint else { return false }
    if let account, let otherAccount = other.account { return account.id == otherAccount.id }
    return secretIDSuffix == other.secretIDSuffix
  }
}
