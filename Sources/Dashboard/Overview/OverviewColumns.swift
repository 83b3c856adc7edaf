import Canvas
import Fleet
import Words

/// The columns of the overview's table, as generous as the width allows: narrower gaps and then
/// shorter names come before a state is left out.
struct OverviewColumns {
  struct Placement {
    var column: OverviewState.Column
    /// The blank before the widest text, and the column behind it.
    var left: Int
    var right: Int
  }

  private(set) var nameWidth = 0
  /// From left to right, the total last.
  private(set) var placements: [Placement] = []
  /// Whether there are states beyond the edge.
  private(set) var (hidesLeft, hidesRight) = (false, false)
  /// The left edges of what is right of the total; nil where no region has any.
  private(set) var (marks, operations): (Int?, Int?) = (nil, nil)

  /// Columns for the cursor and the sign before the names, and for a blank behind them.
  static let nameStart = 3
  private static let (leastOfName, gapBeforeTotal) = (14, 3)

  init(_ state: OverviewState, in area: Rect, _ words: Words, _ glyphs: Glyphs) {
    let rows = state.table.rows
    let total = rows[rows.count - 1]
    func widest(_ texts: [String]) -> Int {
      texts.reduce(0) { max($0, TextWidth.of($1, glyphs: glyphs)) }
    }
    let totalWidth = widest([words.totalWord, total.count.grouped]) + Self.gapBeforeTotal
    let states = state.table.columns.map { column in
      widest([words.title(column), total.count(in: column).grouped])
    }
    let marks = total.marks > 0 ? widest([words.markedTitle, total.marksText(glyphs)]) + 2 : 0
    let parts = widest(rows.map { $0.operationText(glyphs) })
    let operations = parts > 0 ? max(parts, widest([words.operationTitle])) + 2 : 0

    let names = widest(rows.map { row in row.region.map(words.region) ?? words.totalWord })
    let most = min(names, max(Self.leastOfName, area.width / 3))
    let room = area.width - Self.nameStart - 1 - totalWidth - marks - operations
    func left(gap: Int) -> Int { room - states.reduce(0) { $0 + $1 + gap } }
    let gap = left(gap: 2) >= most ? 2 : 1
    nameWidth = max(min(names, Self.leastOfName), min(most, left(gap: gap)))
    let shown = Self.window(
      of: states.map { $0 + gap }, in: room - nameWidth,
      showing: state.columns.firstIndex(of: state.column).map { $0 - 1 } ?? 0)
    (hidesLeft, hidesRight) = (shown.lowerBound > 0, shown.upperBound < states.count)
    let used = states[shown].reduce(0) { $0 + $1 + gap }
    nameWidth = min(most, max(nameWidth, room - used))

    var x = area.x + Self.nameStart + nameWidth + 1
    for index in shown {
      let right = x + gap + states[index]
      let column = OverviewState.Column.cell(state.table.columns[index])
      placements.append(Placement(column: column, left: x + gap - 1, right: right))
      x = right
    }
    placements.append(
      Placement(column: .total, left: x + Self.gapBeforeTotal - 1, right: x + totalWidth))
    x += totalWidth + 2
    if marks > 0 { self.marks = x }
    if operations > 0 { self.operations = x + marks }
  }

  /// As many columns as fit, from the first on; from further right if the cursor is there.
  private static func window(of widths: [Int], in room: Int, showing cursor: Int) -> Range<Int> {
    let cursor = min(max(0, cursor), widths.count - 1)
    var start = 0
    while start < widths.count {
      var end = start
      var left = room
      while end < widths.count, widths[end] <= left {
        left -= widths[end]
        end += 1
      }
      if end > cursor || end == widths.count || start >= cursor { return start..<end }
      start += 1
    }
    return 0..<0
  }
}

extension Words {
  func title(_ column: OverviewTable.Column) -> String {
    switch column {
    case .phase(let phase): self.phase(phase)
    case .overdue: ">1h"
    }
  }
}

extension OverviewTable.Row {
  func marksText(_ glyphs: Glyphs) -> String {
    marks > 0 ? "\(glyphs.mark) \(marks.grouped)" : ""
  }

  /// Each part in its own look.
  func operationParts(_ glyphs: Glyphs) -> [(text: String, role: Role)] {
    outcomes.progress.map { ("\($0.word.glyph(glyphs)) \($0.count.grouped)", $0.word.role) }
  }

  fileprivate func operationText(_ glyphs: Glyphs) -> String {
    operationParts(glyphs).map(\.text).joined(separator: " ")
  }
}
