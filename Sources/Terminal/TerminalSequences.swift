import CNcurses

/// What is sent to the terminal beside what ncurses draws.
struct TerminalSequences {
  /// Asks for whole pastes, the mouse and the keypad's own keys, where the terminal is of the kind
  /// that knows them, and takes back what a program that crashed before may have left on.
  let enter: [UInt8]
  let leave: [UInt8]
  /// Shows the cursor, after ncurses has given the screen back. It did so before, but terminals on
  /// libvterm, those of Neovim and Emacs among them, keep with a saved cursor whether it is visible,
  /// ncurses saves it to scroll, and the operator's own screen comes back with what was saved.
  let left: [UInt8]
  /// Undoes everything. For a crash, when ncurses cannot be asked.
  let reset: String
  /// Whether the terminal is of the kind that can be asked.
  let isModern: Bool
  /// Whether the window may be given a title.
  let hasTitle: Bool

  /// Modes of the mouse that are asked for: buttons, dragging, and places as numbers.
  private static let mouseModes = ["1000", "1002", "1006"]
  /// Modes that change what keys and the mouse send, and that nobody asks for here: any movement,
  /// places as UTF-8 and as urxvt and in pixels, focus, colour schemes, keys as Windows has them.
  private static let foreignModes = ["1003", "1004", "1005", "1015", "1016", "2031", "9001"]
  /// No further keys of kitty's protocol, until they are popped; none of modifyOtherKeys.
  private static let plainKeys = "\u{1B}[>0u\u{1B}[>4;0m"
  /// What was pushed is popped, and modifyOtherKeys is as the terminal is set up. Last the plain look,
  /// for a terminal that takes the second for a look.
  private static let formerKeys = "\u{1B}[<u\u{1B}[>4m\u{1B}[m"

  /// Keeps the title of the window in the terminal, and takes it out again.
  private static let keepTitle = "\u{1B}[22;2t"
  private static let formerTitle = "\u{1B}[23;2t"

  /// Names the window, where ``enter`` has kept its title.
  static func title(_ text: String) -> [UInt8] { Array("\u{1B}]2;\(text)\u{7}".utf8) }

  /// To be made after ncurses has opened the terminal.
  ///
  /// - Parameters:
  ///   - speaksPlainly: Whether the terminal would show what it does not understand.
  ///   - keepsTitle: Whether it can give back the title that its window had.
  init(mouse: Bool, speaksPlainly: Bool, keepsTitle: Bool) {
    isModern = nc_capability("kmous") != nil
    let on = (isModern ? ["2004"] : []) + (isModern && mouse ? Self.mouseModes : [])
    let foreign = isModern && !speaksPlainly ? Self.foreignModes : []
    func modes(_ numbers: [String], _ end: String) -> String {
      numbers.map { "\u{1B}[?\($0)\(end)" }.joined()
    }
    let isExtended = isModern && !speaksPlainly
    hasTitle = isExtended && keepsTitle
    enter = Array(
      (modes(foreign, "l") + (isExtended ? Self.plainKeys : "")
        + (hasTitle ? Self.keepTitle : "") + modes(on, "h")
        + Self.capability("smkx")).utf8)
    let off =
      modes(on.reversed(), "l") + (isExtended ? Self.formerKeys : "")
      + (hasTitle ? Self.formerTitle : "")
    leave = Array((off + Self.capability("rmkx")).utf8)
    left = Array(Self.capability("cnorm").utf8)
    reset =
      off + Self.capability("rmacs") + Self.capability("sgr0") + Self.capability("op")
      + Self.capability("rmkx") + Self.capability("rmcup") + Self.capability("cnorm") + "\r"
  }

  /// A capability without the marks of padding, `$<5>`.
  static func capability(_ name: String) -> String {
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
}
