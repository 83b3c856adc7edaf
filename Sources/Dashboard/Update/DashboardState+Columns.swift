internal import Canvas
internal import Fleet

extension DashboardState {
  mutating func openColumns() {
    let all = columns + Column.choosable.filter { !columns.contains($0) }
    dialog = .columns(
      ColumnsState(
        columns: all, shown: Set(columns), list: ScrollList(count: all.count, height: 1)))
    relayoutDialog()
  }

  /// Space shows or hides a column, `J` and `K` move it. The list behind shows it at once.
  mutating func pressed(_ key: Key, in old: ColumnsState) {
    var chooser = old
    switch key {
    case .escape, .enter, .character("q"), .control("c"): return
    case .space: toggle(&chooser)
    case .character("J"): move(&chooser, by: 1)
    case .character("K"): move(&chooser, by: -1)
    default: _ = chooser.list.handle(key, letters: true)
    }
    columns = chooser.columns.filter { chooser.shown.contains($0) }
    if !columns.contains(list.column), let first = columns.first { list.column = first }
    dialog = .columns(chooser)
  }

  /// The last column stays.
  private func toggle(_ chooser: inout ColumnsState) {
    let column = chooser.columns[chooser.list.cursor]
    if !chooser.shown.contains(column) {
      chooser.shown.insert(column)
    } else if chooser.shown.count > 1 {
      chooser.shown.remove(column)
    }
  }

  private func move(_ chooser: inout ColumnsState, by step: Int) {
    let from = chooser.list.cursor
    let to = from + step
    guard chooser.columns.indices.contains(to) else { return }
    chooser.columns.swapAt(from, to)
    chooser.list.place(cursor: to)
  }
}
