package import Canvas

/// The ways in which terminals encode keys, each with every sequence that is understood. The
/// documentation page and the scenarios are generated from this list, by the tables that
/// ``InputDecoder`` reads by.
package enum KeyProtocol: String, Sendable, CaseIterable {
  case plain, alt, xterm, keypad, rxvt, linux, coded, modifyOtherKeys, kitty, windows

  /// A sequence and its key.
  package struct Row: Sendable, Hashable {
    package var bytes: [UInt8]
    package var key: Key
  }

  /// The display name, and the terminals that use it.
  package var title: String {
    switch self {
    case .plain: "Characters and control characters: every terminal"
    case .alt: "Alt: Escape before a character"
    case .xterm: "Cursor and function keys: xterm and those like it, VTE, PuTTY, tmux, screen"
    case .keypad: "The keypad in application mode: VT100, PuTTY, xterm"
    case .rxvt: "Shift and Control in rxvt and urxvt"
    case .linux: "Function keys of the Linux console"
    case .coded: "CSI u: fixterms, tmux, foot, xterm with `formatOtherKeys`"
    case .modifyOtherKeys: "xterm with `modifyOtherKeys`"
    case .kitty: "Kitty's protocol"
    case .windows: "Windows Terminal with `win32-input-mode`"
    }
  }

  package var rows: [Row] {
    switch self {
    case .plain: Self.plainRows
    case .alt: Self.altRows
    case .xterm: Self.xtermRows
    case .keypad: KeyTable.keypad.map { Row("\u{1B}O\($0)", $1) }
    case .rxvt: Self.rxvtRows
    case .linux: KeyTable.linux.map { Row("\u{1B}[[\($0)", $1) }
    case .coded: Self.codedRows { "\u{1B}[\($0);\($1)u" }
    case .modifyOtherKeys: Self.codedRows { "\u{1B}[27;\($1);\($0)~" }
    case .kitty: Self.kittyRows
    case .windows: Self.windowsRows
    }
  }

  private static let someModifiers: [KeyModifiers] = (1...15).map(KeyModifiers.init(rawValue:))

  private static var plainRows: [Row] {
    (0...0x7F).filter { $0 != 0x1B }.compactMap { value in
      Key(scalar: value).map { Row(String(UnicodeScalar(UInt8(value))), $0) }
    } + [Row("\u{1B}", .escape)]
      + ["é", "边", "Ａ", "😀"].map { Row($0, .character(Character($0))) }
  }

  /// All but those that begin another sequence, and need time to be distinguished from it, and
  /// those that produce both.
  private static var altRows: [Row] {
    let others: [UInt32] = [0x03, 0x1A, 0x1B, 0x5B, 0x4F, 0x5D, 0x50, 0x5F]
    return (1...0x7F).filter { !others.contains($0) }.compactMap { value in
      Key(scalar: value).map {
        Row("\u{1B}" + String(UnicodeScalar(UInt8(value))), .modified($0, by: .alt))
      }
    } + [Row("\u{1B}边", .modified(.character("边"), by: .alt))]
  }

  private static var xtermRows: [Row] {
    let letters = KeyTable.letters.flatMap { final, key in
      [Row("\u{1B}[\(final)", key), Row("\u{1B}O\(final)", key)]
        + someModifiers.map {
          Row("\u{1B}[1;\($0.rawValue + 1)\(final)", .modified(key, by: $0))
        }
    }
    let numbers = KeyTable.numbers.flatMap { number, key in
      [Row("\u{1B}[\(number)~", key)]
        + someModifiers.map {
          Row("\u{1B}[\(number);\($0.rawValue + 1)~", .modified(key, by: $0))
        }
    }
    return letters + numbers + [Row("\u{1B}[Z", .backTab)]
  }

  private static var rxvtRows: [Row] {
    KeyTable.rxvtLetters.flatMap { final, key in
      [
        Row("\u{1B}[\(final)", .modified(key, by: .shift)),
        Row("\u{1B}O\(final)", .modified(key, by: .control)),
      ]
    }
      + KeyTable.numbers.flatMap { number, key in
        KeyTable.rxvtEnds.map { end, held in
          Row("\u{1B}[\(number)\(end)", .modified(key, by: held))
        }
      }
  }

  private static func codedRows(_ sequence: (Int, Int) -> String) -> [Row] {
    let codes = [27, 13, 9, 127, 32, 97, 116, 99, 91, 47, 0x8FB9]
    return codes.flatMap { code in
      ([[]] + someModifiers).compactMap { held in
        var coded = CodedKey(code: code)
        coded.modifiers = held
        return coded.key.map { Row(sequence(code, Int(held.rawValue) + 1), $0) }
      }
    }
  }

  private static var kittyRows: [Row] {
    KeyTable.kitty.map { Row("\u{1B}[\($0)u", $1) }
      + KeyTable.kitty.map { Row("\u{1B}[\($0.code);5u", .modified($0.key, by: .control)) }
      + [
        Row("\u{1B}[97;1:1u", .character("a")), Row("\u{1B}[97;1:2u", .character("a")),
        Row("\u{1B}[97;1:3u", .report), Row("\u{1B}[1;1:3A", .report),
        Row("\u{1B}[3;1:3~", .report), Row("\u{1B}[97:65;2u", .character("A")),
        Row("\u{1B}[47:63;2u", .character("?")), Row("\u{1B}[97;65u", .character("A")),
        Row("\u{1B}[97;129u", .character("a")), Row("\u{1B}[97;;97u", .character("a")),
        Row("\u{1B}[1089::99;5u", .modified(.character("с"), by: .control)),
        Row("\u{1B}[57399;129u", .character("0")),
      ]
  }

  private static var windowsRows: [Row] {
    KeyTable.windows.map { Row("\u{1B}[\($0.code);0;0;1;0;1_", $0.key) }
      + [
        Row("\u{1B}[65;30;97;1;0;1_", .character("a")), Row("\u{1B}[65;30;97;0;0;1_", .report),
        Row("\u{1B}[67;46;3;1;8;1_", .control("c")),
      ]
  }
}

extension KeyProtocol.Row {
  init(_ text: String, _ key: Key) { self.init(bytes: Array(text.utf8), key: key) }
}

// MARK: - For a reader

extension KeyProtocol {
  /// The rows without those that a sentence covers: single letters, and everything with modifiers.
  package var documented: [Row] {
    switch self {
    case .plain:
      rows.filter { row in
        guard case .character(let character) = row.key else { return true }
        return CommandLetters.isShown(character)
      }
    case .alt: rows.filter { ["\u{1B}t", "\u{1B}\r", "\u{1B} "].contains($0.string) }
    case .xterm: rows.filter { if case .chord = $0.key { false } else { true } }
    case .coded, .modifyOtherKeys:
      rows.filter { [27, 13, 99, 116].contains($0.code(in: self)) }
    case .keypad, .rxvt, .linux, .kitty, .windows: rows
    }
  }

  /// The sentence about the rows that ``documented`` omits.
  package var note: String? {
    switch self {
    case .plain: "Every other Unicode character, in UTF-8, is a key of the same name."
    case .alt: "All other characters likewise, but `[`, `O`, `]`, `P` and `_` wait 500 ms."
    case .xterm:
      """
      With something held, `m` being 1 and the sum of 1 Shift, 2 Alt, 4 Control, 8 Super:
      `^[[1;mA` for a letter, `^[[n;m~` for a number. `^[[1;2A` is `shift-up`.
      """
    case .coded, .modifyOtherKeys: "So it is with the number of any character and all modifiers."
    case .keypad, .rxvt, .linux, .kitty, .windows: nil
    }
  }
}

extension KeyProtocol.Row {
  /// The bytes as a reader writes them: `^[` is Escape.
  package var text: String { VisibleBytes.whole(bytes) }

  fileprivate var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The number of the key, in one of the protocols that have numbers.
  fileprivate func code(in keyProtocol: KeyProtocol) -> Int? {
    let numbers = string.dropFirst(2).dropLast().split(separator: ";").compactMap { Int($0) }
    return keyProtocol == .coded ? numbers.first : numbers.last
  }
}

/// Letters that represent all others in the documentation page.
private enum CommandLetters {
  static func isShown(_ character: Character) -> Bool {
    ["a", "A", "/", "1", "é", "边", "Ａ", "😀"].contains(character)
  }
}
