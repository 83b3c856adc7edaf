package import Fleet

/// How many instances of each product and region are marked. Kept up with the marks, so that drawing
/// counts nothing.
package struct RegionMarks: Sendable, Hashable {
  private var counts: [ListingScope: Int] = [:]

  package init() {}

  package subscript(place: ListingScope) -> Int { counts[place, default: 0] }

  mutating func add(_ count: Int, of instance: Instance) {
    counts[ListingScope(instance), default: 0] += count
  }
}

extension ListState {
  /// Counts again, whenever more marks have changed than one. Goes through the marks or the instances,
  /// whichever are fewer.
  mutating func countRegionMarks() {
    var tally = MarkTally()
    if selection.count < inventory.instances.count / 16 {
      for key in selection.unorderedKeys {
        if let instance = inventory[key] { tally.add(instance) }
      }
    } else if !selection.isEmpty {
      for instance in inventory.instances where selection.contains(instance.key) {
        tally.add(instance)
      }
    }
    regionMarks = RegionMarks()
    for (instance, count) in tally.counts.values { regionMarks.add(count, of: instance) }
  }
}

/// Instances counted by what they share, so that no text is compared or hashed.
private struct MarkTally {
  struct Kind: Hashable {
    var product: Product
    var traits: ObjectIdentifier
  }

  /// With an instance of each kind, which keeps what it shares alive.
  private(set) var counts: [Kind: (instance: Instance, count: Int)] = [:]

  mutating func add(_ instance: Instance) {
    let kind = Kind(product: instance.product, traits: ObjectIdentifier(instance.shared))
    counts[kind, default: (instance, 0)].count += 1
  }
}
