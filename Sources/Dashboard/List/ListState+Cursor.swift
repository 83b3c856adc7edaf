import Canvas
package import Fleet

/// The cursor, and the lines of instances and groups.
extension ListState {
  /// The instance under the cursor; nil on a heading and in an empty list.
  package var current: Instance? {
    guard !scroll.isEmpty, case .instance(let index) = rows[scroll.cursor] else { return nil }
    return inventory.instances[index]
  }

  /// The group whose heading is under the cursor.
  package var currentGroup: RowGroup? { currentGroupIndex.map { rows.groups[$0] } }

  /// Its index among the groups.
  var currentGroupIndex: Int? {
    guard !scroll.isEmpty, case .heading(let group) = rows[scroll.cursor] else { return nil }
    return group
  }

  /// The group of the first row that is visible, where that row is not its heading.
  var groupScrolledAway: Int? {
    guard !scroll.isEmpty, let group = rows.group(ofRow: scroll.offset),
      rows[scroll.offset] != .heading(group)
    else { return nil }
    return group
  }

  /// The instance that the cursor holds on to.
  package var cursorKey: InstanceKey? {
    if case .instance(let key) = cursorRow { key } else { nil }
  }

  /// The rows between the start of a range and the cursor.
  package var range: ClosedRange<Int>? {
    guard let rangeStart, let start = row(of: rangeStart) else { return nil }
    return min(start, scroll.cursor)...max(start, scroll.cursor)
  }

  func identity(ofRow row: Int) -> ListRow.Identity {
    switch rows[row] {
    case .heading(let group): .heading(rows.groups[group].value)
    case .instance(let index): .instance(inventory.instances[index].key)
    }
  }

  /// The line of a row; of an instance in a folded group the heading.
  func row(of identity: ListRow.Identity) -> Int? {
    switch identity {
    case .heading(let value): rows.group(of: value, grouping).map(rows.headingRow)
    case .instance(let key): shownIndex(of: key).map(rows.row)
    }
  }

  /// The index of an instance among those that are shown, by binary search in the order.
  func shownIndex(of key: InstanceKey) -> Int? {
    guard let index = inventory.index(of: key) else { return nil }
    let instance = inventory.instances[index]
    let order = groupedOrder
    let found = rows.shown.partitionIndex {
      !order.precedes(inventory.instances[Int($0)], instance)
    }
    return found < rows.instanceCount && Int(rows.shown[found]) == index ? found : nil
  }

  /// The cursor moved because the operator moved it.
  mutating func moved() {
    isTouched = true
    cursorRow = scroll.isEmpty ? nil : identity(ofRow: scroll.cursor)
  }

  /// Moves the cursor back to its row, on the same line of the screen. If the row is no longer shown,
  /// the cursor keeps its row number.
  mutating func restoreCursor() {
    let line = scroll.cursor - scroll.offset
    let old = scroll.cursor
    scroll.resize(count: rows.count)
    if isTouched, let cursorRow, let row = row(of: cursorRow) {
      // The first of a group brings its heading along.
      let isFirst = row > 0 && line == 0 && isHeading(row - 1)
      scroll.place(cursor: row, screenRow: isFirst ? 1 : line)
    } else {
      scroll.place(cursor: isTouched ? min(old, rows.count - 1) : 0)
    }
    // It may have been folded away.
    cursorRow = scroll.isEmpty ? nil : identity(ofRow: scroll.cursor)
  }

  private func isHeading(_ row: Int) -> Bool {
    if case .heading = rows[row] { true } else { false }
  }
}
