import Canvas
import Fleet
import Words

/// The border over the list: a path to what it shows, `ap-guangzhou › !name:web-*`, and counts,
/// `312 of 12,904   3 hidden marks`. Where both do not fit, the filter is cut first, then counts go.
struct ListTitle {
  let state: DashboardState
  let table: InstanceTable

  func draw(in frame: inout Frame, _ area: Rect) {
    let glyphs = frame.glyphs
    let place = path.joined(separator: " \(glyphs.step) ")
    let needed = TextWidth.of(place, glyphs: glyphs)
    let left = drawnCounts(in: area, from: area.x + 4 + needed, glyphs)
    frame.box(
      area, title: place + filter(in: left.right - area.x - 4 - needed, glyphs),
      focused: state.focus == .instances)
    for count in left.counts {
      frame.put(" \(count.text) ", x: count.x, y: area.y, role: count.role)
    }
  }

  /// The region, and the group whose heading has been scrolled away.
  private var path: [String] {
    let (list, place) = (state.list, state.listedPlace)
    guard let group = list.groupScrolledAway else { return [place] }
    let name = "\(state.glyphs.expanded) \(state.name(of: list.rows.groups[group]))"
    return [place, name]
  }

  /// The filter in force, as the last step of the path; nothing where hardly any of it would show.
  private func filter(in room: Int, _ glyphs: Glyphs) -> String {
    guard let filter = state.list.filter.inForce?.text, room >= 8 else { return "" }
    return " \(glyphs.step) \(filter.fittedText(to: room - 3, glyphs: glyphs))"
  }

  /// The order, where the column that shows it has no room.
  private var hiddenOrder: String? {
    let order = state.list.order
    guard order != ListColumn.standardOrder, !table.visible.contains(order.column)
    else { return nil }
    return state.words.sorted(state.words.title(order.column), isReversed: order.isReversed)
  }

  private var counts: [(text: String, role: Role)] {
    let (words, list) = (state.words, state.list)
    var counts: [(String, Role)] = []
    if let asOf = list.inventory.rememberedAsOf {
      counts.append((state.cachedText(asOf), .warning))
    }
    if list.onlyMarked { counts.append((words.onlyMarkedLabel, .warning)) }
    if let order = hiddenOrder { counts.append((order, .heading)) }
    counts.append(
      (words.shown(list.rows.instanceCount, of: list.inventory.instances.count), .heading))
    if !list.selection.isEmpty { counts.append((words.marks(list.selection.count), .marked)) }
    if list.hiddenMarks > 0 { counts.append((words.hiddenMarks(list.hiddenMarks), .warning)) }
    return counts
  }

  /// The counts that fit behind column `left`, the last of them first, and where they begin.
  private func drawnCounts(
    in area: Rect, from left: Int, _ glyphs: Glyphs
  ) -> (counts: [(text: String, role: Role, x: Int)], right: Int) {
    var drawn: [(text: String, role: Role, x: Int)] = []
    var right = area.right - 2
    for (text, role) in counts.reversed() {
      let width = TextWidth.of(text, glyphs: glyphs) + 2
      guard right - width > left else { continue }
      drawn.append((text, role, right - width))
      right -= width + 1
    }
    return (drawn, right)
  }
}

extension DashboardState {
  /// The region that the list is narrowed to, or the word for all instances.
  var listedPlace: String {
    switch list.regionFilter {
    case .all: words.instancesTitle
    case .region(let code): words.region(code)
    case .part(let product, let code): "\(words.region(code)) \(product.displayName)"
    }
  }
}
