import Fleet
import Testing

struct InventoryTests {
  static let ecm = ListingScope(product: .ecm, region: nil)
  static let tokyo = ListingScope(product: .edgezone, region: "ap-tokyo")
  static let failure = ServiceFailure(kind: .unreachable, code: "Down", message: "no route")

  static func page(_ scope: ListingScope, _ instances: [Instance]) -> ListingEvent {
    .page(scope, ListingPage(instances: instances, total: 9))
  }

  @Test func rowsArriveInPagesAndKeepTheirPlaces() {
    var inventory = Inventory()
    inventory.apply(.started(Self.ecm))
    #expect(
      inventory.apply(Self.page(Self.ecm, [.sample("a"), .sample("b")]))
        == .rows(appendedFrom: 0, updated: []))
    #expect(
      inventory.apply(Self.page(Self.ecm, [.sample("c"), .sample("a", state: "STOPPED")]))
        == .rows(appendedFrom: 2, updated: [0]))
    #expect(inventory.instances.map(\.id) == ["a", "b", "c"])
    #expect(inventory.scopes[Self.ecm] == .listing(rows: 4, total: 9))
    #expect(inventory.regions.map(\.count) == [3])
    #expect(inventory.regions.first?.phases == [.running: 2, .stopped: 1])
  }

  @Test func theSameRowTwiceChangesNothing() {
    var inventory = Inventory()
    inventory.apply(.started(Self.ecm))
    let doubled = inventory.apply(Self.page(Self.ecm, [.sample("a"), .sample("a")]))
    #expect(doubled == .rows(appendedFrom: 0, updated: []))
    let generation = inventory.generation
    #expect(inventory.apply(Self.page(Self.ecm, [.sample("a")])) == .none)
    #expect(inventory.generation == generation)
    #expect(inventory.regions.map(\.count) == [1])
  }

  @Test func oneIDInTwoProductsIsTwoInstances() {
    var inventory = Inventory()
    inventory.apply(.observed([.sample("ein-1"), .sample("ein-1", product: .edgezone)]))
    #expect(inventory.instances.count == 2)
    #expect(inventory[InstanceKey(product: .edgezone, id: "ein-1")]?.product == .edgezone)
  }

  @Test func aRefreshDropsNothingUntilItsScopeHasEnded() {
    var inventory = Inventory()
    inventory.apply(.started(Self.ecm))
    inventory.apply(Self.page(Self.ecm, [.sample("a"), .sample("b")]))
    inventory.apply(.finished(Self.ecm, total: 2, at: .noon))
    inventory.apply(.observed([.sample("m", product: .edgezone)]))
    inventory.apply(.started(Self.ecm))
    #expect(inventory.apply(Self.page(Self.ecm, [.sample("b")])) == .none)
    #expect(inventory.instances.count == 3)
    #expect(inventory.apply(.finished(Self.ecm, total: 1, at: .noon)) == .dropped([0]))
    #expect(inventory.instances.map(\.id) == ["b", "m"])
    #expect(inventory.index(of: InstanceKey(product: .ecm, id: "b")) == 0)
    #expect(inventory.index(of: InstanceKey(product: .ecm, id: "a")) == nil)
  }

  @Test func aFailedRefreshKeepsWhatItHas() {
    var inventory = Inventory()
    inventory.apply(.started(Self.ecm))
    inventory.apply(Self.page(Self.ecm, [.sample("a")]))
    inventory.apply(.finished(Self.ecm, total: 1, at: .noon))
    inventory.apply(.started(Self.ecm))
    #expect(inventory.apply(.failed(Self.ecm, Self.failure)) == .none)
    #expect(inventory.instances.map(\.id) == ["a"])
    #expect(inventory.missing.map(\.reason.text) == ["Down: no route"])
    #expect(!inventory.isComplete)
  }

  @Test func whatIsRememberedGoesWhenItIsNotFoundAgain() {
    var inventory = Inventory()
    inventory.apply(.observed([.sample("b", name: "fresh")]))
    inventory.apply(.remembered([.sample("a"), .sample("b", name: "stale")], asOf: .noon))
    #expect(inventory[InstanceKey(product: .ecm, id: "b")]?.name == "fresh")
    #expect(inventory.isRemembered(1))
    #expect(!inventory.isRemembered(0))
    #expect(inventory.rememberedAsOf == .noon)
    inventory.apply(.started(Self.ecm))
    inventory.apply(Self.page(Self.ecm, [.sample("b", name: "fresh")]))
    inventory.apply(.finished(Self.ecm, total: 1, at: .noon))
    #expect(inventory.instances.map(\.id) == ["b"])
    #expect(inventory.rememberedAsOf == nil)
  }

  @Test func aRegionThatIsNoLongerThereTakesItsRememberedRowsAlong() {
    var inventory = Inventory()
    inventory.apply(
      .remembered(
        [.sample("x", product: .edgezone, region: "gone"), .sample("y", region: "gone")],
        asOf: .noon))
    let discovery = Discovery(
      scopes: [Self.tokyo],
      regions: [Region(code: "ap-tokyo", name: "Tokyo", product: .edgezone)])
    inventory.apply(.discovering(.edgezone))
    #expect(inventory.apply(.discovered(.edgezone, discovery)) == .dropped([0]))
    #expect(inventory.instances.map(\.id) == ["y"])
    #expect(inventory.scopes == [Self.tokyo: .waiting])
    #expect(inventory.regions.map(\.region) == ["ap-tokyo", "gone"])
    #expect(inventory.regions.first?.name == "Tokyo")
  }

  @Test func whatLeftIsDropped() {
    var inventory = Inventory()
    inventory.apply(.observed([.sample("a"), .sample("b")]))
    #expect(inventory.apply(.departed([InstanceKey(product: .ecm, id: "a")])) == .dropped([0]))
    #expect(inventory.apply(.departed([InstanceKey(product: .ecm, id: "a")])) == .none)
    #expect(inventory.instances.map(\.id) == ["b"])
  }

  @Test func saysWhichPartsAreMissing() {
    var inventory = Inventory()
    #expect(!inventory.isComplete)
    inventory.apply(.discovering(.edgezone))
    inventory.apply(.discoveryFailed(.edgezone, Self.failure))
    inventory.apply(.started(Self.ecm))
    #expect(inventory.missing.map(\.product) == [.ecm, .edgezone])
    #expect(inventory.missing.first?.reason.text == "has not answered yet")
    inventory.apply(.discovered(.edgezone, Discovery(scopes: [Self.tokyo], regions: [])))
    inventory.apply(.started(Self.tokyo))
    inventory.apply(.finished(Self.tokyo, total: 0, at: .noon))
    inventory.apply(.finished(Self.ecm, total: 0, at: .noon))
    #expect(inventory.isComplete)
  }
}
