import Canvas

/// The areas of the overview, as a function of the screen and of how much there is to show.
struct OverviewLayout {
  var outer: Rect
  /// Totals by product.
  var head: Rect
  /// The titles of the states.
  var titles: Rect
  var regions: Rect
  var total: Rect
  /// The heading of the terminating instances.
  var heading: Rect
  /// Who started what is overdue, where the list cannot show all of it; else of no height.
  var summary: Rect
  var leaving: Rect
  /// What the line under the cursor says in full, or a message.
  var note: Rect
  var hints: Rect

  init(_ layout: Layout, _ state: OverviewState) {
    outer = layout.dialog(width: layout.size.width, height: layout.size.height)
    let inner = Rect(
      x: outer.x + 2, y: outer.y + 1, width: outer.width - 4, height: outer.height - 2)
    var y = inner.y
    func take(_ height: Int) -> Rect {
      defer { y += height }
      return Rect(x: inner.x, y: y, width: inner.width, height: height)
    }
    // What a line of the list says in full takes two.
    let noteLines = state.focus == .leaving ? 2 : 1
    let lines = max(0, inner.height - 5 - noteLines)
    let wanted = max(1, state.leaving.rows.count)
    let regionCount = state.table.rows.count - 1
    // A third of the lines is the list's if it needs them, and what the regions leave.
    let regionLines = min(regionCount, lines - min(wanted, max(3, lines / 3)))
    let listLines = lines - regionLines
    let summaryLines = state.overdue.count > listLines ? min(2, listLines / 4) : 0
    head = take(1)
    titles = take(1)
    regions = take(regionLines)
    total = take(1)
    heading = take(1)
    summary = take(summaryLines)
    leaving = take(listLines - summaryLines)
    note = take(noteLines)
    hints = take(1)
  }

  /// The first region that is visible: the total below them has no line among them.
  func firstRegion(of state: OverviewState) -> Int {
    max(0, min(state.matrix.offset, state.table.rows.count - 1 - regions.height))
  }
}
