import Fleet

/// How many of the rows shown are marked, and how many under each heading.
package struct MarkCounts: Sendable, Hashable {
  package internal(set) var shown = 0
  /// By the index of the group.
  package internal(set) var byGroup: [Int] = []
}

extension ListState {
  /// Counts again, whenever marks or rows have changed. Goes through the marks or the rows,
  /// whichever are fewer.
  mutating func countMarks() {
    marks = MarkCounts()
    marks.byGroup = Array(repeating: 0, count: rows.groups.count)
    guard !selection.isEmpty else { return }
    // A mark is looked up in about as many steps as the number of rows has bits.
    if selection.count < rows.instanceCount / 16 {
      for key in selection.unorderedKeys {
        if let index = shownIndex(of: key) { add(1, at: index) }
      }
    } else {
      for (index, row) in rows.shown.enumerated()
      where selection.contains(inventory.instances[Int(row)].key) {
        add(1, at: index)
      }
    }
  }

  /// Marks or unmarks the row under the cursor, at the same cost in a list of any length.
  mutating func toggleCurrent() {
    guard let instance = current, let index = shownIndex(of: instance.key) else { return }
    selection.toggle(instance.key)
    let change = selection.contains(instance.key) ? 1 : -1
    add(change, at: index)
    regionMarks.add(change, of: instance)
  }

  private mutating func add(_ count: Int, at index: Int) {
    marks.shown += count
    if let group = rows.group(ofIndex: index) { marks.byGroup[group] += count }
  }
}
