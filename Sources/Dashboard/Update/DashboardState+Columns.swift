import Canvas
import Fleet
import Words

extension DashboardState {
  mutating func openColumns() {
    let shown = Set(columns.map(\.column))
    let all = columns + InstanceField.columns.filter { !shown.contains($0) }.map { ListColumn($0) }
    dialog = .columns(
      ColumnsState(columns: all, shown: shown, list: ScrollList(count: all.count, height: 1)))
    relayoutDialog()
  }

  /// Space shows or hides a column, `J` and `K` move it, `<` and `>` size it. The list behind shows
  /// it at once.
  mutating func pressed(_ key: Key, in old: ColumnsState) -> [DashboardEffect] {
    var chooser = old
    var effects: [DashboardEffect] = []
    switch key {
    case .escape, .enter, .character("q"), .control("c"): return []
    case .space: toggle(&chooser)
    case .character("J"): move(&chooser, by: 1)
    case .character("K"): move(&chooser, by: -1)
    case .character("<"), .left: widen(&chooser, by: -1)
    case .character(">"), .right: widen(&chooser, by: 1)
    case .character("="): chooser.columns[chooser.list.cursor].width = nil
    case .character("y"):
      effects = [.copy(listSettings.joined(separator: "\n"))]
      say(words.settingsCopied)
    default: _ = chooser.list.handle(key, letters: true)
    }
    columns = chooser.columns.filter { chooser.shown.contains($0.column) }
    if !chooser.shown.contains(list.column), let first = columns.first {
      list.column = first.column
    }
    dialog = .columns(chooser)
    relayoutDialog()
    return effects
  }

  /// What would keep the list as it looks now.
  var listSettings: [String] {
    ListSettings(columns: columns, order: list.order, grouping: list.grouping).lines
  }

  /// The last column stays.
  private func toggle(_ chooser: inout ColumnsState) {
    let column = chooser.columns[chooser.list.cursor].column
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

  /// Starts from the width that is on the screen.
  private func widen(_ chooser: inout ColumnsState, by step: Int) {
    let column = chooser.columns[chooser.list.cursor]
    guard chooser.shown.contains(column.column) else { return }
    let now =
      column.width ?? InstanceTable.width(of: column.column, of: columns, in: layout)
      ?? InstanceTable.comfortableWidth(of: column.column)
    let limits = ListColumn.widths
    chooser.columns[chooser.list.cursor].width =
      min(max(limits.lowerBound, now + step), limits.upperBound)
  }
}
