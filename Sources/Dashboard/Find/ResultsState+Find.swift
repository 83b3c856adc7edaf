import Canvas
import Fleet

/// Finding in the results. A place is an index into the order of the rows, folded away or not.
extension ResultsState {
  /// The cursor, the line of the screen that it is on, and what is folded.
  struct Position: Sendable {
    var row: ResultRow?
    var line: Int
    var folded: Set<ResultGroup>
  }

  var position: Position {
    Position(
      row: list.cursor < rows.count ? rows[list.cursor] : nil, line: list.cursor - list.offset,
      folded: rows.folded)
  }

  var place: Int {
    guard list.cursor < rows.count else { return 0 }
    let first: Int? =
      switch rows[list.cursor] {
      case .instance(let index): index
      case .group(let group): rows.members(of: group).first
      }
    return first.flatMap(rows.instances.firstIndex) ?? 0
  }

  mutating func go(to position: Position) {
    fold(position.folded)
    guard let line = position.row.flatMap(rows.line) else { return }
    moveCursor { $0.place(cursor: line, screenRow: position.line) }
  }

  /// Moves the cursor to a place. What was folded at the start is folded, but for its group.
  mutating func show(_ place: Int, from position: Position) {
    let index = rows.instances[place]
    let group = ResultGroup(of: results.instances[index])
    fold(position.folded.subtracting([group]))
    guard let line = rows.line(of: .instance(index)) else { return }
    moveCursor { $0.place(cursor: line) }
  }

  private mutating func fold(_ groups: Set<ResultGroup>) {
    for group in rows.folded.symmetricDifference(groups) {
      guard let line = rows.line(of: .group(group)) else { continue }
      moveCursor { $0.place(cursor: line) }
      toggleFold()
    }
  }

  /// Each word of the text is looked for in id, name, region and code.
  func places(matching text: String) -> [Int] {
    let needles = text.split(separator: " ").map { Needle(String($0)) }
    guard !needles.isEmpty else { return [] }
    return rows.instances.enumerated().compactMap { place, index in
      let result = results.instances[index]
      let texts = [
        result.instance.id, result.instance.name, result.instance.region, result.outcome.code,
      ]
      return needles.allSatisfy { texts.contains(where: $0.isContained) } ? place : nil
    }
  }
}
