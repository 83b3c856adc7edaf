import Testing

@testable import Fleet

/// Rows that are still in their bytes answer like those that were taken out of them.
struct RememberedRowsTests {
  private static let listed = RememberedFleetTests.fleet.instances

  private static func remembered(_ instances: [Instance]) throws -> [Instance] {
    let fleet = RememberedFleet(asOf: .noon, account: "", instances: instances)
    return try RememberedFleet(decoding: fleet.encoded()).instances
  }

  @Test func eachFieldIsWhatWasWritten() throws {
    for (row, instance) in zip(try Self.remembered(Self.listed), Self.listed) {
      #expect(row.key == instance.key)
      #expect(row.id == instance.id)
      #expect(row.product == instance.product)
      #expect(row.name == instance.name)
      #expect(row.traits == instance.traits)
      #expect(row.publicIPs == instance.publicIPs)
      #expect(row.privateIPs == instance.privateIPs)
      #expect(row.tags == instance.tags)
      #expect(row.created == instance.created)
      #expect(row.fields == instance.fields)
      #expect(row == instance)
      #expect(Set([row, instance]).count == 1)
    }
  }

  @Test func whatChangesHasABodyOfItsOwn() throws {
    let rows = try Self.remembered(Self.listed)
    var changed = rows[3]
    changed.name = "another"
    changed.state = InstanceState(rawValue: "TERMINATING")
    #expect(changed.name == "another")
    #expect(changed.key == rows[3].key)
    #expect(rows[3] == Self.listed[3])
  }

  @Test(arguments: ["", "边缘", "e\u{301}", "ein-\u{1F600}", String(repeating: "x", count: 300)])
  func anyIdIsFoundAgain(id: String) throws {
    let instances = Self.listed + [Instance.sample(id)]
    var inventory = Inventory()
    inventory.apply(.remembered(try Self.remembered(instances), asOf: .noon))
    for (row, instance) in instances.enumerated() {
      #expect(inventory.index(of: instance.key) == row)
    }
    inventory.apply(.observed(instances))
    #expect(inventory.instances == instances)
    #expect(inventory.instances.indices.allSatisfy { !inventory.isRemembered($0) })
  }

  @Test func theyAreCountedAndFoundLikeListedOnes() throws {
    var (remembered, listed) = (Inventory(), Inventory())
    // More than a thousand, of which the counting makes more haste.
    let many = (0..<1_500).map { number in
      Instance.sample(
        "ein-\(number)", name: "node-\(number)", region: "r\(number % 7)",
        state: number % 5 == 0 ? "STOPPED" : "RUNNING", publicIPs: ["10.0.0.\(number)"])
    }
    remembered.apply(.remembered(try Self.remembered(many), asOf: .noon))
    listed.apply(.observed(many))
    #expect(remembered.regions == listed.regions)
    remembered.prepareSearch()
    listed.prepareSearch()
    for text in ["node-14", "10.0.0.7", "region:r3 state:stopped", "!name~1"] {
      let filter = try Filter(text)
      let context = FilterContext(now: .noon)
      #expect(remembered.passing(filter, in: context) == listed.passing(filter, in: context))
    }
    for column in InstanceField.allCases {
      let order = SortOrder(column: column)
      #expect(order.sorted(remembered.instances) == order.sorted(listed.instances))
    }
  }

  /// Made ready beside the screen it is what it would have become there.
  @Test func whatIsMadeReadyIsWhatIsRemembered() throws {
    let order = SortOrder(column: .id)
    var plain = Inventory()
    plain.apply(.remembered(order.sorted(Self.listed).map { Self.listed[Int($0)] }, asOf: .noon))
    let fleet = RememberedFleet(asOf: .noon, account: "", instances: plain.instances)
    #expect(fleet.isInOrder)
    var taken = Inventory()
    let change = taken.apply(.recalled(Inventory(fleet)))
    #expect(change == .rows(appendedFrom: 0, updated: []))
    #expect(taken.instances == plain.instances)
    #expect(taken.regions == plain.regions)
    #expect(taken.rememberedAsOf == .noon)
    #expect(taken.order == order)
    #expect(taken.instances.indices.allSatisfy { taken.isRemembered($0) })
    // Whatever changes the rows ends what was known of their order.
    taken.apply(.observed([.sample("a")]))
    #expect(taken.order == nil)
  }

  @Test func whatHasBeenListedSinceIsNotReplaced() throws {
    let fleet = RememberedFleet(asOf: .noon, account: "", instances: Self.listed)
    var inventory = Inventory()
    inventory.apply(.observed([.sample(Self.listed[1].id, name: "fresh")]))
    inventory.apply(.discovering(.ecm))
    inventory.apply(.recalled(Inventory(fleet)))
    #expect(inventory.instances.count == Self.listed.count)
    #expect(inventory[Self.listed[1].key]?.name == "fresh")
    #expect(inventory.order == nil)
    #expect(inventory.scopes == [ListingScope(product: .ecm, region: nil): .waiting])
  }

  /// Whether rows stand in order is seen in their bytes as it is seen in themselves.
  @Test func theOrderIsSeenInTheBytes() throws {
    let ids = ["ein-1", "ein-01", "EIN-1", "ein-2", "ein-10", "ein-a", "ein-é", ""]
    let keys = Product.allCases.flatMap { product in
      ids.map { InstanceKey(product: product, id: $0) }
    }
    for left in keys {
      for right in keys {
        let state = InstanceState(rawValue: "RUNNING")
        let pair = [left, right].map { Instance(key: $0, state: state) }
        let fleet = RememberedFleet(asOf: .noon, account: "", instances: pair)
        let read = try RememberedFleet(decoding: fleet.encoded())
        #expect(read.isInOrder == fleet.isInOrder, "\(left), \(right)")
      }
    }
  }

  @Test func rowsOfOneKeyBecomeOneAndStandInNoOrder() {
    let sorted = RememberedFleet.order.sorted(Self.listed).map { Self.listed[Int($0)] }
    let twice = RememberedFleet(asOf: .noon, account: "", instances: sorted.flatMap { [$0, $0] })
    let inventory = Inventory(twice)
    #expect(inventory.instances.count == Self.listed.count)
    #expect(inventory.order == nil)
    #expect(!twice.isInOrder)
    let reversed = RememberedFleet(asOf: .noon, account: "", instances: sorted.reversed())
    #expect(!reversed.isInOrder)
  }
}
