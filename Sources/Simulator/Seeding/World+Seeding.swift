/// A fleet from a size and a seed, the same every time.
extension World {
  /// 2026-11-01T00:00:00Z. Ages do not depend on the day of the drill.
  static let newestCreation: Int64 = 1_793_491_200_000_000
  static let oldestCreation = newestCreation - oldestAge
  /// 2026-02-15T14:30:00Z, as the published examples have it.
  static let exampleCreation: Int64 = 1_771_165_800_000_000
  private static let oldestAge: Int64 = 900 * 86_400_000_000

  /// The instances that the published examples speak of come first, in every fleet, so that the
  /// examples can be repeated as they are printed.
  mutating func populate(instanceCount: Int) {
    var random = SplitMix64(seed: SplitMix64.hash(seed, "fleet"))
    var fleets = Service.all.compactMap { self.fleets.removeValue(forKey: $0) }
    for index in fleets.indices { fleets[index].prepare(&random) }
    for number in 0..<instanceCount
    where !fleets.indices.contains(where: { fleets[$0].addExample(number, &random) }) {
      let created = Self.newestCreation - Int64(random.unit() * Double(Self.oldestAge))
      let index = Self.index(in: fleets.map { type(of: $0).share }, &random)
      // In whole seconds, as the APIs show it.
      fleets[index].add(number, created: created / 1_000_000 * 1_000_000, &random)
    }
    for index in fleets.indices { fleets[index].settle(in: self, &random) }
    for fleet in fleets { self.fleets[type(of: fleet).service] = fleet }
  }

  /// One of the shares, each as often as it is large.
  private static func index(in shares: [Double], _ random: inout SplitMix64) -> Int {
    var rest = random.unit() * shares.reduce(0, +)
    return shares.firstIndex { share in
      rest -= share
      return rest < 0
    } ?? shares.count - 1
  }
}

extension ProductFleet {
  fileprivate mutating func add(_ number: Int, created: Int64, _ random: inout SplitMix64) {
    roster.machines.append(machine(number: number, created: created, &random))
  }

  /// - Returns: whether it has an example of that number.
  fileprivate mutating func addExample(_ number: Int, _ random: inout SplitMix64) -> Bool {
    guard let example = example(number, &random) else { return false }
    roster.machines.append(example)
    return true
  }

  fileprivate mutating func settle(in world: World, _ random: inout SplitMix64) {
    for position in roster.machines.indices where world.traits.has(.otherIDPrefix) {
      roster.machines[position].id = world.traits.spelled(id: roster.machines[position].id)
    }
    roster.settle()
    finish(in: world, &random)
  }
}
