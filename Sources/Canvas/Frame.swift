/// A whole screen as a value. Views write it, tests read it as text, only the terminal shows it.
package struct Frame: Hashable, Sendable {
  package let size: Size
  /// The signs that lines and bars are made of; ``Glyphs/ascii`` also keeps every other character
  /// out of the frame.
  package let glyphs: Glyphs
  /// Whether boxes, bars and keys to press are drawn; without them a frame has words alone.
  package let isDecorated: Bool
  /// Row by row.
  package private(set) var cells: [Cell]
  /// The position of the terminal's own cursor; nil hides it. Shown in a focused text field only.
  package var cursor: Point?
  /// The selected row, or the button with the focus, where a view has one.
  package var pointer: Point?
  /// The box of the topmost dialog, border included; nil where nothing covers the panes.
  package var overlay: Rect?

  package init(size: Size, glyphs: Glyphs = .unicode, isDecorated: Bool = true) {
    self.size = Size(width: max(0, size.width), height: max(0, size.height))
    self.glyphs = glyphs
    self.isDecorated = isDecorated
    cells = Array(repeating: Cell(), count: self.size.width * self.size.height)
  }

  /// The whole frame.
  package var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }

  /// Outside the frame reads as blank and ignores writes.
  package subscript(x: Int, y: Int) -> Cell {
    get { isInside(x, y) ? cells[y * size.width + x] : Cell() }
    set { if isInside(x, y) { cells[y * size.width + x] = newValue } }
  }

  /// The part of a row that differs from that of another frame of the same size and cuts no wide
  /// character; nil where nothing does.
  package func change(from other: Frame, y: Int) -> Range<Int>? {
    let row = y * size.width
    return cells.withUnsafeBufferPointer { new in
      other.cells.withUnsafeBufferPointer { old in
        var (first, end) = (0, size.width)
        while first < end, new[row + first] == old[row + first] { first += 1 }
        guard first < end else { return nil }
        while new[row + end - 1] == old[row + end - 1] { end -= 1 }
        while first > 0, new[row + first].isHalf || old[row + first].isHalf { first -= 1 }
        while end < size.width, new[row + end].isHalf || old[row + end].isHalf { end += 1 }
        return first..<end
      }
    }
  }

  private func isInside(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && y >= 0 && x < size.width && y < size.height
  }

  /// Writes one piece and keeps the row whole: it leaves no half of a wide character, and blanks
  /// one that would stick out at an edge.
  mutating func write(_ piece: SafeText.Piece, x: Int, y: Int, role: Role, emphasis: Cell.Emphasis)
  {
    guard y >= 0, y < size.height, x + piece.width > 0, x < size.width else { return }
    guard x >= 0, x + piece.width <= size.width else {
      write(
        SafeText.Piece(text: " ", width: 1), x: max(0, x), y: y, role: role, emphasis: emphasis)
      return
    }
    let row = y * size.width
    repair(x, row: row)
    if piece.width == 2 { repair(x + 1, row: row) }
    cells[row + x] = Cell(text: piece.text, role: role, emphasis: emphasis)
    if piece.width == 2 { cells[row + x + 1] = Cell(half: role, emphasis) }
  }

  /// Writes printable ASCII, a byte to a cell. Bytes outside the frame are skipped.
  mutating func write(
    ascii bytes: UnsafeBufferPointer<UInt8>, x: Int, y: Int, role: Role, emphasis: Cell.Emphasis
  ) {
    let first = max(0, -x)
    let end = min(bytes.count, size.width - x)
    guard y >= 0, y < size.height, first < end else { return }
    let row = y * size.width
    // What is between the two ends is written over anyway.
    repair(x + first, row: row)
    repair(x + end - 1, row: row)
    cells.withUnsafeMutableBufferPointer { cells in
      for index in first..<end {
        cells[row + x + index] = Cell(ascii: bytes[index], role, emphasis)
      }
    }
  }

  /// Writes the same narrow cell into a part of a row.
  mutating func write(_ cell: Cell, from left: Int, to right: Int, y: Int) {
    let (first, end) = (max(0, left), min(right, size.width))
    guard y >= 0, y < size.height, first < end else { return }
    let row = y * size.width
    repair(first, row: row)
    repair(end - 1, row: row)
    cells.withUnsafeMutableBufferPointer { cells in
      for x in first..<end { cells[row + x] = cell }
    }
  }

  /// Copies a part of a row that cuts no wide character to the same place in another.
  mutating func copy(line: Int, to other: Int, from left: Int, to right: Int) {
    let width = size.width
    cells.withUnsafeMutableBufferPointer { cells in
      for x in left..<right { cells[other * width + x] = cells[line * width + x] }
    }
  }

  /// Blanks the other half of the wide character at `x`, if there is one.
  private mutating func repair(_ x: Int, row: Int) {
    if cells[row + x].isHalf, x > 0 { cells[row + x - 1].clear() }
    if x + 1 < size.width, cells[row + x + 1].isHalf { cells[row + x + 1].clear() }
  }
}
