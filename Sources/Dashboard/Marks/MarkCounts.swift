import Fleet

/// How many of the rows shown are marked, and how many under each heading.
package struct MarkCounts: Sendable, Hashable {
  package internal(set) var shown = 0
  /// By the place of the group.
  package internal(set) var byGroup: [Int] = []
}

extension ListState {
  /// Counts anew. To be called whenever marks or rows changed. Goes through the marks or the rows,
  /// whichever are fewer.
  mutating func countMarks() {
    marks = MarkCounts()
    marks.byGroup = Array(repeating: 0, count: rows.groups.count)
    guard !selection.isEmpty else { return }
    // A mark is looked up in about as many steps as the number of rows has bits.
    if selection.count < rows.instanceCount / 16 {
      for key in selection.unorderedKeys {
        if let place = place(of: key) { add(1, at: place) }
      }
    } else {
      for (place, index) in rows.shown.enumerated()
      where selection.contains(inventory.instances[Int(index)].key) {
        add(1, at: place)
      }
    }
  }

  /// Marks or unmarks what the cursor stands on, which costs the same in a list of any length.
  mutating func toggleCurrent() {
    guard let key = current?.key, let place = place(of: key) else { return }
    selection.toggle(key)
    add(selection.contains(key) ? 1 : -1, at: place)
  }

  private mutating func add(_ count: Int, at place: Int) {
    marks.shown += count
    if let group = rows.group(ofPlace: place) { marks.byGroup[group] += count }
  }
}
