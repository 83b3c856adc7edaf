import JSON
import Testing

@testable import Fleet

struct InstanceFieldTests {
  static let instance = Instance.sample(
    "ein-1", product: .edgezone, name: "n", state: "running", operateState: "op", type: "t",
    publicIPs: ["1.1.1.1", "1.1.1.2"], privateIPs: ["10.0.0.1"],
    tags: [Tag(key: "a", value: "b"), Tag(key: "c", value: "")], created: .noon + -3 * 86_400,
    payMode: .postpaid, module: "web")

  @Test(arguments: [
    (InstanceField.id, "ein-1"), (.name, "n"), (.product, "EdgeZone"), (.region, "ap-guangzhou"),
    (.zone, "ap-guangzhou-ecm-1"), (.state, "running"), (.operate, "op"), (.type, "t"),
    (.publicIP, "1.1.1.1 1.1.1.2"), (.privateIP, "10.0.0.1"), (.tags, "a=b c="), (.age, "3d"),
    (.created, "2026-07-29 20:00:00"), (.pay, "postpaid"), (.module, "web"), (.marked, "yes"),
    (.protected, ""),
  ])
  func showsTheValue(column: InstanceField, text: String) {
    let context = FilterContext(now: .noon, zoneOffset: 8 * 3600, isMarked: { $0.id == "ein-1" })
    #expect(column.text(of: Self.instance, in: context) == text)
  }

  @Test(arguments: [InstanceField.age, .created, .pay, .tags, .publicIP, .module])
  func showsNothingForNothing(column: InstanceField) {
    #expect(column.text(of: .sample(), in: FilterContext(now: .noon)).isEmpty)
  }

  @Test func everyColumnHasATitleOfItsOwn() {
    #expect(Set(InstanceField.allCases.map(\.title.english)).count == InstanceField.allCases.count)
  }

  /// Marks and protection are not the row's own, and change without it.
  @Test func whatIsSortedByIsTheRowsOwn() {
    #expect(InstanceField.columns.filter { $0.isFlag } == [])
    #expect(
      InstanceField.allCases.filter { $0.width == nil } == [
        .phase, .ip, .moduleID, .protected, .marked,
      ])
  }

  @Test func everyNameLeadsToItsField() {
    for field in InstanceField.allCases {
      #expect(InstanceField(name: field.name) == field)
      if let name = field.filterName { #expect(InstanceField(filterName: name) == field) }
    }
  }

  /// An instance that has something of its own in every field.
  private static var full: Instance {
    var instance = instance
    for (field, path) in InstanceField.traits {
      instance.traits[keyPath: path] = "its \(field.name)"
    }
    return instance
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let written = Self.full
    let json = Array(JSONWriter.lines([PlannedInstance(instance: written)]).utf8)
    let remembered = RememberedFleet(asOf: .noon, account: "1", instances: [written]).encoded()
    for read in [
      try JSONScanner.read(json, PlannedInstance.init(reading:)).instance,
      try RememberedFleet(decoding: remembered).instances[0],
    ] {
      #expect(read == written)
      for field in InstanceField.kept {
        #expect(!field.record(of: read).isEmpty)
        #expect(field.record(of: read) == field.record(of: written))
      }
    }
  }

  @Test func everyTextIsPartOfThePlan() {
    func bytes(_ instance: Instance) -> [UInt8] {
      Plan(
        identity: FleetIdentity(site: .intl, endpoint: "", account: nil, secretIDSuffix: ""),
        created: .noon, options: TerminationOptions(),
        instances: [PlannedInstance(instance: instance)], digest: { $0 }
      ).canonicalBytes
    }
    var seen: Set<[UInt8]> = [bytes(Self.full)]
    for (_, path) in InstanceField.traits {
      var other = Self.full
      other.traits[keyPath: path] = ""
      #expect(seen.insert(bytes(other)).inserted)
    }
  }

  @Test func aFleetThatTheFirstVersionRememberedIsRead() throws {
    var bytes = RememberedFleet.magic + [1, 0, 0, 0] + [UInt8](repeating: 0, count: 16)
    func text(_ text: String) { bytes += [UInt8(text.utf8.count)] + Array(text.utf8) }
    text("1")
    bytes += [1, 1]
    for trait in ["r", "z", "RUNNING", "op", "t", "m", "em-1"] { text(trait) }
    bytes += [1, 0]
    bytes += [1, RememberedFleet.flags(of: .ecm), 0, 0]
    text("ein-1")
    text("n")
    bytes += [0, 0]
    RememberedFleet.seal(&bytes)
    let read = try RememberedFleet(decoding: bytes).instances
    let expected = Instance(
      key: InstanceKey(product: .ecm, id: "ein-1"), name: "n", region: "r", zone: "z",
      state: InstanceState(rawValue: "RUNNING"), operateState: "op", type: "t", payMode: .postpaid,
      module: "m", moduleID: "em-1")
    #expect(read == [expected])
  }

  @Test func comparesWhatIsShown() {
    let context = FilterContext(now: .noon)
    let other = Instance.sample("ein-2", zone: "elsewhere")
    #expect(InstanceField.region.sameValue(Self.instance, other, in: context))
    #expect(!InstanceField.zone.sameValue(Self.instance, other, in: context))
    #expect(InstanceField.module.sameValue(other, .sample("ein-3"), in: context))
  }
}

struct SortOrderTests {
  func ids(_ column: InstanceField, _ instances: [Instance], isReversed: Bool = false) -> [String] {
    SortOrder(column: column, isReversed: isReversed).sorted(instances)
      .map { instances[Int($0)].id }
  }

  @Test func namesAreCountedAsPeopleDo() {
    let names = ["cdn-12", "cdn-2", "CDN-3", "", "cdn-007", "cdn-2a", "cdn", "b-100", "cdn-0"]
    let instances = names.map { Instance.sample($0, name: $0) }
    #expect(
      ids(.name, instances)
        == ["b-100", "cdn", "cdn-0", "cdn-2", "cdn-2a", "CDN-3", "cdn-007", "cdn-12", ""])
  }

  @Test func addressesAreNumbers() {
    let instances = ["10.0.0.12", "10.0.0.9", "9.255.0.1", "", "100.0.0.1"].map {
      Instance.sample($0, privateIPs: $0.isEmpty ? [] : [$0])
    }
    #expect(
      ids(.privateIP, instances) == ["9.255.0.1", "10.0.0.9", "10.0.0.12", "100.0.0.1", ""])
  }

  @Test func theYoungestHasTheLeastAge() {
    let instances = [("old", -900), ("none", nil), ("new", -5), ("ancient", -4_000_000_000)].map {
      (id: String, age: Int64?) in
      Instance.sample(id, created: age.map { Timestamp.noon + $0 })
    }
    #expect(ids(.age, instances) == ["new", "old", "ancient", "none"])
    #expect(ids(.created, instances) == ["ancient", "old", "new", "none"])
  }

  @Test func tiesAreBrokenByProductAndID() {
    let instances = [
      Instance.sample("b"), .sample("a", product: .edgezone), .sample("a"),
    ]
    let order = SortOrder(column: .region)
    #expect(order.sorted(instances) == [2, 0, 1])
    #expect(order.precedes(instances[2], instances[0]))
    #expect(!order.precedes(instances[0], instances[0]))
  }

  @Test(arguments: InstanceField.allCases)
  func sortingAndComparingAgreeBothWays(column: InstanceField) {
    let instances = (0..<40).map(Self.mixed)
    let forward = SortOrder(column: column).sorted(instances)
    let order = SortOrder(column: column, isReversed: true)
    #expect(order.sorted(instances) == forward.reversed())
    for (left, right) in zip(forward, forward.dropFirst()) {
      #expect(SortOrder(column: column).precedes(instances[Int(left)], instances[Int(right)]))
      #expect(order.precedes(instances[Int(right)], instances[Int(left)]))
      #expect(!order.precedes(instances[Int(left)], instances[Int(right)]))
    }
  }

  /// Rows of which many share each value.
  private static func mixed(_ n: Int) -> Instance {
    var instance = Instance.sample(
      "i-\(n * 7 % 40)", product: n % 2 == 0 ? .ecm : .edgezone, name: "n\(n % 5)")
    instance.region = "r\(n % 3)"
    instance.state = InstanceState(rawValue: n % 4 == 0 ? "STOPPED" : "running")
    instance.publicIPs = n % 6 == 0 ? [] : ["1.1.\(n % 7).\(n)"]
    instance.tags = [Tag(key: "k", value: "\(n % 3)")]
    instance.created = n % 5 == 0 ? nil : Timestamp(seconds: Int64(n % 4))
    return instance
  }
}

struct AgeTests {
  @Test(
    arguments: [
      (-5, "0s"), (0, "0s"), (59, "59s"), (60, "1m"), (3599, "59m"), (3600, "1h"), (86_399, "23h"),
      (86_400, "1d"), (400 * 86_400, "400d"),
    ] as [(Int64, String)])
  func isShownInOneUnit(seconds: Int64, text: String) {
    #expect(Age(seconds: seconds).description == text)
  }

  @Test(
    arguments: [
      ("30d", 2_592_000), ("12h", 43_200), ("5m", 300), ("90s", 90), ("1d12h", 129_600),
      ("2W", 1_209_600), ("0s", 0),
    ] as [(String, Int64)])
  func isReadWithItsUnit(text: String, seconds: Int64) {
    #expect(Age(text)?.seconds == seconds)
  }

  @Test(arguments: ["", "30", "d", "3x", "3d4", "-3d", "3 d", "99999999999999d"])
  func isRefusedOtherwise(text: String) {
    #expect(Age(text) == nil)
  }
}
