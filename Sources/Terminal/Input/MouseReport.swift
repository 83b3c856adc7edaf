import Canvas

/// A mouse report in any encoding: X10 (`ESC [ M` and three bytes), urxvt (1015) or SGR (1006).
struct MouseReport: Hashable, Sendable {
  /// As in X10 without its 32: button in the lowest two bits, 4 Shift, 8 Alt, 16 Control, 32 motion,
  /// 64 wheel, 128 further buttons.
  var button: Int
  /// From 1.
  var column: Int
  var row: Int
  /// SGR reports it; in the others button 3 is the release of any.
  var isRelease: Bool

  /// Columns and rows that a terminal can have: the kernel counts them in 16 bits.
  private static let places = 1...65_535

  /// Nil for a cell that no terminal has.
  init?(button: Int, column: Int, row: Int, isRelease: Bool) {
    guard Self.places.contains(column), Self.places.contains(row), (0...255).contains(button)
    else { return nil }
    self.button = button
    self.column = column
    self.row = row
    self.isRelease = isRelease
  }

  /// The three numbers of an X10 report, each with 32 added; nil if it is incomplete.
  /// Intermediaries that pass the report on as text (xterm.js, ConPTY, shellinabox) write a column
  /// above 95 as a character of several bytes, none of which may be left over.
  static func places(in bytes: ArraySlice<UInt8>) -> [Int]? {
    var numbers: [Int] = []
    var remaining = bytes
    while let lead = remaining.first, numbers.count < 3 {
      let length = lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
      let following = remaining.dropFirst().prefix(length - 1)
      let isText = following.allSatisfy { (0x80...0xBF).contains($0) }
      if length > 1, isText {
        guard following.count == length - 1 else { return nil }
        let text = String(validating: remaining.prefix(length), as: UTF8.self)
        numbers.append(text?.unicodeScalars.first.map { Int($0.value) } ?? 0)
        remaining = remaining.dropFirst(length)
      } else {
        numbers.append(Int(lead))
        remaining = remaining.dropFirst()
      }
    }
    return numbers.count == 3 ? numbers : nil
  }

  /// Reads three numbers, each with 32 added. Nil if the terminal could not express the position.
  init?(x10 numbers: [Int]) {
    guard numbers.count == 3, numbers.allSatisfy({ $0 >= 32 && $0 < 0xFFF0 }) else { return nil }
    self.init(
      button: numbers[0] - 32, column: numbers[1] - 32, row: numbers[2] - 32,
      isRelease: (numbers[0] - 32) & 0b1110_0011 == 3)
  }

  /// The action, whatever the modifiers.
  var action: MouseEvent.Action {
    if isRelease { return (button & 0b11) == 0 || (button & 0b11) == 3 ? .release : .other }
    return switch button & ~0b11100 {
    case 0: .press
    case 32: .drag
    case 64: .wheelUp
    case 65: .wheelDown
    default: .other
    }
  }

  var at: Point { Point(x: column - 1, y: row - 1) }
}
