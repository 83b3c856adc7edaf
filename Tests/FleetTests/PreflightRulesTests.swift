import Fleet
import Testing

struct PreflightRulesTests {
  static let frozen = Instance.sample("a", publicIPs: ["1.1.1.1", "1.1.1.2"], created: .noon)
  static let key = frozen.key

  static func code(
    of instance: Instance = frozen, current: Instance?? = .some(.some(frozen)),
    denied: [DeniedAction] = [], openElsewhere: Set<InstanceKey> = []
  ) -> String? {
    var report = PreflightReport(denied: [key: denied], openElsewhere: openElsewhere)
    switch current {
    case .some(let row): report.instances[key] = row
    case .none: report.gaps = [PreflightGap(question: .state, keys: [key], failure: failure)]
    }
    return PreflightRules(report, protection: ProtectionPolicy(), now: .noon)
      .hold(of: instance)?.code
  }

  static let failure = ServiceFailure(
    kind: .unknown, code: "InternalError", message: "", requestID: "r-7")

  static func changed(_ change: (inout Instance) -> Void) -> Instance {
    var instance = frozen
    change(&instance)
    return instance
  }

  @Test func whatIsAsItWasIsSent() {
    #expect(Self.code() == nil)
    #expect(Self.code(current: Self.changed { $0.publicIPs.reverse() }) == nil)
    #expect(Self.code(current: Self.changed { $0.state.rawValue = "ISOLATED" }) == nil)
  }

  @Test func whatCouldNotBeReadAgainIsHeldBack() {
    #expect(Self.code(current: .none) == "NotReadAgain")
    let report = PreflightReport(nothingKnownOf: [Self.frozen], because: Self.failure)
    let rules = PreflightRules(report, protection: ProtectionPolicy(), now: .noon)
    let hold = rules.hold(of: Self.frozen)
    #expect(hold?.code == "NotReadAgain")
    #expect(hold?.message.contains("InternalError") == true)
    #expect(hold?.message.contains("r-7") == true)
  }

  @Test func whatServicesWouldRefuseMayStayUnknown() {
    let gaps = [PreflightGap.Question.deniedActions, .associatedResources].map {
      PreflightGap(question: $0, keys: [Self.key], failure: Self.failure)
    }
    let report = PreflightReport(instances: [Self.key: Self.frozen], gaps: gaps)
    let rules = PreflightRules(report, protection: ProtectionPolicy(), now: .noon)
    #expect(rules.hold(of: Self.frozen) == nil)
    #expect(report.failure(ofAll: [Self.frozen]) == nil)
  }

  @Test func aRefusedPermissionIsNamedBeforeAFailureThatMayPass() {
    let denied = ServiceFailure(kind: .denied, code: "UnauthorizedOperation", message: "")
    let other = Instance.sample("b")
    let report = PreflightReport(gaps: [
      PreflightGap(question: .state, keys: [Self.key], failure: Self.failure),
      PreflightGap(question: .state, keys: [other.key], failure: denied),
    ])
    #expect(report.failure(ofAll: [Self.frozen, other]) == denied)
  }

  @Test func whatIsGoneOrAnotherIsHeldBack() {
    #expect(Self.code(current: .some(nil)) == "Absent")
    #expect(Self.code(current: Self.changed { $0.name = "x" }) == "ChangedSincePlanned")
    #expect(Self.code(current: Self.changed { $0.publicIPs = [] }) == "ChangedSincePlanned")
    #expect(Self.code(current: Self.changed { $0.privateIPs = ["1"] }) == "ChangedSincePlanned")
    #expect(Self.code(current: Self.changed { $0.created = nil }) == "ChangedSincePlanned")
  }

  @Test(arguments: [
    ("TERMINATING", "AlreadyTerminating"), ("terminated", "AlreadyTerminating"),
    ("PENDING", "WrongState"), ("REBOOTING", "WrongState"),
  ])
  func theStateThatWasReadDecides(state: String, code: String) {
    #expect(Self.code(current: Self.changed { $0.state.rawValue = state }) == code)
    #expect(Self.code(of: Self.changed { $0.state.rawValue = state }) == nil)
  }

  @Test func onlyADenialOfTerminationCounts() {
    func denial(_ action: String, _ code: String = "Own") -> DeniedAction {
      DeniedAction(action: action, code: code, message: "")
    }
    #expect(Self.code(denied: [denial("StopInstances"), denial("TerminateInstances")]) == "Own")
    #expect(Self.code(denied: [denial("TerminateInstances", "")]) == "DeniedAction")
    #expect(Self.code(denied: [denial("StopInstances")]) == nil)
  }

  @Test func protectionWeighsMost() {
    let protected = Self.changed { $0.name = "勿删" }
    #expect(Self.code(of: protected, current: .some(nil)) == "Protected")
    #expect(Self.code(openElsewhere: [Self.key]) == "OpenInOtherOperation")
  }

  @Test func aTagThatCameSinceProtects() {
    let rule = ProtectionRule(
      name: "keep", reason: .stated(""), conditions: [.tag(key: "keep", value: nil)])
    let read = Self.changed { $0.tags = [Tag(key: "keep", value: "")] }
    let rules = PreflightRules(
      PreflightReport(instances: [Self.key: read]), protection: ProtectionPolicy(rules: [rule]),
      now: .noon)
    #expect(rules.hold(of: Self.frozen)?.code == "Protected")
  }

  @Test func anInstanceThatWasRenamedToWhatIsProtectedIsNotSent() {
    #expect(
      Self.code(current: Self.changed { $0.name = "do-not-delete-db" }) == "ChangedSincePlanned")
  }
}

struct CollateralTests {
  static let targets = [
    Instance.sample("a", payMode: .prepaid),
    .sample("m", product: .edgezone, publicIPs: ["1.1.1.1", "1.1.1.2"]),
  ]

  static func resource(
    _ kind: AssociatedResource.Kind, of instance: String = "a", isInherent: Bool = false,
    isReleasedOnUnbind: Bool = false, isBlocked: Bool = false
  ) -> AssociatedResource {
    AssociatedResource(
      kind: kind, id: "r", instanceID: instance, address: "", isInherent: isInherent,
      isReleasedOnUnbind: isReleasedOnUnbind, isBlocked: isBlocked)
  }

  static let resources = [
    resource(.networkInterface, isInherent: true), resource(.networkInterface),
    resource(.address), resource(.address, isReleasedOnUnbind: true),
    resource(.address, of: "other"), resource(.address, of: "m"),
  ]

  @Test func everythingGoesWhereItIsDeleted() {
    let loss = Collateral(
      of: Self.targets, resources: Self.resources, options: TerminationOptions())
    #expect(loss.interfacesLost == 2)
    #expect(loss.addressesLost == 2)
    #expect(loss.lostByChoice == 2)
    #expect(loss.interfacesKept + loss.addressesKept + loss.releasedOnUnbind == 0)
    #expect(loss.prepaid == 1)
    #expect(loss.addressesUntold == 2)
  }

  @Test func whatIsInherentOrReleasedGoesAnyway() {
    let loss = Collateral(
      of: Self.targets, resources: Self.resources,
      options: TerminationOptions(destroysAssociatedResources: false))
    #expect(loss.interfacesLost == 1)
    #expect(loss.addressesLost == 1)
    #expect(loss.lostByChoice == 0)
    #expect(loss.interfacesKept == 1)
    #expect(loss.addressesKept == 1)
    #expect(loss.releasedOnUnbind == 1)
  }

  @Test(arguments: [true, false])
  func blockedAddressesOfTheTargetsAreCounted(_ isDestroying: Bool) {
    let loss = Collateral(
      of: Self.targets,
      resources: Self.resources + [
        Self.resource(.address, isBlocked: true), Self.resource(.address, of: "b", isBlocked: true),
      ], options: TerminationOptions(destroysAssociatedResources: isDestroying))
    #expect(loss.addressesBlocked == 1)
  }
}
