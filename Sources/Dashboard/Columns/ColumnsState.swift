package import Canvas
package import Fleet
import Words

/// Chooses which columns the list shows, in what order, and how wide.
package struct ColumnsState: Sendable {
  /// All columns: those that are shown first, in their order.
  package var columns: [ListColumn]
  package var shown: Set<InstanceField>
  package var list: ScrollList

  init(shown: [ListColumn]) {
    self.shown = Set(shown.map(\.column))
    columns = shown
    columns += InstanceField.columns.filter { [shown = self.shown] in !shown.contains($0) }
      .map { ListColumn($0) }
    list = ScrollList(count: columns.count, height: 1)
  }

  /// Shows or hides the column under the cursor. The last column stays.
  private mutating func toggle() {
    let column = columns[list.cursor].column
    if !shown.contains(column) {
      shown.insert(column)
    } else if shown.count > 1 {
      shown.remove(column)
    }
  }

  private mutating func move(by step: Int) {
    let (from, to) = (list.cursor, list.cursor + step)
    guard columns.indices.contains(to) else { return }
    columns.swapAt(from, to)
    list.place(cursor: to)
  }

  /// Starts from the width on the screen.
  private mutating func widen(by step: Int, on screen: DashboardState) {
    let column = columns[list.cursor]
    guard shown.contains(column.column) else { return }
    let table = InstanceTable(screen)
    let now =
      column.width ?? table.width(of: column.column) ?? table.usualWidth(of: column.column)
    let limits = ListColumn.widths
    columns[list.cursor].width = min(max(limits.lowerBound, now + step), limits.upperBound)
  }
}

extension ColumnsState: DialogState {
  var dialog: Dialog { .columns(self) }

  /// Resizes to the space that settings lines and hints leave.
  mutating func resize(on screen: DashboardState) {
    let lines = screen.wrappedListSettings.count
    list.resize(
      height: max(1, screen.layout.columnsDialog.height - 3 - (lines > 0 ? lines + 1 : 0)))
  }

  /// Space shows or hides a column, `J` and `K` move it, `<` and `>` size it. The list behind shows
  /// the change immediately; `s` saves it.
  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    var effects: [DashboardEffect] = []
    switch key {
    case .escape, .enter, .character("q"), .control("c"): return .close
    case .space: toggle()
    case .character("J"): move(by: 1)
    case .character("K"): move(by: -1)
    case .character("<"), .left: widen(by: -1, on: screen)
    case .character(">"), .right: widen(by: 1, on: screen)
    case .character("="): columns[list.cursor].width = nil
    case .character("s"):
      effects =
        screen.save(
          .list(columns: screen.columns, screen.list.order, screen.list.grouping)) ?? []
    case .character("y"):
      effects = [.copy(screen.listSettings.joined(separator: "\n"))]
      screen.say(screen.words.settingsCopied)
    default: _ = list.handle(key, letters: true)
    }
    screen.columns = columns.filter { shown.contains($0.column) }
    if !shown.contains(screen.list.column), let first = screen.columns.first {
      screen.list.column = first.column
    }
    return .stay(effects)
  }
}

extension DashboardState {
  /// The lines of the settings that would keep the list as it looks now.
  var listSettings: [String] {
    ListSettings(columns: columns, order: list.order, grouping: list.grouping).lines
  }

  var wrappedListSettings: [String] {
    let width = layout.columnsDialog.width - 4
    return listSettings.flatMap { line in
      // YAML requires that the continuation of a line is indented.
      line.wrapped(to: width - 2, glyphs: glyphs).enumerated().map { $0 > 0 ? "  \($1)" : $1 }
    }
  }
}
