import Support
import Testing

@testable import Fleet

/// Since when an instance has been terminating: as an inventory first saw it, and as a cache keeps it.
struct TerminatingSinceTests {
  private static let scope = ListingScope(product: .ecm, region: nil)

  private static func row(
    _ id: String = "ein-1", _ state: String = "TERMINATING", created: Int64? = 1_700_000_000
  ) -> Instance {
    .sample(id, state: state, created: created.map { Timestamp(seconds: $0) })
  }

  /// Lists these rows at `seconds` after noon, from the start to the end.
  private static func list(
    _ rows: [Instance], _ seconds: Int64, into inventory: inout Inventory
  ) {
    let now = Timestamp.noon + seconds
    inventory.apply(.started(scope), at: now)
    inventory.apply(.page(scope, ListingPage(instances: rows, total: rows.count)), at: now)
    inventory.apply(.finished(scope, total: rows.count, at: now), at: now)
  }

  private static func since(_ inventory: Inventory, _ id: String = "ein-1") -> Int64? {
    inventory[InstanceKey(product: .ecm, id: id)]?.terminatingSince?.seconds(since: .noon)
  }

  @Test func theFirstListingThatShowsItCounts() {
    var inventory = Inventory()
    Self.list([Self.row("ein-1", "RUNNING"), Self.row("ein-2")], 0, into: &inventory)
    #expect(Self.since(inventory) == nil)
    #expect(Self.since(inventory, "ein-2") == 0)
    Self.list([Self.row(), Self.row("ein-2")], 60, into: &inventory)
    #expect(Self.since(inventory) == 60)
    Self.list([Self.row(), Self.row("ein-2")], 120, into: &inventory)
    #expect(Self.since(inventory) == 60)
    #expect(Self.since(inventory, "ein-2") == 0)
  }

  @Test func anotherStateEndsIt() {
    var inventory = Inventory()
    Self.list([Self.row()], 0, into: &inventory)
    Self.list([Self.row("ein-1", "RUNNING")], 60, into: &inventory)
    #expect(Self.since(inventory) == nil)
    Self.list([Self.row()], 120, into: &inventory)
    #expect(Self.since(inventory) == 120)
  }

  @Test func aRowThatChangesOtherwiseKeepsIt() {
    var inventory = Inventory()
    Self.list([Self.row()], 0, into: &inventory)
    var renamed = Self.row("ein-1", "terminating")
    renamed.name = "other"
    inventory.apply(.observed([renamed]), at: .noon + 60)
    #expect(inventory.instances[0].name == "other")
    #expect(Self.since(inventory) == 0)
  }

  @Test func whatLeftTheListIsNewWhenItComesBack() {
    var inventory = Inventory()
    Self.list([Self.row()], 0, into: &inventory)
    Self.list([], 60, into: &inventory)
    Self.list([Self.row()], 120, into: &inventory)
    #expect(Self.since(inventory) == 120)
  }

  @Test func anotherInstanceUnderTheSameIDIsNew() {
    var inventory = Inventory()
    Self.list([Self.row()], 0, into: &inventory)
    Self.list([Self.row(created: 1_700_000_001)], 60, into: &inventory)
    #expect(Self.since(inventory) == 60)
  }

  @Test func aListingWithoutAClockKnowsNoTime() {
    var inventory = Inventory()
    inventory.apply(.observed([Self.row()]))
    #expect(Self.since(inventory) == nil)
    // The first reading with one is told as a change, so that lists in this order are sorted again.
    #expect(
      inventory.apply(.observed([Self.row()]), at: .noon) == .rows(appendedFrom: 1, updated: [0]))
    #expect(Self.since(inventory) == 0)
    #expect(inventory.apply(.observed([Self.row()]), at: .noon + 1) == .none)
  }

  @Test func aClockThatWasSetBackLeavesNoTimeInTheFuture() {
    var inventory = Inventory()
    Self.list([Self.row()], 600, into: &inventory)
    Self.list([Self.row()], 60, into: &inventory)
    #expect(Self.since(inventory) == 60)
    Self.list([Self.row()], 600, into: &inventory)
    #expect(Self.since(inventory) == 60)
  }

  // MARK: - The cache

  private static func remembered(at seconds: Int64) throws -> RememberedFleet {
    var inventory = Inventory()
    list([row(), row("ein-2", "RUNNING"), row("ein-3", created: nil)], seconds, into: &inventory)
    list([row(), row("ein-2"), row("ein-3", created: nil)], seconds + 60, into: &inventory)
    let fleet = try #require(RememberedFleet(inventory, account: "1"))
    return try RememberedFleet(decoding: fleet.encoded())
  }

  @Test func theNextProgramKnowsIt() throws {
    let fleet = try Self.remembered(at: 0)
    #expect(fleet.instances.map { $0.terminatingSince?.seconds(since: .noon) } == [0, 60, 0])
    var inventory = Inventory()
    inventory.apply(.recalled(Inventory(fleet)), at: .noon + 7200)
    let rows = [Self.row(), Self.row("ein-2", "RUNNING"), Self.row("ein-3", created: nil)]
    Self.list(rows, 7200, into: &inventory)
    #expect(Self.since(inventory) == 0)
    #expect(Self.since(inventory, "ein-2") == nil)
    #expect(Self.since(inventory, "ein-3") == 0)
    let again = try #require(RememberedFleet(inventory, account: "1"))
    #expect(
      try RememberedFleet(decoding: again.encoded()).instances.map(\.terminatingSince)
        == inventory.instances.map(\.terminatingSince))
  }

  @Test func aCacheThatComesAfterTheFirstPagesStillTellsSinceWhen() throws {
    var inventory = Inventory()
    Self.list([Self.row("ein-2"), Self.row(created: 5)], 7200, into: &inventory)
    let change = inventory.apply(.recalled(Inventory(try Self.remembered(at: 0))), at: .noon + 7200)
    #expect(change == .rows(appendedFrom: 2, updated: [0]))
    #expect(Self.since(inventory, "ein-2") == 60)
    // Of another creation, so another instance.
    #expect(Self.since(inventory) == 7200)
    #expect(!inventory.isRemembered(0))
  }

  @Test func aRowThatTheCacheDoesNotTimeIsFirstSeenNow() {
    var inventory = Inventory(
      RememberedFleet(asOf: .noon, account: "", instances: [Self.row()]))
    #expect(Self.since(inventory) == nil)
    Self.list([Self.row()], 60, into: &inventory)
    #expect(Self.since(inventory) == 60)
  }

  @Test func aCacheOfTheSecondVersionIsRead() throws {
    var bytes = RememberedFleet(asOf: .noon, account: "", instances: [Self.row()]).encoded()
    #expect(bytes[8] == 3)
    bytes[8] = 2
    let read = try RememberedFleet(decoding: bytes)
    #expect(read.instances == [Self.row()])
    #expect(read.instances[0].terminatingSince == nil)
  }

  @Test func itIsNoPartOfAPlanOrOfAnOutput() {
    let timed = Self.row().terminating(since: .noon)
    #expect(timed == Self.row())
    #expect(Plan.sample(targets: [timed]).digest == Plan.sample(targets: [Self.row()]).digest)
    #expect(!InstanceField.kept.contains(.since))
  }

  @Test func aMachineOfBytesAnswersAsTheOneThatWasWritten() throws {
    // A long id of more than ASCII, and every list that a row skips on its way to the time.
    let row = Instance.sample(
      "ein-é", state: "terminating", publicIPs: ["1.1.1.1", "1.1.1.2"], privateIPs: ["10.0.0.1"],
      tags: [Tag(key: "a", value: "b")], created: .noon
    ).terminating(since: .noon + 61)
    for instances in [[row], [row, Self.row().terminating(since: .noon)]] {
      let fleet = RememberedFleet(asOf: .noon, account: "", instances: instances)
      let read = try RememberedFleet(decoding: fleet.encoded()).instances
      #expect(read.map(\.terminatingSince) == instances.map(\.terminatingSince))
      #expect(read == instances)
    }
  }

  // MARK: - Filters and order

  @Test(arguments: [
    ("since>1h", ["b"]), ("since<30m", ["a"]), ("!since<30m", ["b", "c"]), ("since:2h", ["b"]),
    ("since:\"\"", ["c"]), ("phase:terminating since>=600s", ["a", "b"]),
  ])
  func filtersAskForIt(text: String, ids: [String]) throws {
    let instances = [
      Self.row("a").terminating(since: .noon + -600),
      Self.row("b").terminating(since: .noon + -7300),
      Self.row("c", "RUNNING"),
    ]
    let filter = try Filter(text)
    let context = FilterContext(now: .noon)
    #expect(instances.filter { filter.matches($0, in: context) }.map(\.id) == ids)
  }

  @Test func theLongestComesFirstAndTheOthersLast() {
    let instances = [
      Self.row("a", "RUNNING"), Self.row("b").terminating(since: .noon + -600),
      Self.row("c").terminating(since: .noon + -7300),
    ]
    #expect(SortOrder(column: .since).sorted(instances) == [2, 1, 0])
  }

  /// Random histories agree with a plain account of them.
  @Test(arguments: 0..<20) func historiesAgreeWithAPlainAccount(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var inventory = Inventory()
    var known: [String: (created: Int64, since: Int64)] = [:]
    for step in 0..<60 {
      let now = Int64(step) * 60
      var rows: [Instance] = []
      for number in 0..<8 where Int.random(in: 0..<8, using: &random) > 0 {
        let state = ["RUNNING", "TERMINATING", "TERMINATING", "STOPPED"].randomElement(
          using: &random)
        let created = Int64.random(in: 1...6, using: &random) / 6
        rows.append(Self.row("ein-\(number)", state ?? "", created: created))
      }
      Self.list(rows, now, into: &inventory)
      var next: [String: (created: Int64, since: Int64)] = [:]
      for row in rows where row.state.phase == .terminating {
        let created = row.created?.seconds ?? 0
        let before = known[row.id].flatMap { $0.created == created ? $0.since : nil }
        next[row.id] = (created, before ?? now)
      }
      known = next
      for row in rows { #expect(Self.since(inventory, row.id) == known[row.id]?.since) }
      guard Int.random(in: 0..<5, using: &random) == 0, !rows.isEmpty else { continue }
      let fleet = try #require(RememberedFleet(inventory, account: ""))
      inventory = Inventory(try RememberedFleet(decoding: fleet.encoded()))
    }
  }
}
