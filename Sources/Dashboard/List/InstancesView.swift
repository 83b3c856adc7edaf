import Canvas
import Fleet
import Words

/// The list of instances. Draws the visible rows and reads no others.
struct InstancesView {
  let state: DashboardState

  func draw(in frame: inout Frame, _ area: Rect) {
    frame.box(area, title: title, focused: state.focus == .instances)
    drawCounts(in: &frame, area)
    guard area.height > 3 else { return }
    let list = state.list
    let table = InstanceTable.table(state.columns, state.words)
    let placements = table.placements(in: InstanceTable.width(in: state.layout))
    let x = area.x + 4
    drawHeading(table, placements, in: &frame, x: x, y: area.y + 1)
    if list.scroll.isEmpty { return drawEmpty(in: &frame, area) }
    let context = state.filterContext
    let range = list.range
    for row in list.scroll.visible {
      let y = area.y + 2 + row - list.scroll.offset
      switch list.rows[row] {
      case .heading(let group):
        GroupHeading(state: state, group: group)
          .draw(in: &frame, x: area.x + 2, y: y, right: area.right - 2)
      case .instance(let index):
        drawRow(
          list.inventory.instances[index], isCached: list.inventory.isRemembered(index),
          inRange: range?.contains(row) ?? false, table,
          placements, context, in: &frame, x: x, y: y)
      }
      if row == list.scroll.cursor { drawCursor(in: &frame, area, y: y) }
    }
    frame.scrollBar(
      x: area.right - 1, y: area.y + 2, height: area.height - 3, first: list.scroll.offset,
      visible: list.scroll.height, count: list.scroll.count)
  }

  /// With the group whose heading has been scrolled away.
  var title: String {
    let list = state.list
    let region =
      switch list.regionFilter {
      case .all: state.words.instancesTitle
      case .region(let code): state.words.region(code)
      case .part(let product, let code):
        "\(state.words.region(code)) \(product.displayName)"
      }
    guard !list.scroll.isEmpty, let group = list.rows.group(ofRow: list.scroll.offset),
      list.rows[list.scroll.offset] != .heading(group)
    else { return region }
    let name = state.name(of: list.rows.groups[group])
    return list.regionFilter == .all || name == region
      ? name : "\(region) \(state.glyphs.separator) \(name)"
  }

  /// `312 of 12,904   3 hidden marks` in the border.
  private func drawCounts(in frame: inout Frame, _ area: Rect) {
    let (words, list) = (state.words, state.list)
    var parts: [(String, Role)] = []
    if let asOf = list.inventory.rememberedAsOf {
      parts.append((state.cachedText(asOf), .warning))
    }
    if list.onlyMarked { parts.append((words.onlyMarkedLabel, .warning)) }
    parts.append(
      (words.shown(list.rows.instanceCount, of: list.inventory.instances.count), .heading))
    if !list.selection.isEmpty { parts.append((words.marks(list.selection.count), .marked)) }
    if list.hiddenMarks > 0 { parts.append((words.hiddenMarks(list.hiddenMarks), .warning)) }
    var right = area.right - 2
    let left = area.x + 4 + TextWidth.of(title, glyphs: frame.glyphs)
    for (text, role) in parts.reversed() {
      let width = TextWidth.of(text, glyphs: frame.glyphs) + 2
      guard right - width > left else { continue }
      frame.put(" \(text) ", x: right - width, y: area.y, role: role)
      right -= width + 1
    }
  }

  private func drawHeading(
    _ table: Table, _ placements: [Table.Placement], in frame: inout Frame, x: Int, y: Int
  ) {
    let order = state.list.order
    let current = state.focus == .instances ? state.column : nil
    for placement in placements {
      let column = state.columns[placement.index].column
      var title = table.columns[placement.index].title
      if column == order.column {
        title += order.isReversed ? frame.glyphs.descending : frame.glyphs.ascending
      }
      table.put(
        title, in: &frame, placement: placement, x: x, y: y, role: .heading,
        emphasis: column == current ? [.bold, .underline] : .bold)
    }
  }

  private func drawRow(
    _ instance: Instance, isCached: Bool, inRange: Bool, _ table: Table,
    _ placements: [Table.Placement],
    _ context: FilterContext, in frame: inout Frame, x: Int, y: Int
  ) {
    let isMarked = state.list.selection.contains(instance.key)
    let isProtected = context.isProtected(instance)
    let glyphs = frame.glyphs
    if isMarked {
      frame.put(glyphs.mark, x: x - 2, y: y, role: .marked, emphasis: .bold)
    } else if isProtected {
      frame.put(glyphs.protected, x: x - 2, y: y, role: .protected)
    } else if inRange {
      frame.put(glyphs.bullet, x: x - 2, y: y, role: .marked)
    }
    for placement in placements {
      let column = state.columns[placement.index].column
      var text = state.words.text(column, of: instance, in: context)
      var role: Role = isMarked ? .marked : isProtected ? .protected : .text
      if column == .zone, text.utf8.count > placement.width {
        text = ShortZone(instance).text(in: placement.width, glyphs: glyphs)
      }
      if column == .state {
        // The state of a cached row is unknown by now.
        text = "\(isCached ? glyphs.unknown : instance.state.glyph(glyphs)) \(text)"
        role = isCached ? .dim : instance.state.role
      }
      table.put(text, in: &frame, placement: placement, x: x, y: y, role: role)
    }
  }

  /// The cursor is a sign and a reversed line; on a slow link the sign alone, so that a key costs
  /// two cells.
  private func drawCursor(in frame: inout Frame, _ area: Rect, y: Int) {
    let isFocused = state.focus == .instances
    if !state.configuration.isSlowLink {
      frame.restyle(
        Rect(x: area.x + 1, y: y, width: area.width - 2, height: 1),
        role: isFocused ? .cursor : .cursorUnfocused)
    }
    frame.put(
      frame.glyphs.cursor, x: area.x + 1, y: y, role: isFocused ? .cursor : .cursorUnfocused,
      emphasis: .bold)
  }
}
