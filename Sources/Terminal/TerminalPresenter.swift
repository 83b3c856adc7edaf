import CNcurses
import Canvas

/// Shows frames: gives ncurses the rows that differ from the previous frame, and ncurses finds the
/// minimal output.
struct TerminalPresenter {
  private var palette: Palette
  private var theme: Theme?
  private var looks: [Palette.Look] = []
  private var shown: Frame?
  private var row: [cchar_t] = []
  /// Whether to draw with few colours and no backgrounds, whatever the theme says.
  var isPlain = false {
    didSet { if isPlain != oldValue { theme = nil } }
  }

  init(palette: Palette) { self.palette = palette }

  /// Makes the next frame be painted whole, over whatever is on the screen.
  mutating func invalidate() {
    shown = nil
    nc_repaint_all()
  }

  mutating func present(_ frame: Frame, _ theme: Theme, to output: ScreenOutput) {
    if frame == shown, theme == self.theme { return }
    output.frame { draw(frame, theme, output) }
  }

  private mutating func draw(_ frame: Frame, _ theme: Theme, _ output: ScreenOutput) {
    if theme != self.theme {
      looks = palette.looks(of: theme, isPlain: isPlain)
      output.directColours = palette.directColours
      // Each cell is drawn over, not cleared before: the screen does not flash.
      if shown != nil { nc_redraw() }
      self.theme = theme
      shown = nil
    }
    let isSameSize = shown?.size == frame.size
    for y in 0..<frame.size.height {
      let cells = frame.cells[(y * frame.size.width)..<((y + 1) * frame.size.width)]
      if isSameSize, let shown, shown.cells[cells.startIndex..<cells.endIndex] == cells { continue }
      put(cells, y: y)
    }
    placeCursor(frame.cursor)
    nc_refresh()
    shown = frame
  }

  private mutating func placeCursor(_ cursor: Point?) {
    nc_leave_cursor(cursor == nil)
    curs_set(cursor == nil ? 0 : 1)
    if let cursor { move(Int32(cursor.y), Int32(cursor.x)) }
  }

  private mutating func put(_ cells: ArraySlice<Cell>, y: Int) {
    row.removeAll(keepingCapacity: true)
    var index = cells.startIndex
    while index < cells.endIndex {
      let cell = cells[index]
      let isWide = index + 1 < cells.endIndex && cells[index + 1].isHalf
      if let character = character(cell, isWide: isWide) {
        row.append(character)
      } else {
        // A wrong character costs less than a row that has shifted.
        row += Array(repeating: blank(like: cell), count: isWide ? 2 : 1)
      }
      index += isWide ? 2 : 1
    }
    _ = row.withUnsafeBufferPointer { nc_put_row(Int32(y), 0, $0.baseAddress, Int32($0.count)) }
  }

  private func blank(like cell: Cell) -> cchar_t {
    var character = cchar_t()
    let isOnMark = cell.emphasis.contains(.onMark)
    let look = looks[cell.role.ordinal + (isOnMark ? Role.allCases.count : 0)]
    character.attr = look.attributes | Palette.attributes(cell.emphasis)
    character.ext_color = look.pair
    character.chars.0 = 0x20
    return character
  }

  /// Nil for a cell whose width differs from ncurses' count.
  private func character(_ cell: Cell, isWide: Bool) -> cchar_t? {
    guard let base = cell.base, isPrintable(base, isWide: isWide) else { return nil }
    var character = blank(like: cell)
    let marks = cell.marks
    character.chars.0 = wchar_t(bitPattern: base.value)
    if let mark = marks.0 { character.chars.1 = Self.mark(mark) }
    if let mark = marks.1 { character.chars.2 = Self.mark(mark) }
    return character
  }

  /// ASCII is settled without a look at any property.
  private func isPrintable(_ base: Unicode.Scalar, isWide: Bool) -> Bool {
    if base.value < 0x7F { return base.value >= 0x20 && !isWide }
    let width = isWide ? 2 : 1
    return TextWidth.kind(of: base) == .columns(width) && nc_character_width(base.value) == width
  }

  private static func mark(_ scalar: Unicode.Scalar) -> wchar_t {
    TextWidth.kind(of: scalar) == .combining && nc_character_width(scalar.value) == 0
      ? wchar_t(bitPattern: scalar.value) : 0
  }
}
