import Canvas
import Fleet
import Words

/// The list of instances. Draws the visible rows and reads no others.
struct InstancesView {
  let state: DashboardState

  func draw(in frame: inout Frame, _ area: Rect) {
    let table = InstanceTable(state)
    ListTitle(state: state, table: table).draw(in: &frame, area)
    guard area.height > 3 else { return }
    let list = state.list
    drawHeading(table, in: &frame, x: area.x + 4, y: area.y + 1)
    if list.scroll.isEmpty { return drawEmpty(in: &frame, area) }
    let context = state.filterContext
    let range = list.range
    for row in list.scroll.visible {
      let line = Rect(
        x: area.x + 1, y: area.y + 2 + row - list.scroll.offset, width: area.width - 2, height: 1)
      switch list.rows[row] {
      case .heading(let group):
        GroupHeading(state: state, group: group)
          .draw(in: &frame, x: area.x + 2, y: line.y, right: area.right - 2)
      case .instance(let index):
        let instance = list.inventory.instances[index]
        drawSign(instance, inRange: range?.contains(row) ?? false, context, in: &frame, line)
        drawCells(
          instance, isCached: list.inventory.isRemembered(index), table, context, in: &frame,
          x: area.x + 4, y: line.y)
        if list.selection.contains(instance.key), !state.configuration.isSlowLink {
          frame.emphasize(line, .onMark)
        }
      }
      if row == list.scroll.cursor { drawCursor(in: &frame, line) }
    }
    frame.scrollBar(
      x: area.right - 1, y: area.y + 2, height: area.height - 3, first: list.scroll.offset,
      visible: list.scroll.height, count: list.scroll.count)
  }

  private func drawHeading(_ table: InstanceTable, in frame: inout Frame, x: Int, y: Int) {
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
  private func drawSign(
    _ instance: Instance, inRange: Bool, _ context: FilterContext, in frame: inout Frame,
    _ line: Rect
  ) {
    let glyphs = frame.glyphs
    if state.list.selection.contains(instance.key) {
      frame.put(glyphs.mark, x: line.x + 1, y: line.y, role: .marked, emphasis: .bold)
    } else if context.isProtected(instance) {
      frame.put(glyphs.protected, x: line.x + 1, y: line.y, role: .protected)
    } else if inRange {
      frame.put(glyphs.bullet, x: line.x + 1, y: line.y, role: .marked)
    }
  }

  private func drawCells(
    _ instance: Instance, isCached: Bool, _ table: InstanceTable, _ context: FilterContext,
    in frame: inout Frame, x: Int, y: Int
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
  private func drawCursor(in frame: inout Frame, _ line: Rect) {
    let role: Role = state.focus == .instances ? .cursor : .cursorUnfocused
    if !state.configuration.isSlowLink { frame.restyle(line, role: role) }
    frame.put(frame.glyphs.cursor, x: line.x, y: line.y, role: role, emphasis: .bold)
  }
}
