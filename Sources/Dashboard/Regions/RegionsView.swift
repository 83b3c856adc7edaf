import Canvas
import Fleet
import Words

/// The regions, each with a sign for how far its answer has come, its marks and its part of the
/// operation.
struct RegionsView {
  let state: DashboardState

  /// What it shows, apart from the layout.
  struct Inputs: Hashable {
    /// An operation as the regions count it.
    struct Part: Hashable {
      let id: String
      let outcomes: Int
      let mode: OperationMode
      let isCounted: Bool
    }

    let configuration: Int
    let regions: Int
    let inventory: Int
    let marks: Int
    let isFocused: Bool
    let operations: [Part]
    /// The age of what is cached.
    let age: String?

    init(_ state: DashboardState) {
      configuration = state.$configuration
      regions = state.$regions
      inventory = state.list.$inventory
      marks = state.list.$regionMarks
      isFocused = state.focus == .regions
      operations = state.operations.enumerated().map { index, operation in
        Part(
          id: operation.id, outcomes: operation.$regions, mode: operation.mode,
          isCounted: index == state.shownOperation && operation.hasEndedHere)
      }
      age = state.list.inventory.rememberedAsOf.map {
        Age(seconds: state.now.seconds(since: $0)).description
      }
    }
  }

  func draw(in frame: inout Frame, _ area: Rect) {
    let title = state.words.regionsTitle
    let isFocused = state.focus == .regions
    frame.box(area, title: title, focused: isFocused)
    RegionsStatus(state.list.inventory.scopes.values).draw(
      in: &frame, left: area.x + 4 + TextWidth.of(title, glyphs: frame.glyphs),
      right: area.right - 1, y: area.y, state.words)
    guard let lines = state.layout.regionLines else { return }
    let regions = state.regions
    let figures = regions.rows.map(state.figures)
    let columns = RegionColumns(
      figures, longestName: longestName(frame.glyphs), width: lines.width, on: state)
    drawTitles(columns, in: &frame, lines)
    for row in regions.scroll.visible {
      let y = lines.y + row - regions.scroll.offset
      RegionLine(regions.rows[row], figures[row], columns, on: state)
        .draw(in: &frame, x: lines.x, y: y, width: lines.width)
      guard row == regions.scroll.cursor else { continue }
      frame.put(frame.glyphs.cursor, x: lines.x, y: y, role: .key, emphasis: .bold)
      frame.restyle(
        Rect(x: lines.x, y: y, width: lines.width, height: 1),
        role: isFocused ? .cursor : .cursorUnfocused)
    }
    frame.scrollBar(
      x: area.right - 1, y: lines.y, height: lines.height, first: regions.scroll.offset,
      visible: regions.scroll.height, count: regions.rows.count)
  }

  private func longestName(_ glyphs: Glyphs) -> Int {
    state.regions.rows.reduce(0) { longest, row in
      guard case .region(let region) = row else { return longest }
      return max(longest, RegionName(region.code, in: state.words).width(glyphs))
    }
  }

  private func drawTitles(_ columns: RegionColumns, in frame: inout Frame, _ lines: Rect) {
    guard columns.isEnlarged else { return }
    for column in columns.columns {
      frame.putRight(
        columns.title(column.kind, state.words), right: lines.x + column.x + column.width,
        y: lines.y - 1, role: .heading, maxWidth: column.width)
    }
  }
}
