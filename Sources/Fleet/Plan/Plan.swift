/// An immutable, digested list of what is to be terminated, and how. What the confirmation shows
/// is this value, and what is sent is this value.
package struct Plan: Sendable, Hashable {
  /// The format of `plan.json` that is written. Version 1 has no discipline.
  package static let currentVersion = 2

  /// The formats that are read; a plan of another is refused.
  package static let versions = 1...currentVersion

  package let version: Int
  package let identity: FleetIdentity
  package let created: Timestamp
  package let options: TerminationOptions
  package let discipline: Discipline
  /// Parts of the fleet that did not answer when the plan was made.
  package let missing: [MissingPart]
  /// Every instance of the plan, those that are held back included, in the order of `InstanceKey`.
  package let instances: [PlannedInstance]
  /// What the plan leaves running, as it was counted when it was frozen. Not part of the digest.
  package let remaining: [Remainder]
  /// The operation whose failed, unknown or unsent instances this plan takes up again.
  package let follows: String?
  /// Who has approved it, as its file says. Not part of the digest, which they sign.
  package private(set) var signatures: [PlanSignature]
  /// SHA-256 over everything above but ``remaining`` and ``signatures``, in hexadecimal.
  package private(set) var digest: String

  /// SHA-256, which this target does not bring itself.
  package typealias Digest = @Sendable ([UInt8]) -> [UInt8]

  /// Freezes a selection.
  package init(
    identity: FleetIdentity, created: Timestamp, options: TerminationOptions,
    discipline: Discipline = Discipline(), missing: [MissingPart] = [],
    instances: [PlannedInstance], remaining: [Remainder] = [], follows: String? = nil,
    signatures: [PlanSignature] = [], digest: Digest
  ) {
    self.init(
      version: Self.currentVersion, identity: identity, created: created, options: options,
      discipline: discipline, missing: missing, instances: Self.inOrder(instances),
      remaining: remaining, follows: follows, signatures: signatures, claimedDigest: "")
    self.digest = Self.hexadecimal(digest(canonicalBytes))
  }

  /// A hundred thousand that are in order already, as the confirmation has them, are not sorted.
  private static func inOrder(_ instances: [PlannedInstance]) -> [PlannedInstance] {
    let isInOrder = zip(instances, instances.dropFirst()).allSatisfy {
      !($1.instance.key < $0.instance.key)
    }
    return isInOrder ? instances : instances.sorted { $0.instance.key < $1.instance.key }
  }

  /// A plan as it was read from a file, whose digest is still to be verified.
  package init(
    version: Int, identity: FleetIdentity, created: Timestamp, options: TerminationOptions,
    discipline: Discipline = Discipline(), missing: [MissingPart], instances: [PlannedInstance],
    remaining: [Remainder] = [], follows: String?, signatures: [PlanSignature] = [],
    claimedDigest: String
  ) {
    self.version = version
    self.identity = identity
    self.created = created
    self.options = options
    // Nothing vouches for what a plan of the first version says of it.
    self.discipline = version == 1 ? Discipline() : discipline
    self.missing = missing
    self.instances = instances
    self.remaining = remaining
    self.follows = follows
    self.signatures = signatures
    self.digest = claimedDigest
  }

  /// The instances that will be sent.
  package var targets: [Instance] {
    var targets: [Instance] = []
    targets.reserveCapacity(instances.count)
    for planned in instances where planned.hold == nil { targets.append(planned.instance) }
    return targets
  }

  /// The same plan, with the reasons that its text alone does not tell.
  package func heldBack(for reasons: [InstanceKey: Hold.Reason]) -> Plan {
    guard !reasons.isEmpty else { return self }
    var instances = instances
    for index in instances.indices {
      if let reason = reasons[instances[index].instance.key] {
        instances[index].hold?.reason = reason
      }
    }
    return with(instances, discipline)
  }

  /// What would be sent of it now, by a later reading and a discipline that is no looser.
  package func reread(holding holds: [InstanceKey: Hold], under discipline: Discipline) -> Plan {
    with(
      instances.map { planned in
        PlannedInstance(
          instance: planned.instance, hold: planned.hold ?? holds[planned.instance.key])
      }, discipline)
  }

  private func with(_ instances: [PlannedInstance], _ discipline: Discipline) -> Plan {
    Plan(
      version: version, identity: identity, created: created, options: options,
      discipline: discipline, missing: missing, instances: instances,
      remaining: remaining, follows: follows, signatures: signatures, claimedDigest: digest)
  }

  /// The same plan, approved by these.
  package func signed(_ signatures: [PlanSignature]) -> Plan {
    var plan = self
    plan.signatures = signatures
    return plan
  }

  /// What its digest vouches for, without anything else that its file says.
  package var vouchedFor: Plan {
    Plan(
      version: version, identity: identity, created: created, options: options,
      discipline: discipline, missing: missing, instances: instances, follows: follows,
      claimedDigest: digest)
  }

  /// The instances that will not, each with its reason.
  package var heldBack: [PlannedInstance] {
    instances.filter { $0.hold != nil }
  }
}

/// An instance of a plan, with the reason why it will not be sent, where there is one.
package struct PlannedInstance: Sendable, Hashable {
  package var instance: Instance
  package var hold: Hold?

  package init(instance: Instance, hold: Hold? = nil) {
    self.instance = instance
    self.hold = hold
  }
}
