package import Canvas

/// The session's configuration, except for what it detects itself.
package struct TerminalConfiguration: Hashable, Sendable {
  /// The environment that TERM, NO_COLOR, COLORTERM, TMUX and the locale are read from.
  package var environment: [String: String]
  /// Off by `--no-mouse`: then the terminal's own text selection works as usual.
  package var mouse: Bool
  /// Off by `--no-color`. NO_COLOR in the environment does the same.
  package var colour: Bool
  /// On by `--ascii`: only ASCII reaches the terminal.
  package var ascii: Bool
  /// Most colours to use, for testing and for terminals that lie. Nil takes what the terminal has.
  package var depth: ColourDepth?
  /// Whether to ask the terminal for its background, for a theme that follows it. The answer comes
  /// as ``TerminalEvent/background(_:)``, or never.
  package var asksForBackground: Bool
  /// How long after an Escape the remainder of a key's sequence may take, in milliseconds; nil is
  /// as long as the link needs, which is measured.
  package var escapeDelay: Int?
  /// Whether ``TerminalSession/notify(title:text:)`` rings the bell.
  package var bell: Bool
  /// Whether it asks for a notification of the desktop.
  package var desktop: Bool

  package init(
    environment: [String: String], mouse: Bool = true, colour: Bool = true,
    ascii: Bool = false, depth: ColourDepth? = nil, asksForBackground: Bool = false,
    escapeDelay: Int? = nil, bell: Bool = false, desktop: Bool = false
  ) {
    self.environment = environment
    self.mouse = mouse
    self.colour = colour
    self.ascii = ascii
    self.depth = depth
    self.asksForBackground = asksForBackground
    self.escapeDelay = escapeDelay
    self.bell = bell
    self.desktop = desktop
  }
}

extension TerminalConfiguration {
  var type: String { environment["TERM"] ?? "" }
  private var isInTmux: Bool { !(environment["TMUX"] ?? "").isEmpty }

  /// Whether colours are requested (https://no-color.org: set and not empty means none).
  var wantsColour: Bool { colour && (environment["NO_COLOR"] ?? "").isEmpty }

  /// Unicode where the locale says UTF-8 or nothing at all, which is common over SSH; ASCII where
  /// it names another encoding.
  package var glyphs: Glyphs {
    if ascii { return .ascii }
    guard let locale else { return .unicode }
    let folded = locale.lowercased()
    return folded.contains("utf-8") || folded.contains("utf8") ? .unicode : .ascii
  }

  /// The name of the locale that decides how characters are written; nil if there is none.
  private var locale: String? {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    return names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  /// How the terminal writes characters above ASCII.
  var inputEncoding: InputEncoding { locale.map { InputEncoding(locale: $0) } ?? .utf8 }

  /// Whether the terminal takes 24-bit colours. GNU screen misreads them; tmux translates them.
  var declaresDirectColour: Bool {
    let declared = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
    return declared && (!type.hasPrefix("screen") || isInTmux)
  }

  /// Whether the terminal may be sent questions and unknown sequences. Not the ones that would show
  /// them: the Linux console and Apple's Terminal.
  var canBeAsked: Bool {
    !type.hasPrefix("linux") && environment["TERM_PROGRAM"] != "Apple_Terminal"
  }

  /// Whether GNU screen is in between. If both are named, as for screen in tmux, nobody can tell
  /// which is the inner one.
  private var isInScreen: Bool {
    !(environment["STY"] ?? "").isEmpty || (!isInTmux && type.hasPrefix("screen"))
  }

  /// Whether the window's title can be restored: GNU screen cannot keep one.
  var canKeepTitle: Bool { !isInScreen }

  /// Whether the mouse is enabled. Not in GNU screen, which with the mouse keeps an Escape until
  /// the next key (seen in 4.09.00): an operator who presses it in a countdown must be heard.
  var usesMouse: Bool { mouse && !isInScreen }

  /// Whether the terminal is asked to report its focus: only for notifications. GNU screen cannot.
  var wantsFocus: Bool { (bell || desktop) && !isInScreen }

  /// Whether a network connects the program and the keyboard.
  var isRemote: Bool {
    ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].contains { !(environment[$0] ?? "").isEmpty }
  }

  /// Terminal types to try in turn. Servers often lack those of newer terminals, all of which
  /// understand an older type's sequences.
  var types: [String] {
    let likeXterm = [
      "xterm", "foot", "alacritty", "wezterm", "ghostty", "contour", "rio", "konsole", "gnome",
      "vte", "mintty", "iterm", "putty", "st-", "kitty", "mlterm", "rxvt", "warp",
    ]
    if likeXterm.contains(where: type.hasPrefix) { return [type, "xterm-256color", "xterm"] }
    if type.hasPrefix("tmux") { return [type, "screen-256color", "screen"] }
    return type.hasPrefix("screen") ? [type, "screen"] : [type]
  }

  /// The program between this one and the terminal that has the clipboard and the desktop.
  var route: SequenceRoute {
    if isInTmux || type.hasPrefix("tmux") { return .tmux }
    return type.hasPrefix("screen") ? .screen : .direct
  }
}
