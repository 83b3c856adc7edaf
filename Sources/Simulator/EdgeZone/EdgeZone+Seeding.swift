/// How the machines of EdgeZone come to be.
extension EdgeZone {
  mutating func prepare(_ random: inout SplitMix64) {
    for (number, place) in EdgeZonePlace.all.enumerated() {
      // Private networks of EdgeZone and instances of ECM share a prefix (observed in samples).
      for (prefix, isPublic) in [("epn", true), (number % 2 == 0 ? "ein" : "net", false)] {
        networks.append(
          EdgeZoneNetwork(
            id: "\(prefix)-\(random.tail())", name: "\(place.zone)-\(isPublic ? "pub" : "pri")",
            place: place, isPublic: isPublic,
            routeMode: isPublic && number % 4 == 3 ? .announced : .fixed,
            created: World.oldestCreation))
      }
      for spare in 0..<2 {
        unboundAddresses.append(
          UnboundAddress(
            address: Address.spare(number * 2 + spare), network: networks[networks.count - 2].id,
            created: World.oldestCreation))
      }
    }
  }

  func machine(number: Int, created: Int64, _ random: inout SplitMix64) -> EdgeZoneInstance {
    let skewed = random.unit() * random.unit()
    let place = EdgeZonePlace.all[Int(skewed * Double(EdgeZonePlace.all.count))]
    let prefix = random.unit() < 0.3 ? "bms" : "epm"
    return EdgeZoneInstance(
      id: "\(prefix)-\(random.tail())", name: Self.name(number, &random), number: number,
      place: place, state: Self.state(&random),
      operateState: random.unit() < 0.03 ? "stopped" : "normal", created: created,
      publicAddress: Address.ofPublic(number),
      publicAddressV6: random.unit() < 0.3 ? Address.versionSix(number) : "",
      privateAddress: Address.ofPrivate(number), publicNetwork: "", privateNetwork: "",
      size: random.pick(EdgeZoneSize.all))
  }

  func example(_ number: Int, _ random: inout SplitMix64) -> EdgeZoneInstance? {
    guard let example = Self.examples[number] else { return nil }
    var machine = machine(number: number, created: World.exampleCreation, &random)
    (machine.id, machine.name, machine.state) = (example.id, example.name, example.state)
    (machine.operateState, machine.publicAddress) = ("normal", "203.0.113.\(20 + number)")
    machine.place = EdgeZonePlace.all.first { $0.zone == example.zone } ?? machine.place
    return machine
  }

  private struct Example {
    var id: String
    var name: String
    var state = EdgeZoneState.running
    var zone = "ap-guangzhou-tez-gz-1"
  }

  private static let examples = [
    0: Example(id: "epm-mnop3456", name: "cdn-cache-12"),
    1: Example(id: "bms-abcd1234", name: "web-server-02", state: .allocating),
    // The same pair in the spelling of the other edition.
    4: Example(id: "bms-mnop3456", name: "cdn-cache-13"),
    5: Example(id: "epm-abcd1234", name: "web-server-03", state: .allocating),
    6: Example(id: "epm-efgh5678", name: "web-server-01", zone: "ap-guangzhou-1"),
  ]

  mutating func finish(in world: World, _ random: inout SplitMix64) {
    func networks(isPublic: Bool) -> [String: String] {
      let alike = self.networks.filter { $0.isPublic == isPublic }
      return Dictionary(uniqueKeysWithValues: alike.map { ($0.place.zone, $0.id) })
    }
    let (open, closed) = (networks(isPublic: true), networks(isPublic: false))
    for position in roster.machines.indices {
      let zone = roster.machines[position].place.zone
      roster.machines[position].publicNetwork = open[zone] ?? ""
      roster.machines[position].privateNetwork = closed[zone] ?? ""
    }
  }

  private static func name(_ number: Int, _ random: inout SplitMix64) -> String {
    let digits = String(10_000 + number % 10_000).dropFirst()
    switch random.unit() {
    case ..<0.40: return "cdn-cache-\(number)"
    case ..<0.65: return "边缘节点-\(digits)"
    case ..<0.80: return "直播-边缘节点-\(digits)"
    case ..<0.97: return "edge-gpu-\(number)"
    case ..<0.99: return "存储-勿删-\(number)"
    default: return "ns1-donotdelete-\(number)"
    }
  }

  private static func state(_ random: inout SplitMix64) -> EdgeZoneState {
    switch random.unit() {
    case ..<0.93: .running
    case ..<0.96: .allocating
    case ..<0.98: .isolated
    case ..<0.985: .isolating
    default: .error
    }
  }
}
