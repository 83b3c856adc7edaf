package import Fleet

/// The instances in the phase `terminating`, those that have been for longest first.
package struct LeavingInstances: Sendable, Hashable {
  /// Indices into the inventory that they were found in.
  package private(set) var rows: [Int32] = []

  package init() {}

  /// One pass over the instances, and none where no region counts any.
  package init(in inventory: Inventory) {
    guard inventory.regions.contains(where: { $0.phases[.terminating, default: 0] > 0 }) else {
      return
    }
    // One number orders a row: the second in which it was first seen, then its index. Rows without a
    // time, which an older cache had, come last.
    var keys: [UInt64] = []
    let instances = inventory.instances.span
    for index in instances.indices where instances[index].state.phase == .terminating {
      let since = instances[index].terminatingSince.map { UInt32(clamping: $0.seconds) } ?? .max
      keys.append(UInt64(since) << 32 | UInt64(index))
    }
    keys.sort()
    rows = keys.map { Int32(truncatingIfNeeded: $0) }
  }

  /// Those that have been terminating for more than an hour.
  func overdue(in inventory: Inventory, at now: Timestamp) -> some Sequence<Instance> {
    rows.lazy.map { inventory.instances[Int($0)] }.prefix { instance in
      instance.terminatingSince.map { now.seconds(since: $0) > OverviewTable.overdueAfter } ?? false
    }
  }
}
