import Testing

import Fleet

struct PlanTests {
  @Test func isKeptInOrderWhateverTheOrderOfTheMarks() {
    let (a, b) = (Instance.sample("ein-1"), Instance.sample("epm-1", product: .edgezone))
    #expect(Plan.of([b, a]) == Plan.of([a, b]))
    #expect(Plan.of([b, a]).instances.map(\.instance.id) == ["ein-1", "epm-1"])
  }

  @Test func whatIsHeldBackIsNotATarget() {
    let plan = Plan.of([.sample("ein-1")], held: [.sample("ein-2")])
    #expect(plan.targets.map(\.id) == ["ein-1"])
    #expect(plan.heldBack.map(\.instance.id) == ["ein-2"])
    #expect(plan.calls.flatMap(\.ids) == ["ein-1"])
  }

  @Test func aFreshPlanIsIntact() {
    #expect(Plan.of([.sample("ein-1")]).isIntact(digest: Plan.everyByte))
  }

  /// One change of each thing that the digest has to cover.
  @Test(arguments: Tampering.all)
  func showsThatItWasTamperedWith(_ tampering: Tampering) {
    let plan = Tampering.original
    let forged = tampering.apply(plan)
    #expect(forged.digest == plan.digest)
    #expect(!forged.isIntact(digest: Plan.everyByte), "\(tampering.name)")
  }

  @Test func fieldsCannotLendEachOtherTheirText() {
    var (one, other) = (Instance.sample("ein-1"), Instance.sample("ein-1"))
    (one.name, one.region) = ("ab", "c")
    (other.name, other.region) = ("a", "bc")
    #expect(Plan.of([one]).digest != Plan.of([other]).digest)
    (one.publicIPs, one.privateIPs) = (["1.1.1.1"], [])
    other = one
    (other.publicIPs, other.privateIPs) = ([], ["1.1.1.1"])
    #expect(Plan.of([one]).digest != Plan.of([other]).digest)
  }
}

/// A change made to a plan behind its digest.
struct Tampering: Sendable, CustomTestStringConvertible {
  var name: String
  var apply: @Sendable (Plan) -> Plan

  var testDescription: String { name }

  static let original: Plan = {
    var instance = Instance.sample(
      "ein-1", name: "web", zone: "z", publicIPs: ["1.1.1.1"], tags: [Tag(key: "k", value: "v")],
      created: .noon)
    (instance.privateIPs, instance.type, instance.module, instance.moduleID) = (
      ["10.0.0.1"], "S1", "m", "em-1"
    )
    return Plan.of(
      [instance], held: [.sample("ein-2")],
      options: TerminationOptions(schedule: Schedule(instant: .noon, zoneOffset: 28_800)),
      missing: [MissingPart(product: .edgezone, region: "r", reason: .written("x"))],
      follows: "op-1")
  }()

  static let all: [Tampering] =
    [
      .init(name: "version") { $0.changed(version: 1) },
      .init(name: "site") { $0.changed { $0.site = .intl } },
      .init(name: "endpoint") { $0.changed { $0.endpoint = "http://127.0.0.1" } },
      .init(name: "account") { $0.changed { $0.account?.id = "1" } },
      .init(name: "no account") { $0.changed { $0.account = nil } },
      .init(name: "secret id") { $0.changed { $0.secretIDSuffix = "0000" } },
      .init(name: "created") { $0.changed(created: .noon + 1) },
      .init(name: "associated resources") { plan in
        var options = plan.options
        options.destroysAssociatedResources.toggle()
        return plan.changed(options: options)
      },
      .init(name: "schedule") { plan in
        var options = plan.options
        options.schedule?.instant = .noon + 60
        return plan.changed(options: options)
      },
      .init(name: "zone of the schedule") { plan in
        var options = plan.options
        options.schedule?.zoneOffset = 0
        return plan.changed(options: options)
      },
      .init(name: "no schedule") { plan in
        var options = plan.options
        options.schedule = nil
        return plan.changed(options: options)
      },
      .init(name: "missing parts") { $0.changed(missing: []) },
      .init(name: "region of a missing part") { plan in
        var missing = plan.missing
        missing[0].region = nil
        return plan.changed(missing: missing)
      },
      .init(name: "follows") { $0.changed(follows: .some(nil)) },
      .init(name: "one instance less") { $0.changed(instances: Array($0.instances.dropLast())) },
      .init(name: "order") { $0.changed(instances: $0.instances.reversed()) },
      .init(name: "hold lifted") { plan in plan.changed(held: { $0.hold = nil }) },
      .init(name: "hold's message") { plan in plan.changed(held: { $0.hold?.message = "" }) },
      .init(name: "hold's code") { plan in plan.changed(held: { $0.hold?.code = "x" }) },
    ]
    + instanceChanges.map { name, change in
      Tampering(name: name) { plan in plan.changed(first: change) }
    }

  private static let instanceChanges: [(String, @Sendable (inout Instance) -> Void)] = [
    ("product", { $0.key.product = .edgezone }), ("id", { $0.key.id = "ein-9" }),
    ("name", { $0.name = "db" }), ("region", { $0.region = "ap-beijing" }),
    ("zone", { $0.zone = "y" }), ("state", { $0.state = InstanceState(rawValue: "STOPPED") }),
    ("operate state", { $0.operateState = "x" }), ("type", { $0.type = "S2" }),
    ("public IPs", { $0.publicIPs = [] }), ("private IPs", { $0.privateIPs.append("10.0.0.2") }),
    ("tags", { $0.tags[0].value = "w" }), ("created at", { $0.created = nil }),
    ("pay mode", { $0.payMode = .prepaid }), ("module", { $0.module = "n" }),
    ("module id", { $0.moduleID = "em-2" }),
  ]
}

extension Plan {
  /// The same claim of a digest over other content.
  fileprivate func changed(
    version: Int? = nil, created: Timestamp? = nil, options: TerminationOptions? = nil,
    missing: [MissingPart]? = nil, instances: [PlannedInstance]? = nil, follows: String?? = nil,
    identity change: (inout FleetIdentity) -> Void = { _ in }
  ) -> Plan {
    var identity = self.identity
    change(&identity)
    return Plan(
      version: version ?? self.version, identity: identity, created: created ?? self.created,
      options: options ?? self.options, missing: missing ?? self.missing,
      instances: instances ?? self.instances, follows: follows ?? self.follows,
      claimedDigest: digest)
  }

  fileprivate func changed(first change: (inout Instance) -> Void) -> Plan {
    var instances = self.instances
    change(&instances[0].instance)
    return changed(instances: instances)
  }

  fileprivate func changed(held change: (inout PlannedInstance) -> Void) -> Plan {
    var instances = self.instances
    change(&instances[1])
    return changed(instances: instances)
  }
}
