/// How the machines of ECM come to be.
extension ECM {
  mutating func prepare(_ random: inout SplitMix64) {
    let names = ["直播-转推", "点播缓存", "cdn-cache", "game-edge", "iot-gateway", "边缘渲染"]
    for name in names {
      modules.append(
        ECMModule(
          id: "em-\(random.tail())", name: name, created: World.oldestCreation))
    }
  }

  func machine(number: Int, created: Int64, _ random: inout SplitMix64) -> ECMInstance {
    // The square puts many into the first places and few into the last.
    let skewed = random.unit() * random.unit()
    let place = ECMPlace.all[Int(skewed * Double(ECMPlace.all.count))]
    return ECMInstance(
      id: "ein-\(random.tail())", name: Self.name(number, &random), number: number,
      uuid: "\(random.tail())-\(random.tail())", place: place,
      carrier: random.pick(place.carriers), state: Self.state(&random), created: created,
      publicAddress: Address.ofPublic(number), privateAddress: Address.ofPrivate(number),
      module: random.below(modules.count), size: random.pick(ECMSize.all),
      tags: Self.tags(&random), isPrepaid: random.unit() < 0.15)
  }

  func example(_ number: Int, _ random: inout SplitMix64) -> ECMInstance? {
    guard let example = Self.examples[number] else { return nil }
    var machine = machine(number: number, created: World.exampleCreation, &random)
    (machine.id, machine.name, machine.state) = (example.id, example.name, .running)
    (machine.place, machine.carrier) = (ECMPlace.all[0], .telecom)
    return machine
  }

  private static let examples = [
    2: (id: "ein-197252sp", name: "边缘节点-0417"), 3: (id: "ein-187232ag", name: "直播-边缘节点-0003"),
    7: (id: "ein-19828lyz", name: "核心调度-勿删"),
  ]

  mutating func finish(in world: World, _ random: inout SplitMix64) {
    for machine in roster.machines { equip(machine, &random) }
    poisonOrder = roster.machines.filter { $0.state.canTerminate(in: world.traits) }.map(\.id)
      .sorted {
        world.chance("poison", $0) < world.chance("poison", $1)
      }
  }

  private static func name(_ number: Int, _ random: inout SplitMix64) -> String {
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

  private static func state(_ random: inout SplitMix64) -> ECMState {
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
