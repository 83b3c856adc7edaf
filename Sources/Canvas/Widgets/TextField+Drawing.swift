extension TextField {
  /// Draws the field into one row and, when it has the focus, puts the terminal's cursor there.
  ///
  /// A text wider than the field is scrolled so that the cursor is visible; a sign at either end
  /// says that there is more.
  package func draw(
    in frame: inout Frame, x: Int, y: Int, width: Int, focused: Bool, role: Role = .field,
    placeholder: String = ""
  ) {
    guard width > 0 else { return }
    let glyphs = frame.glyphs
    frame.fill(Rect(x: x, y: y, width: width, height: 1), role: role)
    if isEmpty {
      // Read aloud it would be taken for the text.
      if frame.isDecorated {
        frame.put(placeholder, x: x, y: y, role: role, emphasis: .dim, maxWidth: width)
      }
      if focused { frame.cursor = Point(x: x, y: y) }
      return
    }
    let window = window(width: width, glyphs: glyphs)
    var column = x
    for index in window.characters {
      for piece in SafeText(String(characters[index]), glyphs: glyphs) {
        if column + piece.width > x + width { break }
        frame.write(piece, x: column, y: y, role: role, emphasis: isSelected ? .reverse : [])
        column += piece.width
      }
    }
    let more = SafeText.Piece(text: glyphs.ellipsis, width: 1)
    if window.characters.lowerBound > 0, width > 2 {
      frame.write(more, x: x, y: y, role: role, emphasis: .dim)
    }
    if window.isCutAtEnd, width > 2 {
      frame.write(more, x: x + width - 1, y: y, role: role, emphasis: .dim)
    }
    if focused { frame.cursor = Point(x: x + min(window.cursorColumn, width - 1), y: y) }
  }

  struct Window: Hashable {
    var characters: Range<Int>
    var cursorColumn: Int
    var isCutAtEnd: Bool
  }

  /// Which characters are visible in `width` columns. Depends on the cursor alone, so a field need
  /// not remember how it was scrolled.
  func window(width: Int, glyphs: Glyphs) -> Window {
    let widths = characters.map { TextWidth.of($0, glyphs: glyphs) }
    // The cursor needs its own cell, and not the one that shows there is more.
    let needed = 1 + (cursor < characters.count ? max(1, widths[cursor]) : 0)
    var start = cursor
    var before = 0
    while start > 0, before + widths[start - 1] + needed <= width {
      start -= 1
      before += widths[start]
    }
    if start > 0, start < cursor, width > 2, before == widths[start], widths[start] > 1 {
      start += 1
      before = 0
    }
    var end = start
    var total = 0
    while end < characters.count, total + widths[end] <= width {
      total += widths[end]
      end += 1
    }
    return Window(
      characters: start..<end, cursorColumn: before, isCutAtEnd: end < characters.count)
  }
}
