import Testing

import Fleet

struct InventoryRefreshTests {
  private static let ecm = ListingScope(product: .ecm, region: nil)
  private static let tokyo = ListingScope(product: .edgezone, region: "ap-tokyo")
  private static let seoul = ListingScope(product: .edgezone, region: "ap-seoul")

  private static func page(_ scope: ListingScope, _ instances: [Instance]) -> ListingEvent {
    .page(scope, ListingPage(instances: instances, total: instances.count))
  }

  private static func machine(_ id: String, _ region: String, name: String = "") -> Instance {
    .sample(id, product: .edgezone, name: name, region: region, zone: "", state: "running")
  }

  /// Lists a scope from its start to its end.
  private static func list(
    _ scope: ListingScope, _ instances: [Instance], into inventory: inout Inventory
  ) -> Inventory.Change {
    inventory.apply(.started(scope))
    inventory.apply(page(scope, instances))
    return inventory.apply(.finished(scope, total: instances.count, at: .noon))
  }

  private static func discovered() -> Inventory {
    var inventory = Inventory()
    inventory.apply(.discovering(.ecm))
    inventory.apply(.discovering(.edgezone))
    inventory.apply(.discovered(.ecm, Discovery(scopes: [ecm], regions: [])))
    inventory.apply(
      .discovered(
        .edgezone,
        Discovery(
          scopes: [tokyo, seoul],
          regions: [Region(code: "ap-tokyo", name: "Tokyo", product: .edgezone)])))
    return inventory
  }

  @Test func aScopeThatEndsTouchesNoOther() {
    var inventory = Self.discovered()
    _ = Self.list(Self.tokyo, [Self.machine("epm-1", "ap-tokyo")], into: &inventory)
    _ = Self.list(Self.seoul, [Self.machine("epm-2", "ap-seoul")], into: &inventory)
    _ = Self.list(Self.ecm, [.sample("ein-1", region: "ap-tokyo")], into: &inventory)
    let change = Self.list(Self.tokyo, [], into: &inventory)
    #expect(change == .dropped([0]))
    #expect(inventory.instances.map(\.id).sorted() == ["ein-1", "epm-2"])
  }

  @Test func anInstanceThatMovedToAnotherRegionStaysOneRow() {
    var inventory = Self.discovered()
    _ = Self.list(Self.tokyo, [Self.machine("epm-1", "ap-tokyo")], into: &inventory)
    _ = Self.list(Self.seoul, [Self.machine("epm-1", "ap-seoul")], into: &inventory)
    _ = Self.list(Self.tokyo, [], into: &inventory)
    #expect(inventory.instances.map(\.region) == ["ap-seoul"])
    #expect(inventory.regions.first { $0.region == "ap-tokyo" }?.count == 0)
  }

  @Test func singleReadingsCountAsSeen() {
    var inventory = Self.discovered()
    inventory.apply(.started(Self.ecm))
    inventory.apply(.observed([.sample("ein-9")]))
    let change = inventory.apply(.finished(Self.ecm, total: 0, at: .noon))
    #expect(change == .none)
    #expect(inventory.instances.map(\.id) == ["ein-9"])
    inventory.apply(.departed([.init(product: .ecm, id: "ein-9"), .init(product: .ecm, id: "x")]))
    #expect(inventory.instances.isEmpty)
  }

  @Test func countsRegionsByPhase() {
    var inventory = Self.discovered()
    _ = Self.list(
      Self.ecm,
      [
        .sample("ein-1", region: "ap-tokyo"),
        .sample("ein-2", region: "ap-tokyo", state: "TERMINATING"),
      ], into: &inventory)
    let summaries = inventory.regions
    #expect(summaries.map(\.product) == [.ecm, .edgezone])
    #expect(summaries.map(\.region) == ["ap-tokyo", "ap-tokyo"])
    #expect(summaries[0].phases == [.running: 1, .terminating: 1])
    #expect(summaries[0].status == .answered(total: 2, at: .noon))
    #expect(summaries[1].count == 0)
    #expect(summaries[1].name == "Tokyo")
    #expect(summaries[1].status == .waiting)
    inventory.apply(.observed([.sample("ein-1", region: "ap-tokyo", state: "STOPPED")]))
    #expect(inventory.regions[0].phases == [.stopped: 1, .terminating: 1])
  }

  @Test func theLateEndOfAListingThatWasGivenUpDropsNothingOfTheNext() {
    var inventory = Self.discovered()
    inventory.apply(.started(Self.ecm))
    inventory.apply(Self.page(Self.ecm, [.sample("ein-1"), .sample("ein-2")]))
    inventory.apply(.started(Self.ecm))
    inventory.apply(.finished(Self.ecm, total: 2, at: .noon))
    #expect(inventory.instances.map(\.id) == ["ein-1", "ein-2"])
    inventory.apply(Self.page(Self.ecm, [.sample("ein-2")]))
    inventory.apply(.finished(Self.ecm, total: 1, at: .noon))
    _ = Self.list(Self.ecm, [.sample("ein-2")], into: &inventory)
    #expect(inventory.instances.map(\.id) == ["ein-2"])
  }

  @Test func aListingAfterOneThatFailedCountsFromItsOwnStart() {
    var inventory = Self.discovered()
    inventory.apply(.started(Self.ecm))
    inventory.apply(Self.page(Self.ecm, [.sample("ein-1")]))
    inventory.apply(.failed(Self.ecm, .sample("Timeout")))
    _ = Self.list(Self.ecm, [.sample("ein-2")], into: &inventory)
    #expect(inventory.instances.map(\.id) == ["ein-2"])
  }

  @Test func tellsTheSameAsOneBuiltAnew() {
    // Rows come, change, move and go in an order from a seed; what is left has to be what a plain
    // dictionary says.
    var inventory = Self.discovered()
    var expected: [InstanceKey: Instance] = [:]
    var seed: UInt64 = 42
    func random(_ limit: UInt64) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % limit)
    }
    let states = ["RUNNING", "STOPPED", "TERMINATING"]
    for _ in 0..<400 {
      let batch = (0..<random(8)).map { _ in
        Instance.sample(
          "ein-\(random(60))", region: "ap-\(random(4))", state: states[random(3)])
      }
      if random(3) == 0 {
        let leaving = batch.map(\.key)
        inventory.apply(.departed(leaving))
        for key in leaving { expected[key] = nil }
      } else {
        inventory.apply(.observed(batch))
        for instance in batch { expected[instance.key] = instance }
      }
      let counts = Dictionary(grouping: expected.values, by: \.region).mapValues(\.count)
      let told = inventory.regions.filter { $0.product == .ecm }
      guard
        Dictionary(uniqueKeysWithValues: inventory.instances.map { ($0.key, $0) }) == expected,
        inventory.instances.indices.allSatisfy({
          inventory.index(of: inventory.instances[$0].key) == $0
        }),
        Dictionary(uniqueKeysWithValues: told.map { ($0.region, $0.count) }) == counts
      else {
        Issue.record("the inventory differs")
        return
      }
    }
  }
}
