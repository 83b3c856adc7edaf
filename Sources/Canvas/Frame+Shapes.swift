extension Frame {
  /// Paints blanks. A wide character that the area's edge cuts is removed whole.
  package mutating func fill(_ rect: Rect, role: Role = .text, emphasis: Cell.Emphasis = []) {
    let blank = Cell(role: role, emphasis: emphasis)
    for y in max(0, rect.y)..<max(max(0, rect.y), min(size.height, rect.bottom)) {
      write(blank, from: rect.x, to: rect.right, y: y)
    }
  }

  /// Moves what an area shows up by so many lines, down if negative. The lines that nothing moves to
  /// are blank.
  package mutating func scroll(_ rect: Rect, by lines: Int) {
    let (top, bottom) = (max(0, rect.y), min(size.height, rect.bottom))
    let (left, right) = (max(0, rect.x), min(size.width, rect.right))
    guard top < bottom, left < right, lines != 0 else { return }
    for y in lines > 0 ? Array(top..<bottom) : (top..<bottom).reversed() {
      guard y + lines >= top, y + lines < bottom else {
        write(Cell(), from: left, to: right, y: y)
        continue
      }
      copy(line: y + lines, to: y, from: left, to: right)
    }
  }

  /// What a line of the frame shows, to be ``put(_:in:)`` there again.
  package func cells(in line: Rect) -> [Cell] {
    (line.x..<line.right).map { self[$0, line.y] }
  }

  /// Puts back what ``cells(in:)`` has taken from the same line.
  package mutating func put(_ cells: [Cell], in line: Rect) {
    for (index, cell) in cells.enumerated() { self[line.x + index, line.y] = cell }
  }

  /// Changes the style of an area and leaves its text.
  package mutating func restyle(_ rect: Rect, role: Role, emphasis: Cell.Emphasis = []) {
    for y in max(0, rect.y)..<max(max(0, rect.y), min(size.height, rect.bottom)) {
      for x in max(0, rect.x)..<max(max(0, rect.x), min(size.width, rect.right)) {
        self[x, y].role = role
        self[x, y].emphasis = emphasis
      }
    }
  }

  /// Adds to the emphasis of an area and leaves its text and its roles.
  package mutating func emphasize(_ rect: Rect, _ emphasis: Cell.Emphasis) {
    for y in max(0, rect.y)..<max(max(0, rect.y), min(size.height, rect.bottom)) {
      for x in max(0, rect.x)..<max(max(0, rect.x), min(size.width, rect.right)) {
        self[x, y].emphasis.formUnion(emphasis)
      }
    }
  }

  package mutating func horizontalLine(
    x: Int, y: Int, width: Int, role: Role = .border, sign: String? = nil
  ) {
    guard isDecorated else { return }
    let cell = Cell(text: sign ?? glyphs.horizontal, role: role)
    write(cell, from: x, to: x + max(0, width), y: y)
  }

  package mutating func verticalLine(
    x: Int, y: Int, height: Int, role: Role = .border, sign: String? = nil
  ) {
    guard isDecorated else { return }
    let piece = SafeText.Piece(text: sign ?? glyphs.vertical, width: 1)
    for row in 0..<max(0, height) {
      write(piece, x: x, y: y + row, role: role, emphasis: [])
    }
  }

  /// A border with a title in its top edge. The focused one has heavier lines, which show without
  /// colour.
  package mutating func box(_ rect: Rect, title: String = "", focused: Bool = false) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let role: Role = focused ? .borderFocused : .border
    let across = focused ? glyphs.horizontalFocused : glyphs.horizontal
    let down = focused ? glyphs.verticalFocused : glyphs.vertical
    for y in [rect.y, rect.bottom - 1] {
      horizontalLine(x: rect.x, y: y, width: rect.width, role: role, sign: across)
    }
    for x in [rect.x, rect.right - 1] {
      verticalLine(x: x, y: rect.y, height: rect.height, role: role, sign: down)
    }
    corners(rect, role: role, focused: focused)
    if !title.isEmpty, rect.width > 6 {
      let title = title.fittedText(to: rect.width - 6, glyphs: glyphs)
      put(
        " \(title) ", x: rect.x + 2, y: rect.y, role: focused ? .title : .heading,
        emphasis: focused ? .bold : [])
    }
  }

  private mutating func corners(_ rect: Rect, role: Role, focused: Bool) {
    guard isDecorated else { return }
    let signs = [
      (focused ? glyphs.topLeftFocused : glyphs.topLeft, rect.x, rect.y),
      (focused ? glyphs.topRightFocused : glyphs.topRight, rect.right - 1, rect.y),
      (focused ? glyphs.bottomLeftFocused : glyphs.bottomLeft, rect.x, rect.bottom - 1),
      (focused ? glyphs.bottomRightFocused : glyphs.bottomRight, rect.right - 1, rect.bottom - 1),
    ]
    for (sign, x, y) in signs {
      write(SafeText.Piece(text: sign, width: 1), x: x, y: y, role: role, emphasis: [])
    }
  }

  /// A scroll bar of `height` cells; nothing when everything is visible. In the look of plain text, which
  /// parts it from the border that it is on, and costs no change of looks behind a row that has
  /// scrolled.
  package mutating func scrollBar(
    x: Int, y: Int, height: Int, first: Int, visible: Int, count: Int
  ) {
    guard height > 0, count > visible, visible > 0 else { return }
    let length = max(1, height * visible / count)
    let start = min(height - length, (height - length) * first / max(1, count - visible))
    verticalLine(x: x, y: y, height: height, role: .text, sign: glyphs.scrollTrack)
    verticalLine(x: x, y: y + start, height: length, role: .text, sign: glyphs.scrollThumb)
  }
}
