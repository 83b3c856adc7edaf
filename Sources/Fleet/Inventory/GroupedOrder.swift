/// The order of a list with headings: the groups by their value, and within a group an order of
/// its own. Without groups it is that order alone.
package struct GroupedOrder: Sendable, Hashable {
  package var grouping: Grouping
  package var sort: SortOrder

  package init(grouping: Grouping = .none, sort: SortOrder) {
    self.grouping = grouping
    self.sort = sort
  }

  /// A strict total order of instances with different keys.
  package func precedes(_ left: Instance, _ right: Instance) -> Bool {
    guard grouping != .none else { return sort.precedes(left, right) }
    let (first, second) = (grouping.value(of: left), grouping.value(of: right))
    return first == second
      ? sort.precedes(left, right) : grouping.precedes(first, second)
  }

  /// Some indices of `instances` in this order.
  package func sorted(_ rows: [Int32], of instances: [Instance]) -> [Int32] {
    grouped(sort.sorted(rows, of: instances), of: instances)
  }

  /// Rows that are in the turned over order already, each group for itself: no row is compared.
  ///
  /// - Parameter rows: in the order that differs from this one in `sort.isReversed` alone.
  package func turnedOver(_ rows: [Int32], of instances: [Instance]) -> [Int32] {
    grouped(rows.reversed(), of: instances)
  }

  /// Where the group ends that the row at `start` belongs to. Found in steps that double, so that
  /// the work grows with the number of groups and hardly with their size.
  package func endOfGroup(
    from start: Int, in rows: [Int32], of instances: Span<Instance>
  ) -> Int {
    let value = grouping.value(of: instances[Int(rows[start])])
    func belongs(_ place: Int) -> Bool { grouping.value(of: instances[Int(rows[place])]) == value }
    var step = 1
    var low = start
    while low + step < rows.count, belongs(low + step) {
      low += step
      step *= 2
    }
    var high = min(rows.count, low + step)
    while high - low > 1 {
      let middle = (low + high) / 2
      if belongs(middle) { low = middle } else { high = middle }
    }
    return high
  }

  /// Sorts rows into groups and keeps their order within each group.
  private func grouped(_ rows: [Int32], of instances: [Instance]) -> [Int32] {
    guard grouping != .none else { return rows }
    var groups: [String: [Int32]] = [:]
    let instances = instances.span
    for row in rows { groups[grouping.value(of: instances[Int(row)]), default: []].append(row) }
    return groups.sorted { grouping.precedes($0.key, $1.key) }.flatMap(\.value)
  }
}
