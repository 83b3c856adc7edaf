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
  private var widths = CharacterWidths()
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
    let before = shown?.size == frame.size ? shown : nil
    for y in 0..<frame.size.height {
      guard let part = before.map({ frame.change(from: $0, y: y) }) ?? 0..<frame.size.width else {
        continue
      }
      put(frame, part, y: y)
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

  /// Puts a part of a row, which cuts no wide character.
  private mutating func put(_ frame: Frame, _ part: Range<Int>, y: Int) {
    row.removeAll(keepingCapacity: true)
    frame.cells.withUnsafeBufferPointer { cells in
      let start = y * frame.size.width
      var blank = self.blank(like: cells[start + part.lowerBound])
      var look = cells[start + part.lowerBound].look
      var x = part.lowerBound
      while x < part.upperBound {
        let cell = cells[start + x]
        if cell.look != look {
          look = cell.look
          blank = self.blank(like: cell)
        }
        let isWide = x + 1 < part.upperBound && cells[start + x + 1].isHalf
        var character = blank
        if let base = cell.base, widths.isPrintable(base, isWide: isWide) {
          character.chars.0 = wchar_t(bitPattern: base.value)
          let marks = cell.marks
          if let mark = marks.0 { character.chars.1 = Self.mark(mark) }
          if let mark = marks.1 { character.chars.2 = Self.mark(mark) }
          row.append(character)
        } else {
          // A wrong character costs less than a row that has shifted.
          row += repeatElement(character, count: isWide ? 2 : 1)
        }
        x += isWide ? 2 : 1
      }
    }
    _ = row.withUnsafeBufferPointer {
      nc_put_row(Int32(y), Int32(part.lowerBound), $0.baseAddress, Int32($0.count))
    }
  }

  private func blank(like cell: Cell) -> cchar_t {
    var character = cchar_t()
    let emphasis = cell.emphasis.rawValue
    let isOnMark = emphasis & Cell.Emphasis.onMark.rawValue != 0
    let look = looks[cell.role.ordinal + (isOnMark ? Self.roleCount : 0)]
    character.attr = look.attributes | Self.attributes[Int(emphasis & 0xF)]
    character.ext_color = look.pair
    character.chars.0 = 0x20
    return character
  }

  private static let roleCount = Role.allCases.count
  /// By the four kinds of emphasis that ncurses knows.
  private static let attributes = (0..<16).map { Palette.attributes(.init(rawValue: $0)) }

  private static func mark(_ scalar: Unicode.Scalar) -> wchar_t {
    TextWidth.kind(of: scalar) == .combining && nc_character_width(scalar.value) == 0
      ? wchar_t(bitPattern: scalar.value) : 0
  }
}

/// Which characters take as many columns for ncurses as for the frame. What was looked up last is kept:
/// the same characters come with every line that scrolls.
private struct CharacterWidths {
  /// A scalar and its columns, 0 where the two differ.
  private var known = Array(repeating: (scalar: UInt32(0), columns: UInt8(0)), count: 1_024)

  mutating func isPrintable(_ scalar: Unicode.Scalar, isWide: Bool) -> Bool {
    // ASCII is settled without a look at any property.
    if scalar.value < 0x7F { return scalar.value >= 0x20 && !isWide }
    let slot = Int(scalar.value) & (known.count - 1)
    if known[slot].scalar != scalar.value { known[slot] = (scalar.value, Self.columns(of: scalar)) }
    return known[slot].columns == (isWide ? 2 : 1)
  }

  private static func columns(of scalar: Unicode.Scalar) -> UInt8 {
    guard case .columns(let columns) = TextWidth.kind(of: scalar),
      nc_character_width(scalar.value) == columns
    else { return 0 }
    return UInt8(columns)
  }
}
