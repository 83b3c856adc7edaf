import Canvas

/// One decoded piece of the terminal's input.
enum InputToken: Hashable, Sendable {
  /// A key, a paste or a mouse event.
  case key(Key)
  /// A statement of the terminal about itself. ``OpenQuestions`` knows whether it was asked.
  case reply(TerminalReply)
  /// Bytes that no protocol explains. Never a key, and never dropped: they abort a countdown.
  case unknown([UInt8])
}

/// An answer of the terminal to a question, or an unrequested report.
enum TerminalReply: Hashable, Sendable {
  /// OSC 11.
  case background(RGB)
  /// DECRPM: 1 to 4, or 0 for a mode that the terminal does not know.
  case mode(Int, value: Int)
  /// DSR 6: row and column from 1.
  case cursor(row: Int, column: Int)
  /// DA1.
  case attributes([Int])
  /// Mode 1004: whether the terminal has the focus now.
  case focus(Bool)
  /// Mode 2031.
  case colourScheme
  /// Well-formed, and unrelated to any question asked here.
  case other
}

/// How a terminal writes characters above ASCII.
enum InputEncoding: Hashable, Sendable {
  /// Also for locales of one byte: bytes that are not UTF-8 are unknown, one by one.
  case utf8
  /// GB18030, GBK, Big5, Shift-JIS: two bytes, of which the second can be a letter. They are taken
  /// together, and are unknown.
  case pairs

  /// Chosen by the name of a locale.
  init(locale: String) {
    let name = locale.uppercased()
    let ofPairs = ["GB18030", "GBK", "GB2312", "EUCCN", "EUC-CN", "BIG5", "SJIS", "SHIFT", "CP936"]
    self = ofPairs.contains(where: name.contains) ? .pairs : .utf8
  }
}

/// Bytes in the form that a message shows: `ESC [ 9 9 ~` is `^[[99~`, a byte above ASCII `\xE9`.
enum VisibleBytes {
  /// Further bytes are cut.
  private static let most = 12

  static func text(of bytes: [UInt8]) -> String {
    let text = written(bytes.prefix(most), keepsText: false)
    return bytes.count > most ? text + "~" : text
  }

  /// All bytes, with characters above ASCII unchanged.
  static func whole(_ bytes: [UInt8]) -> String { written(bytes[...], keepsText: true) }

  private static func written(_ bytes: ArraySlice<UInt8>, keepsText: Bool) -> String {
    if keepsText, bytes.contains(where: { $0 >= 0x80 }),
      let text = String(validating: bytes, as: UTF8.self)
    {
      return text.replacing("\u{1B}", with: "^[")
    }
    return bytes.map { byte in
      switch byte {
      case 0x20...0x7E: String(Unicode.Scalar(byte))
      case 0..<0x20, 0x7F: "^" + String(Unicode.Scalar(byte ^ 0x40))
      default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
