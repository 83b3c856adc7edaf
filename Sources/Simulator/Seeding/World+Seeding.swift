/// A fleet from a size and a seed, the same every time.
extension World {
  /// 2026-11-01T00:00:00Z. Ages do not depend on the day of the drill.
  static let newestCreation: Int64 = 1_793_491_200_000_000
  private static let oldestAge: Int64 = 900 * 86_400_000_000

  mutating func populate(instanceCount: Int) {
    var random = SplitMix64(seed: SplitMix64.hash(seed, "fleet"))
    makeModules(&random)
    makeNetworks(&random)
    let documented = DocumentedInstance.all.prefix(instanceCount)
    for (number, example) in documented.enumerated() {
      add(example, number: number, &random)
    }
    for number in documented.count..<max(documented.count, instanceCount) {
      let created = Self.newestCreation - Int64(random.unit() * Double(Self.oldestAge))
      // In whole seconds, as both APIs show it.
      let second = created / 1_000_000 * 1_000_000
      if random.unit() < 0.6 {
        addECM(number: number, created: second, &random)
      } else {
        addEdgeZone(number: number, created: second, &random)
      }
    }
    finish(&random)
  }

  private mutating func add(
    _ example: DocumentedInstance, number: Int, _ random: inout SplitMix64
  ) {
    switch example.kind {
    case .ecm(let state):
      addECM(number: number, created: example.created, &random)
      ecm[ecm.count - 1].id = example.id
      ecm[ecm.count - 1].name = example.name
      ecm[ecm.count - 1].state = state
      ecm[ecm.count - 1].place = ECMPlace.all[0]
      ecm[ecm.count - 1].carrier = .telecom
    case .edgeZone(let state, let zone):
      addEdgeZone(number: number, created: example.created, &random)
      edgeZone[edgeZone.count - 1].id = example.id
      edgeZone[edgeZone.count - 1].name = example.name
      edgeZone[edgeZone.count - 1].state = state
      edgeZone[edgeZone.count - 1].operateState = "normal"
      if let place = EdgeZonePlace.all.first(where: { $0.zone == zone }) {
        edgeZone[edgeZone.count - 1].place = place
      }
      edgeZone[edgeZone.count - 1].publicAddress = "203.0.113.\(20 + number)"
    }
  }

  /// The order of the listings, the ways to find an instance, and what is bound to it.
  private mutating func finish(_ random: inout SplitMix64) {
    ecm.sort { ($0.created, $0.id) > ($1.created, $1.id) }
    edgeZone.sort { ($0.created, $0.id) > ($1.created, $1.id) }
    (ecmFleet, edgeZoneFleet) = (ecm.count, edgeZone.count)
    for position in ecm.indices {
      ecmPositions[ecm[position].id] = position
      bindResources(to: ecm[position], &random)
    }
    for position in edgeZone.indices {
      let zone = edgeZone[position].place.zone
      for network in networks where network.place.zone == zone {
        if network.isPublic {
          edgeZone[position].publicNetwork = network.id
        } else {
          edgeZone[position].privateNetwork = network.id
        }
      }
      edgeZonePositions[edgeZone[position].id] = position
    }
    poisonOrder = ecm.filter(\.state.canTerminate).map(\.id).sorted {
      chance("poison", $0) < chance("poison", $1)
    }
  }

  private mutating func makeModules(_ random: inout SplitMix64) {
    let names = ["直播-转推", "点播缓存", "cdn-cache", "game-edge", "iot-gateway", "边缘渲染"]
    for name in names {
      modules.append(
        ECMModule(
          id: "em-\(random.tail())", name: name, created: Self.newestCreation - Self.oldestAge))
    }
  }

  private mutating func makeNetworks(_ random: inout SplitMix64) {
    for (number, place) in EdgeZonePlace.all.enumerated() {
      // Private networks of EdgeZone and instances of ECM share a prefix (observed in samples).
      for (prefix, isPublic) in [("epn", true), (number % 2 == 0 ? "ein" : "net", false)] {
        networks.append(
          EdgeZoneNetwork(
            id: "\(prefix)-\(random.tail())", name: "\(place.zone)-\(isPublic ? "pub" : "pri")",
            place: place, isPublic: isPublic, created: Self.newestCreation - Self.oldestAge))
      }
      for spare in 0..<2 {
        unboundAddresses.append(
          UnboundAddress(
            address: Address.spare(number * 2 + spare), network: networks[networks.count - 2].id,
            created: Self.newestCreation - Self.oldestAge))
      }
    }
  }
}

/// The instances that the published examples speak of, in every fleet, so that the examples can be
/// repeated as they are printed.
struct DocumentedInstance: Sendable {
  enum Kind: Sendable {
    case ecm(ECMState)
    case edgeZone(EdgeZoneState, zone: String)
  }

  var id: String
  var name: String
  var kind: Kind
  /// 2026-02-15T14:30:00Z in the example.
  var created: Int64 = 1_771_165_800_000_000

  static let all: [DocumentedInstance] = [
    .init(
      id: "epm-mnop3456", name: "cdn-cache-12",
      kind: .edgeZone(.running, zone: "ap-guangzhou-tez-gz-1")),
    .init(
      id: "bms-abcd1234", name: "web-server-02",
      kind: .edgeZone(.allocating, zone: "ap-guangzhou-tez-gz-1")),
    .init(id: "ein-197252sp", name: "边缘节点-0417", kind: .ecm(.running)),
    .init(id: "ein-187232ag", name: "直播-边缘节点-0003", kind: .ecm(.running)),
    // The same pair in the spelling of the other edition.
    .init(
      id: "bms-mnop3456", name: "cdn-cache-13",
      kind: .edgeZone(.running, zone: "ap-guangzhou-tez-gz-1")),
    .init(
      id: "epm-abcd1234", name: "web-server-03",
      kind: .edgeZone(.allocating, zone: "ap-guangzhou-tez-gz-1")),
    .init(
      id: "epm-efgh5678", name: "web-server-01", kind: .edgeZone(.running, zone: "ap-guangzhou-1")),
    .init(id: "ein-19828lyz", name: "核心调度-勿删", kind: .ecm(.running)),
  ]
}
