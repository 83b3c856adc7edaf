/// One instance after the other.
extension World {
  mutating func addECM(number: Int, created: Int64, _ random: inout SplitMix64) {
    // The square puts many into the first places and few into the last.
    let skewed = random.unit() * random.unit()
    let place = ECMPlace.all[Int(skewed * Double(ECMPlace.all.count))]
    ecm.append(
      ECMInstance(
        id: "ein-\(random.tail())", name: Self.ecmName(number, &random), number: number,
        uuid: "\(random.tail())-\(random.tail())", place: place,
        carrier: random.pick(place.carriers), state: Self.ecmState(&random), created: created,
        publicAddress: Address.ofPublic(number), privateAddress: Address.ofPrivate(number),
        module: random.below(modules.count), size: random.pick(ECMSize.all),
        tags: Self.tags(&random), isPrepaid: random.unit() < 0.15))
  }

  mutating func addEdgeZone(number: Int, created: Int64, _ random: inout SplitMix64) {
    let skewed = random.unit() * random.unit()
    let place = EdgeZonePlace.all[Int(skewed * Double(EdgeZonePlace.all.count))]
    let prefix = random.unit() < 0.3 ? "bms" : "epm"
    edgeZone.append(
      EdgeZoneInstance(
        id: "\(prefix)-\(random.tail())", name: Self.edgeZoneName(number, &random),
        number: number, place: place, state: Self.edgeZoneState(&random),
        operateState: random.unit() < 0.03 ? "stopped" : "normal", created: created,
        publicAddress: Address.ofPublic(number),
        publicAddressV6: random.unit() < 0.3 ? Address.versionSix(number) : "",
        privateAddress: Address.ofPrivate(number), publicNetwork: "", privateNetwork: "",
        size: random.pick(EdgeZoneSize.all)))
  }

  /// Every instance has a primary interface and an ordinary address; some have more.
  mutating func bindResources(to instance: ECMInstance, _ random: inout SplitMix64) {
    interfaces.append(
      NetworkInterface(
        id: "eni-\(random.tail())", isPrimary: true, instanceID: instance.id,
        address: instance.privateAddress, place: instance.place, created: instance.created))
    if random.unit() < 0.1 {
      interfaces.append(
        NetworkInterface(
          id: "eni-\(random.tail())", isPrimary: false, instanceID: instance.id,
          address: Address.ofPrivate(instance.number + 5_000_000), place: instance.place,
          created: instance.created))
    }
    addresses.append(
      ElasticAddress(
        id: "eip-\(random.tail())", kind: .ordinary, instanceID: instance.id,
        address: instance.publicAddress, place: instance.place, cascades: false,
        created: instance.created))
    if random.unit() < 0.15 {
      addresses.append(
        ElasticAddress(
          id: "eip-\(random.tail())", kind: .elastic, instanceID: instance.id,
          address: Address.elastic(instance.number), place: instance.place,
          cascades: random.unit() < 0.25, created: instance.created))
    }
  }

  private static func ecmName(_ number: Int, _ random: inout SplitMix64) -> String {
    let digits = String(10_000 + number % 10_000).dropFirst()
    switch random.unit() {
    case ..<0.30: return "边缘节点-\(digits)"
    case ..<0.45: return "直播-边缘节点-\(digits)"
    case ..<0.70: return "cdn-cache-\(number)"
    case ..<0.80: return "live-relay-\(number)"
    case ..<0.90: return "点播缓存-\(digits)"
    case ..<0.96: return "game-edge-\(number)"
    case ..<0.98: return "核心调度-勿删-\(number)"
    case ..<0.99: return "license-do-not-delete-\(number)"
    default: return ""
    }
  }

  private static func edgeZoneName(_ number: Int, _ random: inout SplitMix64) -> String {
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

  private static func ecmState(_ random: inout SplitMix64) -> ECMState {
    switch random.unit() {
    case ..<0.91: .running
    case ..<0.95: .stopped
    case ..<0.96: .shutdown
    case ..<0.97: .pending
    case ..<0.975: .launchFailed
    case ..<0.983: .starting
    case ..<0.991: .stopping
    default: .rebooting
    }
  }

  private static func edgeZoneState(_ random: inout SplitMix64) -> EdgeZoneState {
    switch random.unit() {
    case ..<0.93: .running
    case ..<0.96: .allocating
    case ..<0.98: .isolated
    case ..<0.985: .isolating
    default: .error
    }
  }

  private static func tags(_ random: inout SplitMix64) -> [Tag] {
    var tags: [Tag] = []
    if random.unit() < 0.7 {
      tags.append(Tag(key: "env", value: random.pick(["prod", "prod", "staging", "test"])))
    }
    if random.unit() < 0.4 {
      tags.append(Tag(key: "team", value: random.pick(["live", "cdn", "游戏", "iot"])))
    }
    return tags
  }
}

/// Addresses of the ranges that are kept for documentation and for benchmarks (RFC 2544), so that
/// none of them is anybody's.
enum Address {
  static func ofPublic(_ number: Int) -> String { benchmarking(number) }
  static func elastic(_ number: Int) -> String { shared(0x20_0000 + number % 0x10_0000) }
  static func spare(_ number: Int) -> String { shared(0x30_0000 + number) }
  static func ofPrivate(_ number: Int) -> String { dotted(10 << 24 | (number + 2) % 0xFF_FFFF) }

  static func versionSix(_ number: Int) -> String {
    "2001:db8::\(String(number / 0x1_0000 + 1, radix: 16)):\(String(number % 0x1_0000, radix: 16))"
  }

  /// 198.18.0.0/15, and 100.64.0.0/10 beyond it.
  private static func benchmarking(_ number: Int) -> String {
    number < 0x2_0000 ? dotted(198 << 24 | 18 << 16 | number) : shared(number % 0x20_0000)
  }

  private static func shared(_ number: Int) -> String { dotted(100 << 24 | 64 << 16 | number) }

  private static func dotted(_ address: Int) -> String {
    "\(address >> 24 & 255).\(address >> 16 & 255).\(address >> 8 & 255).\(address & 255)"
  }
}
