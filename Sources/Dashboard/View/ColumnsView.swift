import Canvas
import Fleet
import Words

/// The chooser of columns, with the lines of the settings that keep the choice.
extension DashboardState {
  /// Rows of the chooser's list: what the settings' lines and the keys leave of it.
  var columnRows: Int {
    let lines = settingsLines.count
    return max(1, layout.columnsDialog.height - 3 - (lines > 0 ? lines + 1 : 0))
  }

  private var settingsLines: [String] {
    let width = layout.columnsDialog.width - 4
    return listSettings.flatMap { line in
      // What goes on is set in, as YAML wants it.
      line.wrapped(to: width - 2, glyphs: glyphs).enumerated().map { $0 > 0 ? "  \($1)" : $1 }
    }
  }

  func drawColumns(_ chooser: ColumnsState, in frame: inout Frame, _ layout: Layout) {
    let box = DialogFrame(layout.columnsDialog, title: words.columnsTitle, in: &frame)
    let area = box.inner
    for row in chooser.list.visible {
      let y = area.y + row - chooser.list.offset
      drawColumn(
        chooser.columns[row], isShown: chooser.shown.contains(chooser.columns[row].column),
        in: &frame, area, y: y)
      if row == chooser.list.cursor { drawListCursor(in: &frame, area, y: y) }
    }
    drawSettings(in: &frame, area, y: area.y + chooser.list.height)
    frame.putHints(
      [
        ("space", words.showOrHide), ("J K", words.moveWord), ("< >", words.widthWord),
        ("=", words.automatic), ("esc", words.close), ("y", words.copyWord),
      ], x: area.x, y: area.bottom - 1, width: area.width)
  }

  private func drawColumn(
    _ column: ListColumn, isShown: Bool, in frame: inout Frame, _ area: Rect, y: Int
  ) {
    frame.put(
      isShown ? glyphs.checkedBox : glyphs.emptyBox, x: area.x + 2, y: y,
      role: isShown ? .marked : .dim)
    frame.put(
      words.title(column.column), x: area.x + 4, y: y, role: isShown ? .text : .dim, maxWidth: 16)
    frame.put(
      column.column.name, x: area.x + 21, y: y, role: .dim, maxWidth: 14)
    guard isShown else { return }
    let width = InstanceTable.width(of: column.column, of: columns, in: layout)
    let text =
      width.map { column.width == nil ? "\($0)  \(words.automatic)" : "\($0)" } ?? words.noRoom
    frame.put(
      text, x: area.x + 36, y: y,
      role: width == nil ? .warning : column.width == nil ? .dim : .text,
      maxWidth: area.width - 37)
  }

  private func drawSettings(in frame: inout Frame, _ area: Rect, y: Int) {
    let lines = settingsLines
    guard !lines.isEmpty else { return }
    frame.put(
      message?.text ?? words.toKeepIt, x: area.x, y: y,
      role: message == nil ? .heading : .info, maxWidth: area.width)
    for (index, line) in lines.enumerated() where y + 1 + index < area.bottom - 1 {
      frame.put(line, x: area.x, y: y + 1 + index, role: .hint, maxWidth: area.width)
    }
  }
}
