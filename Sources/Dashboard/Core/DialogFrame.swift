import Canvas

/// The box that a dialog is drawn in: cleared, framed heavily, titled.
struct DialogFrame {
  let outer: Rect
  let inner: Rect

  init(_ outer: Rect, title: String, in frame: inout Frame) {
    self.outer = outer
    inner = Rect(
      x: outer.x + 2, y: outer.y + 1, width: outer.width - 4, height: outer.height - 2)
    frame.fill(outer)
    frame.box(outer, title: title, focused: true)
    frame.cursor = nil
  }
}

extension Frame {
  /// The cursor of a dialog's list.
  mutating func putListCursor(in area: Rect, y: Int) {
    restyle(Rect(x: area.x, y: y, width: area.width, height: 1), role: .cursor)
    put(glyphs.cursor, x: area.x, y: y, role: .cursor, emphasis: .bold)
  }

  /// The field for the name of a file, in the first line of a dialog.
  mutating func putFileName(
    _ name: TextField, label: String, in area: Rect, isFocused: Bool = true
  ) {
    put(label, x: area.x, y: area.y, role: .heading)
    name.draw(in: &self, x: area.x + 8, y: area.y, width: area.width - 8, focused: isFocused)
  }

  /// Keys and what they do, in the last line of a dialog.
  mutating func putHints(_ hints: [(key: String, word: String)], in area: Rect) {
    putHints(hints, x: area.x, y: area.bottom - 1, width: area.width)
  }

  /// Keys and what they do, as many as fit: `space mark  / filter  ? help`.
  mutating func putHints(_ hints: [(key: String, word: String)], x: Int, y: Int, width: Int) {
    var column = x
    for (key, word) in hints where !key.isEmpty {
      let needed =
        TextWidth.of(key, glyphs: glyphs) + 1 + TextWidth.of(word, glyphs: glyphs)
      guard column + needed <= x + width else { continue }
      column += put(key, x: column, y: y, role: .key, emphasis: .bold)
      column += 1 + put(word, x: column + 1, y: y, role: .hint)
      column += 2
    }
  }

  /// A text over several lines, broken at spaces where it has them.
  ///
  /// - Returns: lines used.
  @discardableResult
  mutating func putWrapped(
    _ text: String, x: Int, y: Int, width: Int, height: Int, role: Role = .text,
    emphasis: Cell.Emphasis = []
  ) -> Int {
    let lines = text.wrapped(to: width, glyphs: glyphs)
    for (index, line) in lines.prefix(height).enumerated() {
      put(line, x: x, y: y + index, role: role, emphasis: emphasis, maxWidth: width)
    }
    return min(height, lines.count)
  }
}
