import Canvas
import Fleet
import Words

/// The chooser of columns, with the lines of the settings that keep the choice.
extension ColumnsState {
  func draw(on screen: DashboardState, in frame: inout Frame) {
    let words = screen.words
    let area = DialogFrame(screen.layout.columnsDialog, title: words.columnsTitle, in: &frame).inner
    let table = InstanceTable(screen)
    for row in list.visible {
      let y = area.y + row - list.offset
      draw(columns[row], of: table, screen.words, in: &frame, area, y: y)
      if row == list.cursor { frame.putListCursor(in: area, y: y) }
    }
    drawSettings(on: screen, in: &frame, area, y: area.y + list.height)
    frame.putHints(hints(on: screen), in: area)
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    let words = screen.words
    return [
      ("space", words.showOrHide), ("J K", words.moveWord), ("< >", words.widthWord),
      ("=", words.automatic), ("s", words.saveWord), ("esc", words.close), ("y", words.copyWord),
    ]
  }

  private func draw(
    _ column: ListColumn, of table: InstanceTable, _ words: Words, in frame: inout Frame,
    _ area: Rect, y: Int
  ) {
    let glyphs = frame.glyphs
    let isShown = shown.contains(column.column)
    frame.put(
      isShown ? glyphs.checkedBox : glyphs.emptyBox, x: area.x + 2, y: y,
      role: isShown ? .marked : .dim)
    frame.put(
      words.title(column.column), x: area.x + 4, y: y, role: isShown ? .text : .dim, maxWidth: 16)
    frame.put(column.column.name, x: area.x + 21, y: y, role: .dim, maxWidth: 14)
    guard isShown else { return }
    let width = table.width(of: column.column)
    let text =
      width.map { column.width == nil ? "\($0)  \(words.automatic)" : "\($0)" } ?? words.noRoom
    frame.put(
      text, x: area.x + 36, y: y,
      role: width == nil ? .warning : column.width == nil ? .dim : .text,
      maxWidth: area.width - 37)
  }

  private func drawSettings(on screen: DashboardState, in frame: inout Frame, _ area: Rect, y: Int)
  {
    let lines = screen.wrappedListSettings
    guard !lines.isEmpty else { return }
    frame.put(screen.words.toKeepIt, x: area.x, y: y, role: .heading, maxWidth: area.width)
    for (index, line) in lines.enumerated() where y + 1 + index < area.bottom - 1 {
      frame.put(line, x: area.x, y: y + 1 + index, role: .hint, maxWidth: area.width)
    }
  }
}
