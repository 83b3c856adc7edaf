internal import CNcurses

/// What is sent to the terminal beside what ncurses draws.
struct TerminalSequences {
  /// Asks for whole pastes and the mouse, where the terminal is of the kind that knows them.
  let enter: [UInt8]
  let leave: [UInt8]
  /// Shows the cursor, after ncurses has given the screen back. It did so before, but terminals on
  /// libvterm, those of Neovim and Emacs among them, keep with a saved cursor whether it is visible,
  /// ncurses saves it to scroll, and the operator's own screen comes back with what was saved.
  let left: [UInt8]
  /// Asks for the colour of the background (OSC 11). Terminals that do not know it say nothing.
  let backgroundQuery: [UInt8]
  /// Asks whether a frame can be held back (DECRQM of mode 2026), and wipes what a terminal may show
  /// that does not understand.
  let synchronizationQuery: [UInt8]
  /// Undoes everything. For a crash, when ncurses cannot be asked.
  let reset: String

  /// To be made after ncurses has opened the terminal.
  init(mouse: Bool) {
    let isModern = nc_capability("kmous") != nil
    let paste = isModern ? "\u{1B}[?2004" : ""
    let modes = isModern && mouse ? ["\u{1B}[?1000", "\u{1B}[?1002", "\u{1B}[?1006"] : []
    enter = Array(([paste] + modes).filter { !$0.isEmpty }.map { $0 + "h" }.joined().utf8)
    let off = ([paste] + modes.reversed()).filter { !$0.isEmpty }.map { $0 + "l" }.joined()
    leave = Array(off.utf8)
    left = Array(Self.capability("cnorm").utf8)
    backgroundQuery = isModern ? Array("\u{1B}]11;?\u{1B}\\".utf8) : []
    synchronizationQuery =
      isModern ? Array("\u{1B}[?2026$p\r\(Self.capability("el"))".utf8) : []
    reset =
      off + Self.capability("rmacs") + Self.capability("sgr0") + Self.capability("op")
      + Self.capability("rmkx") + Self.capability("rmcup") + Self.capability("cnorm") + "\r"
  }

  /// A capability without the marks of padding, `$<5>`.
  private static func capability(_ name: String) -> String {
    guard let value = nc_capability(name).map({ String(cString: $0) }) else { return "" }
    var result = ""
    var rest = value[...]
    while let start = rest.firstIndex(of: "$"), rest[start...].hasPrefix("$<"),
      let end = rest[start...].firstIndex(of: ">")
    {
      result += rest[..<start]
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  /// Keys that terminals send in more ways than their descriptions say: cursor keys of either mode,
  /// Home and End of PuTTY and rxvt, and the ends of a paste. Mouse reports are left to the decoder.
  static func defineKeys() {
    define_key(nil, KEY_MOUSE)
    define_key("\u{1B}[200~", Int32(KeySymbol.pasteStart))
    define_key("\u{1B}[201~", Int32(KeySymbol.pasteEnd))
    let keys: [(letter: String, key: Int32)] = [
      ("A", KEY_UP), ("B", KEY_DOWN), ("C", KEY_RIGHT), ("D", KEY_LEFT), ("H", KEY_HOME),
      ("F", KEY_END),
    ]
    for (letter, key) in keys {
      define_key("\u{1B}[" + letter, key)
      define_key("\u{1B}O" + letter, key)
    }
    let numbered: [(number: Int, key: Int32)] = [
      (1, KEY_HOME), (7, KEY_HOME), (4, KEY_END), (8, KEY_END), (3, KEY_DC), (5, KEY_PPAGE),
      (6, KEY_NPAGE),
    ]
    for (number, key) in numbered { define_key("\u{1B}[\(number)~", key) }
    define_key("\u{1B}[Z", KEY_BTAB)
  }
}
