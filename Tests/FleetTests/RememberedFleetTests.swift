import Support
import Testing

@testable import Fleet

struct RememberedFleetTests {
  static let fleet = RememberedFleet(
    asOf: .noon, account: "100000000012", instances: (0..<40).map { instance($0) })

  private static func instance(_ n: Int) -> Instance {
    let publicIPs = (0..<n % 3).map { "2001:db8::\(n):\($0)" }
    let tags = [Tag(key: "env", value: "\(n % 3)"), Tag(key: "", value: "")]
    let created = Timestamp(milliseconds: Int64(n - 20) * 1_234_567)
    let payMode: PayMode = n % 3 == 0 ? .unknown : n % 3 == 1 ? .postpaid : .prepaid
    return Instance.sample(
      "ein-\(n)", product: n % 3 == 0 ? .edgezone : .ecm,
      name: n % 5 == 0 ? "" : "边缘节点-\(n) with a name that is longer than most",
      region: "r\(n % 4)", zone: "r\(n % 4)-zone", state: n % 2 == 0 ? "RUNNING" : "STOPPED",
      operateState: "Reboot:SUCCESS", type: "S\(n % 2)", publicIPs: publicIPs,
      privateIPs: ["10.0.0.\(n)"], tags: n % 2 == 0 ? [] : tags,
      created: n % 7 == 0 ? nil : created, payMode: payMode, module: "m",
      moduleID: "em-\(n % 2)")
  }

  private static func decoded(_ bytes: [UInt8]) -> Result<RememberedFleet, RememberedProblem> {
    do throws(RememberedProblem) {
      return .success(try RememberedFleet(decoding: bytes))
    } catch {
      return .failure(error)
    }
  }

  @Test func whatIsWrittenIsReadBack() throws {
    #expect(try RememberedFleet(decoding: Self.fleet.encoded()) == Self.fleet)
    let empty = RememberedFleet(asOf: .noon, account: "", instances: [])
    #expect(try RememberedFleet(decoding: empty.encoded()) == empty)
  }

  @Test func whatInstancesShareIsOneObjectAgain() throws {
    let read = try RememberedFleet(decoding: Self.fleet.encoded())
    let objects = Set(read.instances.map { ObjectIdentifier($0.shared) })
    #expect(objects.count == Set(Self.fleet.instances.map(\.traits)).count)
  }

  @Test func aLaterVersionIsToldApartFromDamage() {
    var bytes = Self.fleet.encoded()
    bytes[8] += 1
    #expect(Self.decoded(bytes) == .failure(.newerVersion))
    bytes[0] = 0
    #expect(Self.decoded(bytes) == .failure(.damaged))
    #expect(Self.decoded([]) == .failure(.damaged))
  }

  @Test func everyCutAndEveryFlippedByteIsDamage() {
    let bytes = Self.fleet.encoded()
    for count in 0..<bytes.count {
      #expect(Self.decoded(Array(bytes[..<count])) == .failure(.damaged))
    }
    var random = SplitMix(seed: 1)
    for index in 12..<bytes.count {
      var changed = bytes
      changed[index] ^= UInt8.random(in: 1...255, using: &random)
      #expect(Self.decoded(changed) == .failure(.damaged))
    }
  }

  /// With a checksum that fits, so that the reader itself has to hold: whatever it takes has the
  /// form of a fleet, and it never reads or asks for more than there is.
  @Test(arguments: 0..<40) func theReaderBelievesNothing(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let bytes = Self.fleet.encoded()
    for _ in 0..<100 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 20..<changed.count, using: &random)
        changed[index] =
          [0, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &random)][
            Int.random(in: 0..<5, using: &random)]
      }
      if Bool.random(using: &random) {
        changed.removeLast(Int.random(in: 0...(changed.count - 20), using: &random))
      }
      RememberedFleet.seal(&changed)
      guard case .success(let fleet) = Self.decoded(changed) else { continue }
      // What was read can be written, and is the same then.
      #expect(try RememberedFleet(decoding: fleet.encoded()) == fleet)
    }
  }

  @Test func onlyWhatWasListedToTheEndIsRemembered() throws {
    var inventory = Inventory()
    inventory.apply(.remembered([.sample("b"), .sample("a")], asOf: Timestamp(seconds: 5)))
    #expect(RememberedFleet(inventory, account: "") == nil)
    let scope = ListingScope(product: .edgezone, region: "ap-tokyo")
    inventory.apply(.started(scope))
    inventory.apply(
      .page(scope, ListingPage(instances: [.sample("c", product: .edgezone)], total: 1)))
    inventory.apply(.finished(scope, total: 1, at: .noon))
    let fleet = try #require(RememberedFleet(inventory, account: "7"))
    // The rows that are only remembered are as old as they were.
    #expect(fleet.asOf == Timestamp(seconds: 5))
    #expect(fleet.instances.map(\.id) == ["a", "b", "c"])
    inventory.apply(.forgotten)
    #expect(inventory.instances.map(\.id) == ["c"])
    #expect(inventory.rememberedAsOf == nil)
    #expect(RememberedFleet(inventory, account: "7")?.asOf == .noon)
  }
}
