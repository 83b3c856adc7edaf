import Fleet

/// The rows of the inventory in order, those of them that are shown, and the headings over them.
/// Kept up to date as rows arrive; a key never makes it work.
package struct ShownRows: Sendable {
  /// Indices into the inventory, in the order on the screen.
  package private(set) var shown: [Int32] = []
  /// In the order on the screen; none where the list has no headings.
  package private(set) var groups: [RowGroup] = []
  /// The values of the groups of which only the heading has a line.
  package private(set) var folded: Set<String> = []
  /// Lines, headings among them.
  package private(set) var count = 0
  /// Changes whenever a row comes, goes or moves.
  private(set) var revision = 0
  /// All rows in the sort order, so that another filter needs no sorting.
  private var sorted: [Int32] = []

  package init() {}

  /// Sorts and filters all rows: the order has changed, or many rows have arrived.
  mutating func rebuild(
    _ instances: [Instance], order: GroupedOrder, _ rowFilter: RowFilter
  ) {
    sorted = order.sorted(instances.indices.map { Int32($0) }, of: instances)
    filter(instances, rowFilter)
  }

  /// Filters all rows of an inventory that is already in order.
  mutating func rebuild(inOrder instances: [Instance], _ rowFilter: RowFilter) {
    sorted = instances.indices.map { Int32($0) }
    filter(instances, rowFilter)
  }

  /// The same order, another filter.
  mutating func filter(_ instances: [Instance], _ rowFilter: RowFilter) {
    shown = rowFilter.passing(sorted, of: instances)
  }

  /// A filter that lets nothing through that is not shown now.
  mutating func narrow(_ instances: [Instance], _ rowFilter: RowFilter) {
    shown = rowFilter.passing(shown, of: instances)
  }

  /// Reverses the order.
  ///
  /// - Parameter order: the new one.
  mutating func reverse(_ instances: [Instance], order: GroupedOrder) {
    sorted = order.turnedOver(sorted, of: instances)
    shown = order.turnedOver(shown, of: instances)
  }

  /// Drops the rows that left the inventory.
  mutating func renumber(_ renumbering: Renumbering) {
    sorted = renumbering.rows(sorted)
    shown = renumbering.rows(shown)
  }

  /// Applies what an event of the listing changed.
  mutating func apply(
    appendedFrom first: Int, updated: [Int], _ instances: [Instance], order: GroupedOrder,
    _ rowFilter: RowFilter
  ) {
    let newCount = updated.count + max(0, instances.count - first)
    if newCount > 64, newCount > sorted.count / 4 {
      return rebuild(instances, order: order, rowFilter)
    }
    if !updated.isEmpty {
      var isUpdated = [Bool](repeating: false, count: instances.count)
      for row in updated { isUpdated[row] = true }
      sorted.removeAll { isUpdated[Int($0)] }
      shown.removeAll { isUpdated[Int($0)] }
    }
    let fresh = order.sorted(
      updated.map(Int32.init) + (first..<max(first, instances.count)).map(Int32.init),
      of: instances)
    let passing = fresh.filter { rowFilter.passes(instances[Int($0)]) }
    let showsAll = shown.count == sorted.count && passing.count == fresh.count
    func precedes(_ left: Int32, _ right: Int32) -> Bool {
      order.precedes(instances[Int(left)], instances[Int(right)])
    }
    sorted.merge(fresh, by: precedes)
    if showsAll { shown = sorted } else { shown.merge(passing, by: precedes) }
  }

  /// Forms the groups of the shown rows, whenever those have changed. A group that comes back is
  /// folded as it was.
  mutating func formGroups(
    _ instances: [Instance], order: GroupedOrder, isProtected: (Int) -> Bool
  ) {
    groups = []
    revision += 1
    defer { placeLines() }
    guard order.grouping != .none else { return }
    let instances = instances.span
    var start = 0
    while start < shown.count {
      let end = order.endOfGroup(from: start, in: shown, of: instances)
      groups.append(
        RowGroup(
          value: order.grouping.value(of: instances[Int(shown[start])]), indices: start..<end,
          protectedCount: shown[start..<end].count { isProtected(Int($0)) }))
      start = end
    }
  }

  /// Folds exactly these groups.
  mutating func fold(_ values: Set<String>) {
    folded = values
    placeLines()
  }

  private mutating func placeLines() {
    var line = 0
    for index in groups.indices {
      groups[index].line = line
      groups[index].isFolded = folded.contains(groups[index].value)
      line += groups[index].isFolded ? 1 : 1 + groups[index].count
    }
    count = groups.isEmpty ? shown.count : line
  }
}
