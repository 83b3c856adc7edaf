import Canvas
import Fleet

extension DashboardState {
  /// A click puts the cursor, on the title of a column it sorts; a drag makes a range, the wheel
  /// scrolls what is under it. Nothing is marked or opened by a single click.
  mutating func clicked(_ event: MouseEvent) -> [DashboardEffect] {
    let layout = layout
    if let area = layout.results, area.contains(event.at) {
      clickedResults(event, line: event.at.y - area.y - 2)
    } else if let area = layout.regions, area.contains(event.at) {
      clickedRegions(event, line: event.at.y - (layout.regionLines ?? area).y)
    } else if layout.instances.contains(event.at) {
      clickedInstances(event, line: event.at.y - layout.instances.y - 2)
    }
    relayout()
    return []
  }

  private mutating func clickedInstances(_ event: MouseEvent, line: Int) {
    switch event.action {
    case .wheelDown: list.scroll.scroll(by: 3)
    case .wheelUp: list.scroll.scroll(by: -3)
    case .press where line == -1, .doubleClick where line == -1:
      return clickedTitle(at: event.at.x)
    case .press, .doubleClick:
      focus = .instances
      guard let row = list.scroll.row(atLine: line) else { return }
      list.scroll.place(cursor: row)
      list.rangeStart = nil
    case .drag:
      guard let row = list.scroll.row(atLine: line) else { return }
      if list.rangeStart == nil { list.rangeStart = list.cursorRow }
      list.scroll.place(cursor: row)
    case .release, .other: return
    }
    list.moved()
    if event.action == .doubleClick { openDetails() }
  }

  private mutating func clickedTitle(at x: Int) {
    let start = layout.instances.x + 4
    let placement = InstanceTable(self).placements.first {
      (0...$0.width).contains(x - start - $0.x)
    }
    focus = .instances
    guard let placement else { return }
    list.column = columns[placement.index].column
    sortByColumn()
  }

  private mutating func clickedRegions(_ event: MouseEvent, line: Int) {
    switch event.action {
    case .wheelDown: regions.scroll.scroll(by: 3)
    case .wheelUp: regions.scroll.scroll(by: -3)
    case .press, .doubleClick:
      focus = .regions
      guard let row = regions.scroll.row(atLine: line) else { return }
      regions.scroll.place(cursor: row)
    case .drag, .release, .other: return
    }
    regionChosen()
  }

  private mutating func clickedResults(_ event: MouseEvent, line: Int) {
    switch event.action {
    case .wheelDown: operations[shownOperation].moveCursor { $0.scroll(by: 3) }
    case .wheelUp: operations[shownOperation].moveCursor { $0.scroll(by: -3) }
    case .press, .doubleClick:
      focus = .results
      guard let row = operations[shownOperation].list.row(atLine: line) else { return }
      operations[shownOperation].moveCursor { $0.place(cursor: row) }
      if event.action == .doubleClick { openDetails() }
    case .drag, .release, .other: return
    }
  }
}
