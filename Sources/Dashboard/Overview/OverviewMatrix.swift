import Canvas
import Fleet
import Words

/// The table of regions by states. Columns of states that do not fit are scrolled to; the region and
/// the total always show.
struct OverviewMatrix {
  private let view: OverviewView
  /// Of the names of regions.
  private let nameWidth: Int
  /// From left to right, with the right edge of each.
  private let columns: [(column: OverviewState.Column, right: Int)]
  /// Whether there are states beyond the edge.
  private let (hidesLeft, hidesRight): (Bool, Bool)
  /// The left edge of marks and operations.
  private let asideX: Int
  private let hasMarks: Bool

  private var state: OverviewState { view.state }
  private var words: Words { view.words }

  init(_ view: OverviewView, in frame: Frame) {
    self.view = view
    let (state, words, area) = (view.state, view.words, view.layout.regions)
    let total = state.table.rows[state.table.rows.count - 1]
    func width(_ texts: [String]) -> Int {
      texts.map { TextWidth.of($0, glyphs: frame.glyphs) }.max() ?? 0
    }
    let names = state.table.rows.map { Self.name(of: $0, words) }
    nameWidth = min(width(names), max(14, area.width / 3))
    let totalWidth = width([words.totalWord, total.count.grouped]) + 3
    hasMarks = total.marks > 0
    var aside = 0
    if hasMarks { aside += width([Self.marks(total, frame.glyphs)]) + 2 }
    if total.inOperations + total.failed > 0 {
      aside += width([Self.operations(total, frame.glyphs)]) + 2
    }
    let start = area.x + 4 + nameWidth
    let widths = state.table.columns.map { column in
      width([Self.title(column, words), total.count(in: column).grouped]) + 2
    }
    let cursor = state.columns.firstIndex(of: state.column).map { $0 - 1 } ?? 0
    let shown = Self.window(
      of: widths, in: area.right - start - totalWidth - aside, showing: cursor)
    var right = start
    var columns: [(column: OverviewState.Column, right: Int)] = []
    for index in shown {
      right += widths[index]
      columns.append((.cell(state.table.columns[index]), right))
    }
    right += totalWidth
    columns.append((.total, right))
    self.columns = columns
    asideX = right + 2
    (hidesLeft, hidesRight) = (shown.lowerBound > 0, shown.upperBound < widths.count)
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

  // MARK: - Texts

  private static func name(of row: OverviewTable.Row, _ words: Words) -> String {
    guard let region = row.region else { return words.totalWord }
    return region.isEmpty ? words.notKnown : words.region(region)
  }

  static func title(_ column: OverviewTable.Column, _ words: Words) -> String {
    switch column {
    case .phase(let phase): words.phase(phase)
    case .overdue: ">1h"
    }
  }

  private static func marks(_ row: OverviewTable.Row, _ glyphs: Glyphs) -> String {
    row.marks > 0 ? "\(glyphs.mark) \(row.marks.grouped)" : ""
  }

  private static func operations(_ row: OverviewTable.Row, _ glyphs: Glyphs) -> String {
    let open = row.inOperations > 0 ? "\(glyphs.running) \(row.inOperations.grouped)" : ""
    let failed = row.failed > 0 ? "\(glyphs.failure) \(row.failed.grouped)" : ""
    return open.isEmpty || failed.isEmpty ? open + failed : "\(open)  \(failed)"
  }

  private static func role(of column: OverviewState.Column) -> Role {
    switch column {
    case .region, .total: .text
    case .cell(.phase(let phase)): phase.role
    case .cell(.overdue): .outcomeStuck
    }
  }

  // MARK: - Drawing

  func draw(in frame: inout Frame) {
    let layout = view.layout
    drawTitles(in: &frame, y: layout.titles.y)
    let first = layout.firstRegion(of: state)
    let rows = state.table.rows
    for line in 0..<layout.regions.height where first + line < rows.count - 1 {
      draw(first + line, in: &frame, y: layout.regions.y + line)
    }
    draw(rows.count - 1, in: &frame, y: layout.total.y)
    frame.scrollBar(
      x: layout.outer.right - 1, y: layout.regions.y, height: layout.regions.height, first: first,
      visible: layout.regions.height, count: rows.count - 1)
  }

  private func drawTitles(in frame: inout Frame, y: Int) {
    let area = view.layout.titles
    frame.put(words.title(.region), x: area.x + 3, y: y, role: .heading, maxWidth: nameWidth)
    for (column, right) in columns {
      let title =
        if case .cell(let cell) = column { Self.title(cell, words) } else { words.totalWord }
      let isUnderCursor = state.focus == .matrix && column == state.column
      frame.putRight(
        title, right: right, y: y, role: isUnderCursor ? .key : .heading,
        emphasis: isUnderCursor ? .bold : [], maxWidth: area.width)
    }
    if hidesLeft { frame.put(frame.glyphs.ellipsis, x: area.x + 4 + nameWidth, y: y, role: .hint) }
    if hidesRight, let last = columns.dropLast().last {
      frame.put(frame.glyphs.ellipsis, x: last.right + 1, y: y, role: .hint)
    }
  }

  private func draw(_ index: Int, in frame: inout Frame, y: Int) {
    let (row, x) = (state.table.rows[index], view.layout.regions.x)
    let (sign, signRole) = sign(of: row, frame.glyphs)
    let isTotal = row.region == nil
    frame.put(sign, x: x + 1, y: y, role: signRole, emphasis: .bold)
    frame.put(
      Self.name(of: row, words), x: x + 3, y: y, role: isTotal ? .heading : .text,
      maxWidth: nameWidth, overflow: .middle)
    if row.count == 0, let text = missing(row) {
      frame.put(
        text, x: x + 5 + nameWidth, y: y, role: signRole,
        maxWidth: view.layout.regions.right - x - 5 - nameWidth)
    } else {
      for (column, right) in columns { put(row, column, right: right, in: &frame, y: y) }
    }
    drawAside(row, in: &frame, y: y)
    if index == state.matrix.cursor, state.focus == .matrix { drawCursor(in: &frame, y: y) }
  }

  private func put(
    _ row: OverviewTable.Row, _ column: OverviewState.Column, right: Int, in frame: inout Frame,
    y: Int
  ) {
    let count = if case .cell(let cell) = column { row.count(in: cell) } else { row.count }
    frame.putRight(
      count == 0 ? frame.glyphs.separator : count.grouped, right: right, y: y,
      role: count == 0 ? .dim : Self.role(of: column), emphasis: row.region == nil ? .bold : [],
      maxWidth: view.layout.regions.width)
  }

  private func drawAside(_ row: OverviewTable.Row, in frame: inout Frame, y: Int) {
    var x = asideX
    let area = view.layout.regions
    if hasMarks {
      let total = state.table.rows[state.table.rows.count - 1]
      frame.put(
        Self.marks(row, frame.glyphs), x: x, y: y, role: .marked, maxWidth: area.right - x)
      x += TextWidth.of(Self.marks(total, frame.glyphs), glyphs: frame.glyphs) + 2
    }
    frame.put(
      Self.operations(row, frame.glyphs), x: x, y: y,
      role: row.failed > 0 ? .outcomeFailed : .outcomeTerminating, maxWidth: area.right - x)
  }

  private func drawCursor(in frame: inout Frame, y: Int) {
    let x = view.layout.regions.x
    frame.put(frame.glyphs.cursor, x: x, y: y, role: .key, emphasis: .bold)
    let (left, right) = cell
    frame.restyle(Rect(x: left, y: y, width: right - left, height: 1), role: .cursor)
    if left > x { frame.put(frame.glyphs.cursor, x: left, y: y, role: .cursor, emphasis: .bold) }
  }

  /// The edges of the cell under the cursor.
  private var cell: (left: Int, right: Int) {
    let x = view.layout.regions.x
    guard let index = columns.firstIndex(where: { $0.column == state.column }) else {
      return (x, x + 3 + nameWidth)
    }
    let before = index == 0 ? x + 4 + nameWidth : columns[index - 1].right + 1
    return (before, columns[index].right)
  }

  private func sign(of row: OverviewTable.Row, _ glyphs: Glyphs) -> (String, Role) {
    switch row.status {
    case .waiting, .listing: (glyphs.waiting, .info)
    case .failed: (glyphs.warning, .error)
    case .answered, nil: ("", .text)
    }
  }

  /// What stands for the numbers of a region that has none yet.
  private func missing(_ row: OverviewTable.Row) -> String? {
    switch row.status {
    case .failed(let failure): failure.code
    case .waiting, .listing: words.loading
    case .answered, nil: nil
    }
  }
}
