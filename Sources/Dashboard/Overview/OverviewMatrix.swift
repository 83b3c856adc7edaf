import Canvas
import Fleet
import Words

/// The table of regions by states. Columns of states that do not fit are scrolled to; the region and
/// the total always show.
struct OverviewMatrix {
  private let view: OverviewView
  private let columns: OverviewColumns

  private var state: OverviewState { view.state }
  private var words: Words { view.words }
  private var nameX: Int { view.layout.regions.x + OverviewColumns.nameStart }

  init(_ view: OverviewView, in frame: Frame) {
    self.view = view
    columns = OverviewColumns(view.state, in: view.layout.regions, view.words, frame.glyphs)
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
    frame.put(
      words.title(.region), x: nameX, y: y, role: .heading, maxWidth: columns.nameWidth)
    for placement in columns.placements {
      let title =
        if case .cell(let cell) = placement.column { words.title(cell) } else { words.totalWord }
      let isUnderCursor = state.focus == .matrix && placement.column == state.column
      frame.putRight(
        title, right: placement.right, y: y, role: isUnderCursor ? .key : .heading,
        emphasis: isUnderCursor ? .bold : [], maxWidth: area.width)
    }
    for (x, title) in [
      (columns.marks, words.markedTitle), (columns.operations, words.operationTitle),
    ] {
      guard let x else { continue }
      frame.put(title, x: x, y: y, role: .heading, maxWidth: max(0, area.right - x))
    }
    let ellipsis = frame.glyphs.ellipsis
    if columns.hidesLeft {
      frame.put(ellipsis, x: nameX + columns.nameWidth, y: y, role: .hint)
    }
    if columns.hidesRight, let total = columns.placements.last {
      frame.put(ellipsis, x: total.left - 1, y: y, role: .hint)
    }
  }

  private func draw(_ index: Int, in frame: inout Frame, y: Int) {
    let (row, area) = (state.table.rows[index], view.layout.regions)
    let (sign, signRole) = sign(of: row, frame.glyphs)
    frame.put(sign, x: area.x + 1, y: y, role: signRole, emphasis: .bold)
    frame.put(
      name(of: row, frame.glyphs), x: nameX, y: y, role: row.region == nil ? .heading : .text,
      maxWidth: columns.nameWidth)
    if row.count == 0, let text = missing(row) {
      let x = nameX + 2 + columns.nameWidth
      frame.put(text, x: x, y: y, role: signRole, maxWidth: area.right - x)
    } else {
      for placement in columns.placements { put(row, placement, in: &frame, y: y) }
    }
    drawAside(row, in: &frame, y: y)
    if index == state.matrix.cursor, state.focus == .matrix { drawCursor(in: &frame, y: y) }
  }

  private func name(of row: OverviewTable.Row, _ glyphs: Glyphs) -> String {
    guard let region = row.region else { return words.totalWord }
    guard !region.isEmpty else { return words.notKnown }
    return RegionName(region, in: words).fitted(to: columns.nameWidth, glyphs: glyphs)
  }

  private func put(
    _ row: OverviewTable.Row, _ placement: OverviewColumns.Placement, in frame: inout Frame, y: Int
  ) {
    let count =
      if case .cell(let cell) = placement.column { row.count(in: cell) } else { row.count }
    frame.putRight(
      count == 0 ? frame.glyphs.separator : count.grouped, right: placement.right, y: y,
      role: count == 0 ? .dim : Self.role(of: placement.column),
      emphasis: row.region == nil ? .bold : [], maxWidth: view.layout.regions.width)
  }

  private func drawAside(_ row: OverviewTable.Row, in frame: inout Frame, y: Int) {
    let right = view.layout.regions.right
    if let x = columns.marks {
      frame.put(
        row.marksText(frame.glyphs), x: x, y: y, role: .marked, maxWidth: max(0, right - x))
    }
    guard var x = columns.operations else { return }
    for (text, role) in row.operationParts(frame.glyphs) {
      x += 1 + frame.put(text, x: x, y: y, role: role, maxWidth: max(0, right - x))
    }
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
    guard let placement = columns.placements.first(where: { $0.column == state.column }) else {
      return (view.layout.regions.x, nameX + columns.nameWidth)
    }
    return (placement.left, placement.right)
  }

  private func sign(of row: OverviewTable.Row, _ glyphs: Glyphs) -> (String, Role) {
    switch row.status {
    case .waiting, .listing: (glyphs.waiting, .info)
    case .failed: (glyphs.warning, .error)
    case .answered, nil: ("", .text)
    }
  }

  /// The text in place of the numbers of a region that has none yet.
  private func missing(_ row: OverviewTable.Row) -> String? {
    switch row.status {
    case .failed(let failure): failure.code
    case .waiting, .listing: words.loading
    case .answered, nil: nil
    }
  }
}
