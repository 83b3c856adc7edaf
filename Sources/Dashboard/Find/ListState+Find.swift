import Canvas
import Fleet

/// Finding in the list. A place is the index of a shown instance, folded away or not.
extension ListState {
  /// The cursor, the line of the screen that it is on, and what is folded.
  struct Position: Sendable {
    var row: ListRow.Identity?
    var line: Int
    var folded: Set<String>
    var isTouched: Bool
  }

  var position: Position {
    Position(
      row: cursorRow, line: scroll.cursor - scroll.offset, folded: rows.folded,
      isTouched: isTouched)
  }

  var place: Int { rows.firstIndex(from: scroll.cursor) }

  mutating func go(to position: Position) {
    (cursorRow, isTouched) = (position.row, position.isTouched)
    fold(position.folded)
    scroll.place(cursor: scroll.cursor, screenRow: position.line)
  }

  /// Moves the cursor to a place. What was folded at the start is folded, but for its group.
  mutating func show(_ place: Int, from position: Position) {
    var folded = position.folded
    if let group = rows.group(ofIndex: place) { folded.remove(rows.groups[group].value) }
    if folded != rows.folded { fold(folded) }
    scroll.place(cursor: rows.row(ofIndex: place))
    moved()
  }

  /// - Parameter places: those that alone can match; nil for all.
  mutating func places(
    matching filter: Filter, among places: [Int]?, _ context: FilterContext
  ) -> [Int] {
    inventory.prepareSearch()
    let candidates = places ?? Array(rows.shown.indices)
    let shown = rows.shown
    guard candidates.count >= inventory.instances.count / 8 else {
      let instances = inventory.instances.span
      var matching: [Int] = []
      for place in candidates where filter.matches(instances[Int(shown[place])], in: context) {
        matching.append(place)
      }
      return matching
    }
    let passing = inventory.passing(filter, in: context)
    return candidates.filter { passing[Int(shown[$0])] }
  }
}
