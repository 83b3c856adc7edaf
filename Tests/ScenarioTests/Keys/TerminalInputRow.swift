import Canvas
import Terminal

/// Something that a keyboard, a mouse, a terminal or a bad link sends, piece by piece.
struct TerminalInputRow: Sendable, CustomStringConvertible {
  var name: String
  /// Each piece and the milliseconds that pass before it.
  var pieces: [(wait: Int, bytes: [UInt8])]

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    pieces = [(0, bytes)]
  }

  init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

  /// Cut after a number of bytes, as by a link.
  init(_ name: String, _ text: String, cutAfter count: Int, wait: Int) {
    self.name = name
    let bytes = Array(text.utf8)
    pieces = [(0, Array(bytes[..<count])), (wait, Array(bytes[count...]))]
  }

  var description: String { name }

  /// Every key of every protocol, as the decoder's own tables have them.
  static var keys: [TerminalInputRow] {
    KeyProtocol.allCases.flatMap { keyProtocol in
      keyProtocol.rows.map { TerminalInputRow("\(keyProtocol) \($0.bytes) \($0.key)", $0.bytes) }
    }
  }

  static let mouse: [TerminalInputRow] =
    [0, 1, 2, 3, 16, 32, 33, 35, 64, 65, 66, 67, 128, 129].flatMap { button in
      ["M", "m"].map { TerminalInputRow("SGR \(button) \($0)", "\u{1B}[<\(button);65;9\($0)") }
        + [
          TerminalInputRow("urxvt \(button)", "\u{1B}[\(button + 32);65;9M"),
          TerminalInputRow("X10 \(button)", [0x1B, 0x5B, 0x4D, UInt8(button + 32), 97, 41]),
        ]
    }

  /// Answers that nobody has asked for, and reports of modes that nobody has set.
  static let replies: [TerminalInputRow] = [
    "\u{1B}]11;rgb:ffff/ffff/ffff\u{7}", "\u{1B}]11;rgb:0/0/0\u{1B}\\", "\u{1B}]10;rgb:0/0/0\u{7}",
    "\u{1B}[?2026;2$y", "\u{1B}[?1;2c", "\u{1B}[>1;2;0c", "\u{1B}[12;34R", "\u{1B}[0n",
    "\u{1B}[?997;1n", "\u{1B}[I", "\u{1B}[O", "\u{1B}P>|xterm(379)\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\",
    "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}[8;24;80t", "\u{1B}]52;c;YWJj\u{7}", "\u{1B}[?0u",
  ].map { TerminalInputRow("reply \($0.dropFirst())", $0) }

  static let pastes: [TerminalInputRow] = [
    TerminalInputRow("paste", "\u{1B}[200~ein-1\r\u{1B}[201~"),
    TerminalInputRow("paste without an end", "\u{1B}[200~ein-1"),
    TerminalInputRow("end of a paste", "\u{1B}[201~"),
    TerminalInputRow("several lines at once", "a\rt\rx\r"),
  ]

  /// What never comes whole, or not in time.
  static let cut: [TerminalInputRow] =
    [
      "\u{1B}[", "\u{1B}[1;5", "\u{1B}O", "\u{1B}]", "\u{1B}]11;rgb:ff", "\u{1B}P", "\u{1B}P1$r",
      "\u{1B}_", "\u{1B}[M ", "\u{1B}[[",
    ].map { TerminalInputRow("cut off \($0.dropFirst())", $0) }
    + [60, 400, 900].flatMap { wait in
      ["\u{1B}[A", "\u{1B}OP", "\u{1B}[3;2~", "\u{1B}[<0;65;9M"].flatMap { text in
        [1, 2].map {
          TerminalInputRow(
            "\(text.dropFirst()) at \($0), \(wait) ms", text, cutAfter: $0, wait: wait)
        }
      }
    }

  static let invalid: [TerminalInputRow] =
    ([0x80, 0x85, 0x9B, 0x9D, 0xA0, 0xC0, 0xC2, 0xE8, 0xF0, 0xF8, 0xFE, 0xFF].map { [$0] }
    + [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE9, 0x61], [0xC2, 0x85],
      [0x9B, 0x41], [0xE8, 0xBE, 0x61],
    ]).map { TerminalInputRow("invalid \($0)", $0) }

  static var all: [TerminalInputRow] { keys + mouse + replies + pastes + cut + invalid }
}
