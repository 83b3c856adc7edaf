import Canvas

/// The screen of an operator who listens: rows of words, the terminal's cursor on the one that counts,
/// and a log in the last rows, which is all that scrolls. A screen reader speaks the row of the cursor
/// when that moves, and what is new in the log.
struct AccessibleView {
  let state: DashboardState

  private var glyphs: Glyphs { state.configuration.glyphs }

  /// The rows of the log.
  static func logRows(of size: Size) -> Int { min(SpokenLog.rows, max(0, size.height - 2)) }

  /// The rows that the list of a pane has: below the row that says where this is and three more.
  static func rows(of size: Size) -> Int { max(1, size.height - logRows(of: size) - 4) }

  /// The rows above the log.
  static func readingRows(of size: Size) -> Int { max(0, size.height - logRows(of: size)) }

  var frame: Frame {
    var frame = Frame(size: state.size, glyphs: glyphs, isDecorated: false)
    let lines = Reading.Lines(state.reading, width: state.size.width, glyphs: glyphs)
    draw(lines, in: &frame)
    drawLog(in: &frame)
    return frame
  }

  /// The first line stays; the others scroll where there are more than rows.
  private func draw(_ lines: Reading.Lines, in frame: inout Frame) {
    let rows = Self.readingRows(of: state.size)
    let cursor =
      state.hearing.line.map { Point(x: 0, y: min($0, lines.lines.count - 1)) }
      ?? lines.cursor
    let first = max(0, cursor.y - (rows - 1))
    for y in 0..<rows {
      let index = y == 0 && cursor.y > 0 ? 0 : first + y
      guard lines.lines.indices.contains(index) else { break }
      let line = lines.lines[index]
      let isCurrent = index == cursor.y
      frame.put(line.text, x: 0, y: y, role: isCurrent ? .cursor : line.role)
      if isCurrent { frame.cursor = Point(x: min(cursor.x, frame.size.width - 1), y: y) }
    }
    if frame.cursor == nil { frame.cursor = Point(x: 0, y: 0) }
  }

  /// The newest line at the bottom. A message that is longer than a line takes several.
  private func drawLog(in frame: inout Frame) {
    let rows = Self.logRows(of: state.size)
    var lines: [(text: String, role: Role)] = []
    for entry in state.hearing.log.shown.suffix(rows) {
      lines += entry.text.wrapped(to: frame.size.width, glyphs: frame.glyphs)
        .map { ($0, DashboardState.Message(severity: entry.severity, text: "").role) }
    }
    for (y, line) in lines.suffix(rows).enumerated() {
      frame.put(line.text, x: 0, y: frame.size.height - rows + y, role: line.role)
    }
  }
}
