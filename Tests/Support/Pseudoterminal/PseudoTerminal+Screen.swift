import CVTerm

/// A cell of the emulated screen.
package struct ScreenCell: Hashable, Sendable {
  package enum Colour: Hashable, Sendable {
    case terminalDefault
    case indexed(Int)
    /// 0xRRGGBB
    case rgb(Int)
  }

  /// Empty in the second cell of a wide character.
  package var text: String
  package var width: Int
  package var isBold: Bool
  package var isUnderlined: Bool
  package var isReversed: Bool
  package var foreground: Colour
  package var background: Colour
}

extension PseudoTerminal {
  /// The rows of the screen, without blanks at their ends.
  package var rows: [String] { (0..<height).map(row) }

  /// The whole screen.
  package var text: String { rows.joined(separator: "\n") }

  package func row(_ y: Int) -> String {
    var line = ""
    var x = 0
    while x < width {
      let cell = cell(x: x, y: y)
      line += cell.text.isEmpty ? " " : cell.text
      x += max(1, cell.width)
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The first row that holds the text.
  package func row(with text: String) -> Int? { rows.firstIndex { $0.contains(text) } }

  package func cell(x: Int, y: Int) -> ScreenCell {
    var raw = emulator_cell_at(emulator, Int32(x), Int32(y))
    var text = ""
    for index in 0..<6 {
      let value = emulator_scalar(&raw, Int32(index))
      guard value != 0, let scalar = Unicode.Scalar(value) else { break }
      text.unicodeScalars.append(scalar)
    }
    return ScreenCell(
      text: text, width: Int(raw.width), isBold: raw.bold, isUnderlined: raw.underline,
      isReversed: raw.reverse, foreground: Self.colour(raw.foreground_kind, raw.foreground),
      background: Self.colour(raw.background_kind, raw.background))
  }

  private static func colour(_ kind: Int32, _ value: UInt32) -> ScreenCell.Colour {
    switch kind {
    case 1: .indexed(Int(value))
    case 2: .rgb(Int(value))
    default: .terminalDefault
    }
  }

  package var cursor: (x: Int, y: Int) {
    var x: Int32 = 0
    var y: Int32 = 0
    emulator_cursor(emulator, &x, &y)
    return (Int(x), Int(y))
  }

  package var isCursorVisible: Bool { emulator.pointee.is_cursor_visible }
  /// The screen that full-screen programs draw on, apart from the shell's.
  package var isAlternateScreen: Bool { emulator.pointee.is_alternate }
  /// Whether the program has asked for the mouse.
  package var reportsMouse: Bool { emulator.pointee.mouse != 0 }

  /// The output as text, for messages and for searching; bytes that are no UTF-8 are replaced.
  package var outputText: String { String(decoding: output, as: UTF8.self) }
}
