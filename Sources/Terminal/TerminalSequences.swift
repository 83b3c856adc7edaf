import CNcurses

/// The sequences sent to the terminal besides ncurses' output.
struct TerminalSequences {
  /// Enables whole pastes, the mouse and the keypad's own keys, if the terminal knows them, and
  /// resets modes that a crashed program may have left on.
  let enter: [UInt8]
  let leave: [UInt8]
  /// Shows the cursor, after ncurses has restored the screen. ncurses did so before, but terminals
  /// on libvterm (Neovim's and Emacs's among them) keep visibility with a saved cursor, ncurses
  /// saves it to scroll, and the operator's own screen comes back with the saved state.
  let left: [UInt8]
  /// Undoes everything. For a crash, when ncurses cannot be called.
  let reset: String
  /// Whether the terminal can be asked questions.
  let isModern: Bool
  /// Whether the window may be given a title.
  let hasTitle: Bool

  /// The mouse modes to enable: buttons, dragging, and positions as numbers.
  private static let mouseModes = ["1000", "1002", "1006"]
  /// Modes that change what keys and the mouse send, and that this program never enables: movement,
  /// positions as UTF-8, as urxvt and in pixels, colour schemes, Windows keys.
  private static let foreignModes = ["1003", "1005", "1015", "1016", "2031", "9001"]
  /// Reports of the terminal's focus.
  private static let focusMode = "1004"
  /// Disables kitty's further keys until they are popped, and modifyOtherKeys.
  private static let plainKeys = "\u{1B}[>0u\u{1B}[>4;0m"
  /// Pops kitty's keys and restores the terminal's modifyOtherKeys. The plain style comes last, for
  /// a terminal that takes the second for a style.
  private static let formerKeys = "\u{1B}[<u\u{1B}[>4m\u{1B}[m"

  /// Saves the window's title in the terminal, and restores it.
  private static let keepTitle = "\u{1B}[22;2t"
  private static let formerTitle = "\u{1B}[23;2t"

  /// Names the window, if ``enter`` has saved its title.
  static func title(_ text: String) -> [UInt8] { Array("\u{1B}]2;\(text)\u{7}".utf8) }

  /// Must be created after ncurses has opened the terminal.
  ///
  /// - Parameters:
  ///   - speaksPlainly: Whether the terminal would show what it does not understand.
  ///   - keepsTitle: Whether it can give back the title that its window had.
  ///   - focus: Whether it is to report its focus.
  init(mouse: Bool, speaksPlainly: Bool, keepsTitle: Bool, focus: Bool) {
    isModern = nc_capability("kmous") != nil
    let reportsFocus = focus && isModern && !speaksPlainly
    let on =
      (isModern ? ["2004"] : []) + (isModern && mouse ? Self.mouseModes : [])
      + (reportsFocus ? [Self.focusMode] : [])
    let foreign =
      isModern && !speaksPlainly
      ? Self.foreignModes + (reportsFocus ? [] : [Self.focusMode]) : []
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

  /// A capability without its padding, `$<5>`.
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
