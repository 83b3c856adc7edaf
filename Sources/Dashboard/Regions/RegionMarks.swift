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
  /// Counts again, whenever more marks have changed than one. Marks that follow each other are mostly
  /// of one region, which is looked up once.
  mutating func countRegionMarks() {
    regionMarks = RegionMarks()
    var last: Instance?
    var run = 0
    for key in selection.unorderedKeys {
      guard let instance = inventory[key] else { continue }
      if let last, instance.product != last.product || instance.region != last.region {
        regionMarks.add(run, of: last)
        run = 0
      }
      last = instance
      run += 1
    }
    if let last { regionMarks.add(run, of: last) }
  }
}
