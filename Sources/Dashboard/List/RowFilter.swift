import Fleet

/// Decides which rows are shown: of a few rows one by one, of many in one pass.
struct RowFilter {
  /// Everything passes.
  var passesAll = false
  var passes: (Instance) -> Bool
  /// For each row of the inventory.
  var all: () -> [Bool]

  /// The rows that pass, in their order.
  func passing(_ rows: [Int32], of instances: [Instance]) -> [Int32] {
    if passesAll { return rows }
    var result: [Int32] = []
    if rows.count < instances.count / 8 {
      // An array's own subscript copies each row, which costs more than asking it.
      let instances = instances.span
      for index in rows where passes(instances[Int(index)]) { result.append(index) }
    } else {
      let all = all()
      for index in rows where all[Int(index)] { result.append(index) }
    }
    return result
  }
}

extension ListState {
  /// The rows that the filter, the region and the only-marked view let through. Whatever is the same
  /// for all instances is looked up once.
  func rowFilter(_ context: FilterContext) -> RowFilter {
    let (inventory, selection, regions) = (inventory, selection, regionFilter)
    if onlyMarked {
      return RowFilter(passes: { selection.contains($0.key) }) {
        var all = Array(repeating: false, count: inventory.instances.count)
        for key in selection.unorderedKeys {
          if let row = inventory.index(of: key) { all[row] = true }
        }
        return all
      }
    }
    guard let filter = filter.inForce else {
      return RowFilter(passesAll: regions == .all, passes: regions.contains) {
        inventory.instances.map(regions.contains)
      }
    }
    return RowFilter(passes: { regions.contains($0) && filter.matches($0, in: context) }) {
      var all = inventory.passing(filter, in: context)
      guard regions != .all else { return all }
      let instances = inventory.instances.span
      for row in all.indices where all[row] { all[row] = regions.contains(instances[row]) }
      return all
    }
  }
}
