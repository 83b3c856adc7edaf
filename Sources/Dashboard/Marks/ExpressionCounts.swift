import Canvas
import Fleet
import Words

/// What an expression would mark or unmark, counted while it is typed.
package struct ExpressionCounts: Sendable, Hashable {
  package var matching = 0
  package var marked = 0
  package var protected = 0
  /// The rows that it is about: others may match other rows.
  var generation = 0

  func texts(marks: Bool, _ words: Words) -> [String] {
    marks
      ? words.willMark(
        matching: matching, more: matching - marked - protected, protected: protected)
      : words.willUnmark(matching: matching, marked: marked)
  }
}

extension ListState {
  /// The rows of the inventory that match, of the region alone that is chosen, shown or not.
  func indices(matching filter: Filter, _ context: FilterContext) -> [Int] {
    let passing = inventory.passing(filter, in: context)
    let (instances, regions) = (inventory.instances, regionFilter)
    return passing.indices.filter {
      passing[$0] && (regions == .all || regions.contains(instances[$0]))
    }
  }

  /// No mark is on a protected row. Which rows are protected is asked once a minute.
  mutating func counts(of filter: Filter, _ context: FilterContext) -> ExpressionCounts {
    inventory.prepareSearch()
    protectedRows.refresh(inventory.instances, context)
    let rows = indices(matching: filter, context)
    var counts = ExpressionCounts(matching: rows.count, generation: inventory.generation)
    let instances = inventory.instances.span
    for row in rows {
      if protectedRows.contains(row) {
        counts.protected += 1
      } else if !selection.isEmpty, selection.contains(instances[row].key) {
        counts.marked += 1
      }
    }
    return counts
  }
}
