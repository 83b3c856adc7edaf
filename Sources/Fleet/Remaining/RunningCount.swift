/// The running instances of a listing, counted with and without the targets of a plan.
///
/// Cached rows, states that nobody has documented, and what other operations have
/// open do not count as running.
package struct RunningCount: Sendable {
  /// Instances of one product in one region and module.
  struct Cell: Hashable {
    var product: Product
    var region: String
    /// The name, or the id of a module without one; empty where there is no module.
    var module: String
    var moduleID: String
  }

  struct Count {
    /// Running, and not among the targets.
    var remaining = 0
    /// Running, and among the targets.
    var going = 0
    /// Targets, whatever their state.
    var targets = 0
  }

  let fleet: ListedFleet
  let targetCount: Int
  /// Instances of the listing, running or not.
  private(set) var listedCount = 0
  private(set) var cells: [Cell: Count] = [:]

  package init(in fleet: ListedFleet, without targets: [Instance]) {
    self.fleet = fleet
    targetCount = targets.count
    let inventory = fleet.inventory
    var table = CellTable()
    for (row, instance) in inventory.instances.enumerated() where !inventory.isRemembered(row) {
      listedCount += 1
      let slot = table.slot(of: instance)
      if table.isRunning[slot] { table.counts[slot].remaining += 1 }
    }
    // Each row is taken out once, even where a plan names it twice.
    var taken: Set<Int> = []
    func takesOut(_ key: InstanceKey) -> Int? {
      guard let row = inventory.index(of: key), !inventory.isRemembered(row) else { return nil }
      let slot = table.slot(of: inventory.instances[row])
      guard table.isRunning[slot], taken.insert(row).inserted else { return nil }
      table.counts[slot].remaining -= 1
      return slot
    }
    for key in fleet.open { _ = takesOut(key) }
    for target in targets {
      let own = table.slot(of: target)
      table.counts[own].targets += 1
      if fleet.open.contains(target.key) { continue }
      if let slot = takesOut(target.key) ?? (table.isRunning[own] ? own : nil) {
        table.counts[slot].going += 1
      }
    }
    cells = table.cells
  }

  /// Targets of each region that has any.
  package var targetsByRegion: [String: Int] {
    cells.reduce(into: [:]) { totals, entry in
      if entry.value.targets > 0 { totals[entry.key.region, default: 0] += entry.value.targets }
    }
  }

  /// All cells for which the condition holds, in one.
  func total(where isCounted: (Cell) -> Bool) -> Count {
    cells.reduce(into: Count()) { total, entry in
      if isCounted(entry.key) { total.add(entry.value) }
    }
  }
}

extension RunningCount.Count {
  fileprivate mutating func add(_ other: Self) {
    remaining += other.remaining
    going += other.going
    targets += other.targets
  }
}

/// Cells while they are counted: a hundred thousand rows share a few thousand traits, and no text is
/// looked at to tell them apart. The counted rows are held meanwhile, so that each address stays
/// that of its traits.
private struct CellTable {
  var counts: [RunningCount.Count] = []
  private(set) var isRunning: [Bool] = []
  private var owners: [RunningCount.Cell] = []
  private var slots: [UInt: Int] = [:]

  mutating func slot(of instance: Instance) -> Int {
    let address = instance.sharedAddress | UInt(instance.product.code)
    if let slot = slots[address] { return slot }
    let traits = instance.shared.traits
    slots[address] = counts.count
    owners.append(
      RunningCount.Cell(
        product: instance.product, region: traits.region,
        module: traits.module.isEmpty ? traits.moduleID : traits.module,
        moduleID: traits.moduleID))
    isRunning.append(traits.state.phase == .running)
    counts.append(RunningCount.Count())
    return counts.count - 1
  }

  var cells: [RunningCount.Cell: RunningCount.Count] {
    zip(owners, counts).reduce(into: [:]) { $0[$1.0, default: .init()].add($1.1) }
  }
}
