import Support
import Testing

@testable import Fleet

/// Many rows asked at once say what each would say by itself.
struct InventoryFilterTests {
  static let expressions = [
    "a", "-1", "cdn", "CDN-CACHE", "edge|cdn", "!edge", "节点", "10.0.0.1", "ap-r1", "ein-",
    "region:ap-r1", "!state:running", "state:running|stopped", "zone~r[01]", "product:ecm",
    "name~^edge.*9$", "tag:env=prod", "age>30d", "marked:yes", "protected:no cdn",
    "cdn !marked:yes region:ap-r0", "module:m1 type>S1", "pay:prepaid|unknown",
    "phase:stopped e", "name:cdn-*", "!zone:ap-r?-z1", "tag:e*=pr?d", "created:2023-*",
    "ip~^10", "created>2020-01-01", "zzz", "elsewhere",
  ]

  private static func instance(_ n: Int) -> Instance {
    let names = ["cdn-cache-\(n)", "EDGE-\(n)", "边缘节点-\(n)", "", "e"]
    return Instance.sample(
      "\(n % 4 == 0 ? "epm" : "ein")-\(n)", product: n % 4 == 0 ? .edgezone : .ecm,
      name: names[n % names.count], region: "ap-r\(n % 3)", zone: "ap-r\(n % 3)-z\(n % 2)",
      state: n % 5 == 0 ? "stopped" : "RUNNING", type: "S\(n % 3)",
      publicIPs: n % 6 == 0 ? [] : ["1.1.1.\(n)"], privateIPs: ["10.0.0.\(n)"],
      tags: n % 2 == 0 ? [Tag(key: "env", value: "prod")] : [],
      created: n % 7 == 0 ? nil : Timestamp(seconds: 1_700_000_000 + Int64(n) * 864_000),
      payMode: n % 2 == 0 ? .prepaid : .unknown, module: "m\(n % 2)")
  }

  private func expectAgreement(_ inventory: Inventory) throws {
    let context = FilterContext(now: .noon, isMarked: { $0.id.hasSuffix("3") })
    for expression in Self.expressions {
      let filter = try Filter(expression)
      #expect(
        inventory.passing(filter, in: context)
          == inventory.instances.map { filter.matches($0, in: context) }, "\(expression)")
    }
  }

  @Test func allAtOnceIsOneByOne() throws {
    var inventory = Inventory()
    inventory.apply(.observed((0..<150).map(Self.instance)))
    try expectAgreement(inventory)
    inventory.prepareSearch()
    try expectAgreement(inventory)
  }

  @Test func theTextFollowsTheRows() throws {
    var inventory = Inventory()
    inventory.apply(.observed((0..<60).map(Self.instance)))
    inventory.prepareSearch()
    inventory.apply(.observed((40..<90).map(Self.instance)))
    inventory.prepareSearch()
    try expectAgreement(inventory)
    var renamed = Self.instance(7)
    renamed.name = "cdn-renamed"
    inventory.apply(.observed([renamed]))
    inventory.prepareSearch()
    try expectAgreement(inventory)
    var moved = Self.instance(8)
    moved.zone = "ELSEWHERE-1"
    inventory.apply(.observed([moved]))
    inventory.prepareSearch()
    try expectAgreement(inventory)
    inventory.apply(.departed((10..<30).map { Self.instance($0).key }))
    inventory.prepareSearch()
    try expectAgreement(inventory)
  }

  /// Whatever comes and goes while the text is made ready piece by piece.
  @Test(arguments: 0..<20) func theTextFollowsWhateverHappens(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var inventory = Inventory()
    inventory.apply(.observed((0..<100).map(Self.instance)))
    for step in 0..<60 {
      let rows = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Int.random(in: 0..<150, using: &random)
      }
      switch Int.random(in: 0..<4, using: &random) {
      case 0: inventory.prepareSearch(limit: rows[0])
      case 1: inventory.apply(.departed(rows.map { Self.instance($0).key }))
      case 2: inventory.apply(.observed(rows.map(Self.instance)))
      default:
        var renamed = Self.instance(rows[0])
        renamed.name = "cdn-\(step)-" + String(repeating: "e", count: rows.count)
        inventory.apply(.observed([renamed]))
      }
      if step % 10 == 9 {
        inventory.prepareSearch()
        #expect(inventory.isSearchPrepared)
        try expectAgreement(inventory)
      }
    }
  }

  @Test func theTextIsMadeReadyInPieces() {
    var inventory = Inventory()
    inventory.apply(.observed((0..<150).map(Self.instance)))
    var pieces = 0
    while !inventory.isSearchPrepared {
      inventory.prepareSearch(limit: 40)
      pieces += 1
    }
    #expect(pieces == 4)
  }

  /// One that has changed, and one that has gone, cost nobody the text of all others.
  @Test func aChangeLeavesTheRestPrepared() throws {
    var inventory = Inventory()
    inventory.apply(.observed((0..<150).map(Self.instance)))
    inventory.prepareSearch()
    inventory.apply(.departed((20..<30).map { Self.instance($0).key }))
    #expect(inventory.isSearchPrepared)
    var renamed = Self.instance(7)
    renamed.name = "cdn-renamed"
    inventory.apply(.observed([renamed]))
    #expect(inventory.isSearchPrepared)
    try expectAgreement(inventory)
    inventory.apply(.departed((0..<3).map { Self.instance($0).key }))
    try expectAgreement(inventory)
  }

  /// Against the plain way, in texts of few letters, where much begins and little is found.
  @Test(arguments: 0..<20) func aWordIsFoundWhereverItStands(seed: UInt64) {
    var random = SplitMix(seed: seed)
    func text(_ length: ClosedRange<Int>) -> String {
      String(
        (0..<Int.random(in: length, using: &random)).map { _ in
          ["a", "b", "A", "é"][Int.random(in: 0..<4, using: &random)] as Character
        })
    }
    var inventory = Inventory()
    inventory.apply(
      .observed((0..<200).map { .sample("\($0)", name: text(0...30), zone: text(0...2)) }))
    inventory.prepareSearch()
    let context = FilterContext(now: .noon)
    for _ in 0..<50 {
      let word = text(1...9)
      guard let filter = try? Filter(word) else { continue }
      #expect(
        inventory.passing(filter, in: context)
          == inventory.instances.map { filter.matches($0, in: context) }, "\(word)")
    }
  }
}
