/// The limits on terminations of this run. Checked right before the first request, whichever
/// face asked.
package struct TerminationGate: Sendable, Hashable {
  /// Why nothing may be terminated; nil where it may.
  package var readOnly: ReadOnly?
  /// Accounts that may be terminated in; nil is any. An account that is not known is not allowed
  /// where there is a list.
  package var allowedAccounts: Set<String>?
  /// nil is any number of instances.
  package var largestOperation: OperationLimit?
  /// What the policy of the host asks of every plan.
  package var floor: DisciplineFloor
  package var protection: ProtectionPolicy

  package init(
    readOnly: ReadOnly? = nil, allowedAccounts: Set<String>? = nil,
    largestOperation: OperationLimit? = nil, floor: DisciplineFloor = .nothing,
    protection: ProtectionPolicy = ProtectionPolicy()
  ) {
    self.readOnly = readOnly
    self.allowedAccounts = allowedAccounts
    self.largestOperation = largestOperation
    self.floor = floor
    self.protection = protection
  }

  /// The source of read-only mode.
  package enum ReadOnly: Sendable, Hashable {
    /// `--read-only`.
    case option
    /// The profile of this name.
    case profile(String)
    /// The policy of the host.
    case policy
    /// The policy of the host cannot be trusted; the text says why.
    case untrustedPolicy(String)
  }

  /// A reason not to send a plan.
  package enum Refusal: Error, Sendable, Hashable {
    case readOnly(ReadOnly)
    /// nil is an account that could not be learned.
    case accountNotAllowed(String?)
    case changed
    case nothingToSend
    case otherFleet
    case namedTwice
    case scheduleHasPassed
    case tooMany(Int, allowed: Int)
    case tooLarge(Int, percent: Int, listed: Int)
    case keep(KeepRule.Outcome)
    case protected(id: String, ProtectionVerdict)
    case belowFloor(DisciplineFloor.Breach)
  }

  /// Every reason not to send this plan; empty where there is none.
  ///
  /// - Parameters:
  ///   - identity: whose credentials would be used, now.
  ///   - discipline: the plan's, or a tighter one; nil is the plan's.
  package func refusals(
    of plan: Plan, for identity: FleetIdentity, at now: Timestamp, digest: Plan.Digest,
    under discipline: Discipline? = nil
  ) -> [Refusal] {
    var refusals = refusals(for: identity)
    let targets = plan.targets
    if !plan.isIntact(digest: digest) {
      refusals.append(.changed)
    }
    if targets.isEmpty { refusals.append(.nothingToSend) }
    if !plan.identity.isSameFleet(as: identity) {
      refusals.append(.otherFleet)
    }
    if Set(plan.instances.map(\.instance.key)).count < plan.instances.count {
      refusals.append(.namedTwice)
    }
    if let schedule = plan.options.schedule, schedule.instant <= now,
      targets.contains(where: { $0.product.hasSchedule })
    {
      // Past for the server as well, it might be carried out at once.
      refusals.append(.scheduleHasPassed)
    }
    if let allowed = largestOperation?.count, targets.count > allowed {
      refusals.append(.tooMany(targets.count, allowed: allowed))
    }
    refusals += floor.breaches(by: discipline ?? plan.discipline).map { .belowFloor($0) }
    for target in targets {
      guard let verdict = protection.verdict(for: target, at: now) else { continue }
      refusals.append(.protected(id: target.id, verdict))
    }
    return refusals
  }

  /// The refusals of any termination in this run.
  package func refusals(for identity: FleetIdentity) -> [Refusal] {
    var refusals = readOnly.map { [Refusal.readOnly($0)] } ?? []
    if let allowedAccounts, !allowedAccounts.contains(identity.account?.id ?? "") {
      refusals.append(.accountNotAllowed(identity.account?.id))
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
