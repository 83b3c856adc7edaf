internal import CNcurses
internal import Canvas

/// What ncurses makes of the bytes of the keyboard: a character, or a key that the terminal's
/// description knows.
enum KeySymbol: Hashable, Sendable {
  case scalar(UInt32)
  case code(Int)

  /// Codes of our own, above those of ncurses.
  static let pasteStart = 2000
  static let pasteEnd = 2001
}

extension Key {
  /// The key of a code of ncurses; nil for those without meaning here.
  init?(code: Int) {
    let function = code - Int(nc_function_zero)
    if (1...63).contains(function) {
      self = .function(function)
      return
    }
    switch Int32(code) {
    case KEY_UP: self = .up
    case KEY_DOWN: self = .down
    case KEY_LEFT: self = .left
    case KEY_RIGHT: self = .right
    case KEY_HOME: self = .home
    case KEY_END: self = .end
    case KEY_NPAGE: self = .pageDown
    case KEY_PPAGE: self = .pageUp
    case KEY_DC: self = .delete
    case KEY_BACKSPACE: self = .backspace
    case KEY_BTAB: self = .backTab
    case KEY_ENTER: self = .enter
    default: return nil
    }
  }

  /// The key of a typed character, with the control characters told apart.
  init?(scalar value: UInt32) {
    switch value {
    case 0: self = .control(" ")
    case 8, 0x7F: self = .backspace
    case 9: self = .tab
    case 10, 13: self = .enter
    case 0x1B: self = .escape
    case 0x20: self = .space
    case 1...26: self = .control(Character(Unicode.Scalar(UInt8(0x60 + value))))
    case 0x1C...0x1F: self = .control(Character(Unicode.Scalar(UInt8(0x40 + value))))
    case 0x80..<0xA0: return nil
    default:
      guard let scalar = Unicode.Scalar(value) else { return nil }
      self = .character(Character(scalar))
    }
  }
}
