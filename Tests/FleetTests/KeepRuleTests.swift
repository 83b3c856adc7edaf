import Fleet
import Testing

/// When a keep rule refuses a plan, and why.
struct KeepRuleTests {
  private static let tokyo = ListingScope(product: .edgezone, region: "ap-tokyo")

  /// Three ECM instances of the module `live` and one of EdgeZone, all running in Tokyo.
  private static let instances: [Instance] =
    (1...3).map {
      .sample("e\($0)", region: "ap-tokyo", module: "live", moduleID: "em-1")
    } + [.sample("z", product: .edgezone, region: "ap-tokyo", state: "running")]

  private static func findings(
    _ rule: KeepRule, takes count: Int, regions: Set<String> = [], products: [Product] = [],
    lifted: Set<String> = [], liftable: Set<String> = []
  ) -> [KeepRule.Outcome.Finding] {
    var inventory = Inventory.listed(instances, scopes: [tokyo])
    if products == [.ecm] {
      inventory = Inventory()
      let ecm = ListingScope(product: .ecm, region: nil)
      inventory.apply(.discovered(.ecm, Discovery(scopes: [ecm], regions: [])))
      inventory.apply(.started(ecm))
      inventory.apply(
        .page(ecm, ListingPage(instances: Array(instances.prefix(3)), total: nil)))
      inventory.apply(.finished(ecm, total: 3, at: .noon))
    }
    let gate = TerminationGate(
      protection: ProtectionPolicy(keep: [rule], liftable: liftable, lifted: lifted))
    let fleet = ListedFleet(inventory, regions: regions)
    return gate.refusals(among: RunningCount(in: fleet, without: Array(instances.prefix(count))))
      .compactMap { if case .keep(let outcome) = $0 { outcome.finding } else { nil } }
  }

  @Test func countsOverBothProductsUnlessOneIsNamed() {
    let both = KeepRule(name: "k", region: "ap-*", running: 2)
    #expect(Self.findings(both, takes: 2).isEmpty)
    #expect(Self.findings(both, takes: 3) == [.remaining(1)])
    let ecm = KeepRule(name: "k", region: "ap-*", product: .ecm, running: 2)
    #expect(Self.findings(ecm, takes: 2) == [.remaining(1)])
  }

  @Test(arguments: ["live", "LIVE", "l*", "em-1"])
  func aModuleIsKnownByNameAndByID(_ module: String) {
    let rule = KeepRule(name: "k", module: module, running: 2)
    #expect(Self.findings(rule, takes: 1).isEmpty)
    #expect(Self.findings(rule, takes: 2) == [.remaining(1)])
  }

  @Test func whatIsAboutAnotherPlaceDoesNotRefuse() {
    #expect(Self.findings(KeepRule(name: "k", region: "ap-seoul", running: 9), takes: 3).isEmpty)
    #expect(Self.findings(KeepRule(name: "k", module: "vod", running: 9), takes: 3).isEmpty)
  }

  @Test func whatTheOptionsLeaveOutCannotBeShown() {
    let region = KeepRule(name: "k", region: "*", running: 1)
    #expect(Self.findings(region, takes: 1, regions: ["ap-tokyo"]).isEmpty)
    #expect(
      Self.findings(region, takes: 1, regions: ["ap-xian"]) == [.notListed(.regionsLeftOut)])
    #expect(
      Self.findings(region, takes: 1, products: [.ecm]) == [.notListed(.productLeftOut(.edgezone))])
    let ecm = KeepRule(name: "k", region: "*", product: .ecm, running: 1)
    #expect(Self.findings(ecm, takes: 1, products: [.ecm]).isEmpty)
    let module = KeepRule(name: "k", module: "live", running: 1)
    #expect(
      Self.findings(module, takes: 1, regions: ["ap-tokyo"]) == [.notListed(.regionsLeftOut)])
    #expect(Self.findings(module, takes: 1, products: [.ecm]).isEmpty)
  }

  @Test func liftingTakesTwoKeys() {
    let rule = KeepRule(name: "k", region: "*", running: 4)
    #expect(!Self.findings(rule, takes: 1).isEmpty)
    #expect(!Self.findings(rule, takes: 1, lifted: ["k"]).isEmpty)
    #expect(!Self.findings(rule, takes: 1, liftable: ["k"]).isEmpty)
    #expect(Self.findings(rule, takes: 1, lifted: ["k"], liftable: ["k"]).isEmpty)
    let policy = ProtectionPolicy(keep: [rule], liftable: [], lifted: ["k"])
    #expect(policy.refusedOverrides.map(\.1) == [.notLiftable])
  }

  @Test func whereNothingRunningGoesTheRuleStays() {
    let stopped = Instance.sample("s", state: "STOPPED")
    let gate = TerminationGate(
      protection: ProtectionPolicy(keep: [KeepRule(name: "k", region: "*", running: 1)]))
    let fleet = ListedFleet(.listed([stopped], scopes: []))
    #expect(gate.refusals(among: RunningCount(in: fleet, without: [stopped])).isEmpty)
  }

  @Test func onlyTheRegionsConcernedHaveToBeListed() {
    func regions(_ gate: TerminationGate) -> Set<String>? {
      gate.regionsToList(for: .sample(targets: Self.instances))
    }
    func keep(_ rules: KeepRule...) -> TerminationGate {
      TerminationGate(protection: ProtectionPolicy(keep: rules))
    }
    #expect(regions(TerminationGate()) == [])
    #expect(regions(keep(KeepRule(name: "k", region: "*", running: 1))) == ["ap-tokyo"])
    #expect(regions(keep(KeepRule(name: "k", region: "ap-seoul", running: 1))) == [])
    #expect(regions(keep(KeepRule(name: "k", module: "live", running: 1))) == nil)
    #expect(regions(TerminationGate(largestOperation: .percent(5))) == nil)
  }

  @Test(arguments: [(24, 1), (25, 0), (100, 0)])
  func aShareIsOfTheWholeListing(percent: Int, refusals: Int) {
    let gate = TerminationGate(largestOperation: .percent(percent))
    let fleet = ListedFleet(.listed(Self.instances, scopes: [Self.tokyo]))
    let count = RunningCount(in: fleet, without: [Self.instances[0]])
    #expect(gate.refusals(among: count).count == refusals)
  }

  @Test func anIncompleteListingIsTheSmallerBase() {
    let gate = TerminationGate(largestOperation: .percent(25))
    let fleet = ListedFleet(.listed(Array(Self.instances.prefix(3)), scopes: []))
    let count = RunningCount(in: fleet, without: [Self.instances[0]])
    #expect(gate.refusals(among: count) == [.tooLarge(1, percent: 25, listed: 3)])
  }

  @Test(arguments: [("500", "500"), ("25%", "25%"), ("100%", "100%")])
  func aLimitIsANumberOrAShare(text: String, written: String) {
    #expect(OperationLimit(text)?.description == written)
  }

  @Test(arguments: ["", "0", "0%", "101%", "-1", "1.5%", "%", "25 %", "1000001"])
  func nothingElseIsALimit(_ text: String) { #expect(OperationLimit(text) == nil) }
}

/// Which rules are about an instance, and whether they hold.
struct RuleFindingTests {
  @Test func everyRuleIsFoundWithItsState() {
    let named = ProtectionRule(
      name: "old", reason: .stated("r"), conditions: [.region("ap-guangzhou")], expires: .noon)
    let lifted = ProtectionRule(
      name: "lifted", reason: .stated("r"), conditions: [.region("ap-guangzhou")])
    let other = ProtectionRule(
      name: "other", reason: .stated("r"), conditions: [.region("ap-tokyo")])
    let gate = TerminationGate(
      readOnly: .option, allowedAccounts: ["100000000012"],
      protection: ProtectionPolicy(
        rules: [named, lifted, other] + ProtectionRule.shipped,
        keep: [
          KeepRule(name: "one", region: "*", running: 1),
          KeepRule(name: "two", region: "*", running: 2),
          KeepRule(name: "vod", module: "vod", running: 2),
        ], liftable: ["lifted"], lifted: ["lifted"]))
    let instance = Instance.sample("a", name: "勿删")
    let fleet = ListedFleet(.listed([instance, .sample("b")], scopes: []))
    let states = gate.findings(about: instance, in: fleet, for: .sample, at: .noon).map(\.state)
    #expect(states == [.holds, .met, .expired, .lifted, .holds, .met, .holds])
  }

  @Test func aNameThatCannotBeReadIsProtected() {
    let instance = Instance.sample("a", name: "\u{FFFD}")
    let findings = TerminationGate().findings(
      about: instance, in: ListedFleet(.listed([instance], scopes: [])), for: .sample, at: .noon)
    #expect(findings.map(\.state) == [.holds])
  }
}
