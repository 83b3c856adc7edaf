import Canvas
import Fleet
import Words

/// The list of instances. Draws the visible rows and reads no others.
struct InstancesView {
  let state: DashboardState
  let table: InstanceTable

  /// - Parameter drawn: what the frame shows of the list already.
  func draw(in frame: inout Frame, _ area: Rect, _ drawn: inout DrawnList) {
    let list = state.list
    let border = border
    if border != drawn.border || list.scroll.isEmpty {
      drawn.border = border
      drawn.scrollBar = nil
      if list.scroll.isEmpty {
        drawn.forgetRows()
        frame.fill(area)
      }
      ListTitle(state: state, table: table).draw(in: &frame, area)
      guard area.height > 3 else { return }
      drawHeading(in: &frame, area)
      if list.scroll.isEmpty { return drawEmpty(in: &frame, area) }
    }
    guard area.height > 3 else { return }
    drawRows(in: &frame, area, &drawn)
    drawScrollBar(in: &frame, area, &drawn)
  }

  private var border: DrawnList.Border {
    let list = state.list
    return DrawnList.Border(
      configuration: state.$configuration, columns: state.$columns, inventory: list.$inventory,
      selection: list.$selection, rows: list.$rows, filter: list.$filter, marks: list.marks,
      placements: table.placements, order: list.order, region: list.regionFilter,
      column: table.column, onlyMarked: list.onlyMarked, isFocused: state.focus == .instances,
      group: list.groupScrolledAway, cached: list.inventory.rememberedAsOf.map(state.cachedText))
  }

  private func drawRows(in frame: inout Frame, _ area: Rect, _ drawn: inout DrawnList) {
    let (list, context) = (state.list, state.filterContext)
    let look = DrawnList.Look(
      configuration: state.$configuration, columns: state.$columns, widths: list.$widths,
      placements: table.placements, region: list.regionFilter, zoneOffset: context.zoneOffset)
    let lines = Rect(x: area.x + 1, y: area.y + 2, width: area.width - 2, height: area.height - 3)
    drawn.scroll(to: list.scroll.offset, look, in: &frame, lines)
    let (visible, range) = (list.scroll.visible, list.range)
    for line in 0..<lines.height {
      let row = list.scroll.offset + line
      let new =
        visible.contains(row)
        ? DrawnList.Row(row, of: state, range: range, table, context) : DrawnList.Row()
      guard new != drawn.rows[line] else { continue }
      let area = Rect(x: lines.x, y: lines.y + line, width: lines.width, height: 1)
      // Where only the cursor comes or goes, the texts are there already.
      if drawn.shows(new, at: line) {
        drawn.uncover(line, in: &frame, area)
      } else {
        draw(new, context, in: &frame, area)
      }
      drawn.note(new, at: line)
      guard new.cursor != .elsewhere else { continue }
      drawn.cover(line, in: frame, area)
      drawCursor(new.cursor == .here ? .cursor : .cursorUnfocused, in: &frame, area)
    }
  }

  private func draw(
    _ row: DrawnList.Row, _ context: FilterContext, in frame: inout Frame, _ line: Rect
  ) {
    frame.fill(line)
    switch row.content {
    case .none: return
    case .heading(let group, let marked):
      GroupHeading(state: state, group: group, marked: marked, isInRange: row.isInRange)
        .draw(in: &frame, x: line.x + 1, y: line.y, right: line.right - 1)
    case .instance(let instance):
      drawSign(of: row, in: &frame, line)
      drawCells(instance, isCached: row.isCached, context, in: &frame, x: line.x + 3, y: line.y)
      if row.isMarked, !state.configuration.isSlowLink { frame.emphasize(line, .onMark) }
    }
  }

  private func drawScrollBar(in frame: inout Frame, _ area: Rect, _ drawn: inout DrawnList) {
    let scroll = state.list.scroll
    let bar = DrawnList.ScrollBar(
      offset: scroll.offset, visible: scroll.height, count: scroll.count)
    guard bar != drawn.scrollBar else { return }
    drawn.scrollBar = bar
    frame.scrollBar(
      x: area.right - 1, y: area.y + 2, height: area.height - 3, first: scroll.offset,
      visible: scroll.height, count: scroll.count)
  }

  private func drawHeading(in frame: inout Frame, _ area: Rect) {
    let (x, y) = (area.x + 4, area.y + 1)
    frame.fill(Rect(x: area.x + 1, y: y, width: area.width - 2, height: 1))
    let order = state.list.order
    let current = state.focus == .instances ? table.column : nil
    for placement in table.placements {
      let column = table.columns[placement.index].column
      var title = table.table.columns[placement.index].title
      if column == order.column {
        title += order.isReversed ? frame.glyphs.descending : frame.glyphs.ascending
      }
      table.table.put(
        title, in: &frame, placement: placement, x: x, y: y, role: .heading,
        emphasis: column == current ? [.bold, .underline] : .bold)
    }
  }

  /// A mark, protection or a range: by the sign before the row, so that its text keeps its own look.
  private func drawSign(of row: DrawnList.Row, in frame: inout Frame, _ line: Rect) {
    let glyphs = frame.glyphs
    if row.isMarked {
      frame.put(glyphs.mark, x: line.x + 1, y: line.y, role: .marked, emphasis: .bold)
    } else if row.isProtected {
      frame.put(glyphs.protected, x: line.x + 1, y: line.y, role: .protected)
    } else if row.isInRange {
      frame.put(glyphs.bullet, x: line.x + 1, y: line.y, role: .marked)
    }
  }

  private func drawCells(
    _ instance: Instance, isCached: Bool, _ context: FilterContext, in frame: inout Frame, x: Int,
    y: Int
  ) {
    let glyphs = frame.glyphs
    for placement in table.placements {
      let column = table.columns[placement.index].column
      let cell = ListCell(column, of: instance, state.words, context)
      var text = table.text(of: cell, instance, at: placement, glyphs)
      var role = Role.text
      if column == .state {
        // The state of a cached row is unknown by now.
        text = "\(isCached ? glyphs.unknown : instance.state.glyph(glyphs)) \(text)"
        role = isCached ? .dim : instance.state.role
      }
      table.table.put(text, in: &frame, placement: placement, x: x, y: y, role: role)
    }
  }

  /// The cursor is a sign and a reversed line; on a slow link the sign alone, so that a key costs
  /// two cells.
  private func drawCursor(_ role: Role, in frame: inout Frame, _ line: Rect) {
    if !state.configuration.isSlowLink { frame.restyle(line, role: role) }
    frame.put(frame.glyphs.cursor, x: line.x, y: line.y, role: role, emphasis: .bold)
  }
}
