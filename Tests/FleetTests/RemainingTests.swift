import Fleet
import JSON
import Support
import Testing

/// What a plan leaves running, over fleets of chance.
struct RemainingTests {
  private static let regions = ["ap-chengdu", "ap-tokyo", "ap-xian"]

  /// A fleet, a choice of targets and open keys, and the regions that were not listed whole.
  struct Case {
    var instances: [Instance] = []
    var targets: [Instance] = []
    var open: Set<InstanceKey> = []
    var hidden: Set<String> = []

    init(seed: UInt64) {
      var chance = SplitMix(seed: seed)
      let states = ["RUNNING", "running", "STOPPED", "TERMINATING", "whatever"]
      for number in 0..<Int.random(in: 0...60, using: &chance) {
        let product = Product.allCases[number % 2]
        let module = product == .ecm ? ["", "live", "vod"].randomElement(using: &chance) ?? "" : ""
        instances.append(
          .sample(
            "i-\(number)", product: product,
            region: regions.randomElement(using: &chance) ?? "",
            state: states.randomElement(using: &chance) ?? "", module: module,
            moduleID: module.isEmpty ? "" : "em-\(module)"))
      }
      targets = instances.filter { _ in Bool.random(using: &chance) }
      open = Set(instances.map(\.key).filter { _ in Int.random(in: 0..<8, using: &chance) == 0 })
      hidden = Set(regions.filter { _ in Int.random(in: 0..<4, using: &chance) == 0 })
    }

    /// ECM is listed whole; of EdgeZone the hidden regions fail.
    var fleet: ListedFleet {
      let scopes = regions.map { ListingScope(product: .edgezone, region: $0) }
      return ListedFleet(
        .listed(instances, scopes: scopes, failing: hidden), open: open)
    }

    func running(_ place: FleetPlace) -> [Instance] {
      instances.filter { instance in
        instance.state.phase == .running && !open.contains(instance.key)
          && (place.region == nil || instance.region == place.region)
          && (place.module == nil || instance.shared.traits.module == place.module)
      }
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func whatRemainsIsWhatRunsWithoutWhatGoes(seed: UInt64) {
    let sample = Case(seed: seed)
    let targets = Set(sample.targets.map(\.key))
    let remainders = RunningCount(in: sample.fleet, without: sample.targets).remainders
    for remainder in remainders {
      let running = sample.running(remainder.place)
      #expect(remainder.running == running.count)
      #expect(remainder.going == running.count { targets.contains($0.key) })
      #expect(remainder.remain == remainder.running - remainder.going)
      #expect(remainder.remain >= 0)
      let region = remainder.place.region
      #expect(remainder.isWhole == (region.map { !sample.hidden.contains($0) } ?? true))
    }
    let named = remainders.compactMap(\.place.region)
    #expect(Set(named) == Set(sample.targets.map(\.region)))
    #expect(Set(named).count == named.count)
    let modules = remainders.compactMap(\.place.module)
    #expect(Set(modules) == Set(sample.targets.map(\.shared.traits.module)).subtracting([""]))
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func theEmptiestPlacesComeFirst(seed: UInt64) {
    let sample = Case(seed: seed)
    let remainders = RunningCount(in: sample.fleet, without: sample.targets).remainders
      .filter { $0.going > 0 }
    #expect(remainders.map(\.remain) == remainders.map(\.remain).sorted())
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func aRegionThatIsHiddenNeverPasses(seed: UInt64) {
    let sample = Case(seed: seed)
    let rule = KeepRule(name: "k", region: "*", running: 1)
    let gate = TerminationGate(protection: ProtectionPolicy(keep: [rule]))
    let refusals = gate.refusals(among: RunningCount(in: sample.fleet, without: sample.targets))
    let refused = Set(refusals.compactMap(\.place?.region))
    let targets = Set(sample.targets.map(\.key))
    for region in Set(sample.targets.map(\.region)) {
      let running = sample.running(FleetPlace(region: region))
      let isDark = running.allSatisfy { targets.contains($0.key) } && !running.isEmpty
      #expect(refused.contains(region) == (sample.hidden.contains(region) || isDark))
    }
    // Nothing listed at all shows nothing.
    let unlisted = gate.refusals(among: RunningCount(in: ListedFleet(), without: sample.targets))
    #expect(Set(unlisted.compactMap(\.place?.region)) == Set(sample.targets.map(\.region)))
  }

  @Test func aTargetThatIsNamedTwiceIsCountedOnce() {
    let sample = Instance.sample("a")
    let fleet = ListedFleet(.listed([sample, .sample("b")], scopes: []))
    let remainders = RunningCount(in: fleet, without: [sample, sample]).remainders
    #expect(remainders.map(\.remain) == [1])
  }

  @Test func rowsThatWereRememberedDoNotCount() {
    var inventory = Inventory()
    inventory.apply(.remembered([.sample("a"), .sample("b")], asOf: .noon))
    let remainders = RunningCount(in: ListedFleet(inventory), without: [.sample("a")]).remainders
    #expect(remainders.map(\.remain) == [0])
    #expect(remainders.map(\.isWhole) == [false])
  }

  @Test func aFileOfAPlanKeepsWhatRemainsOutsideTheDigest() throws {
    let remaining = [
      Remainder(place: FleetPlace(region: "ap-tokyo"), running: 12, remain: 0),
      Remainder(place: FleetPlace(module: "live"), running: 5, remain: 2, isWhole: false),
    ]
    let plan = Plan(
      identity: .sample, created: .noon, options: TerminationOptions(),
      instances: [PlannedInstance(instance: .sample())], remaining: remaining,
      digest: sampleDigest)
    let text = JSONWriter.document(plan)
    let read = try Plan(file: Array(text.utf8))
    #expect(read.remaining == remaining)
    #expect(read.isIntact(digest: sampleDigest))
    #expect(plan.digest == Plan.sample(targets: [.sample()]).digest)
    let older = try Plan(file: Array(JSONWriter.document(Plan.sample(targets: [.sample()])).utf8))
    #expect(older.remaining.isEmpty && older.isIntact(digest: sampleDigest))
  }
}

extension TerminationGate.Refusal {
  /// Of a keep rule.
  var place: FleetPlace? { if case .keep(let outcome) = self { outcome.place } else { nil } }
}

extension Inventory {
  /// ECM listed whole, and these regions of EdgeZone, of which some failed.
  static func listed(
    _ instances: [Instance], scopes: [ListingScope], failing: Set<String> = []
  ) -> Inventory {
    var inventory = Inventory()
    let ecm = ListingScope(product: .ecm, region: nil)
    inventory.apply(.discovered(.ecm, Discovery(scopes: [ecm], regions: [])))
    inventory.apply(.discovered(.edgezone, Discovery(scopes: scopes, regions: [])))
    for scope in [ecm] + scopes {
      inventory.apply(.started(scope))
      let rows = instances.filter { ListingScope(of: $0) == scope }
      inventory.apply(.page(scope, ListingPage(instances: rows, total: nil)))
      inventory.apply(
        failing.contains(scope.region ?? "")
          ? .failed(scope, .sample()) : .finished(scope, total: rows.count, at: .noon))
    }
    return inventory
  }
}
