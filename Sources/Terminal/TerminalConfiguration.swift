package import Canvas

/// What a session is told about the terminal, apart from what it finds out itself.
package struct TerminalConfiguration: Hashable, Sendable {
  /// The environment that TERM, NO_COLOR, COLORTERM, TMUX and the locale are read from.
  package var environment: [String: String]
  /// Off by `--no-mouse`: then the terminal's own selection of text works as ever.
  package var mouse: Bool
  /// Off by `--no-color`. NO_COLOR in the environment does the same.
  package var colour: Bool
  /// Most colours to use, for testing and for terminals that lie. Nil takes what the terminal has.
  package var depth: ColourDepth?
  /// Whether to ask the terminal for its background, for a theme that follows it. The answer comes
  /// as ``TerminalEvent/background(_:)``, or never.
  package var asksForBackground: Bool
  /// How long after an Escape the rest of a key's sequence may take to come, in milliseconds.
  package var escapeDelay: Int

  package init(
    environment: [String: String], mouse: Bool = true, colour: Bool = true,
    depth: ColourDepth? = nil, asksForBackground: Bool = false, escapeDelay: Int = 25
  ) {
    self.environment = environment
    self.mouse = mouse
    self.colour = colour
    self.depth = depth
    self.asksForBackground = asksForBackground
    self.escapeDelay = escapeDelay
  }
}

extension TerminalConfiguration {
  var type: String { environment["TERM"] ?? "" }
  private var isInTmux: Bool { !(environment["TMUX"] ?? "").isEmpty }

  /// Whether colours were asked for (https://no-color.org: set and not empty means none).
  var wantsColour: Bool { colour && (environment["NO_COLOR"] ?? "").isEmpty }

  /// Unicode where the locale says UTF-8 or nothing at all, which is common over SSH; ASCII where
  /// it names another encoding.
  package var glyphs: Glyphs {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    guard let locale = names.lazy.compactMap({ environment[$0] }).first(where: { !$0.isEmpty })
    else { return .unicode }
    let folded = locale.lowercased()
    return folded.contains("utf-8") || folded.contains("utf8") ? .unicode : .ascii
  }

  /// Whether the terminal takes 24-bit colours. GNU screen misreads them; tmux translates them.
  var declaresDirectColour: Bool {
    let declared = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
    return declared && (!type.hasPrefix("screen") || isInTmux)
  }

  /// Whether to ask if the terminal can hold a frame back until it is whole (mode 2026, by DECRQM).
  /// Those that would show the question are not asked: the Linux console and Apple's Terminal.
  var asksForSynchronizedOutput: Bool {
    !type.hasPrefix("linux") && environment["TERM_PROGRAM"] != "Apple_Terminal"
  }

  /// Descriptions to try in turn. Servers often lack those of young terminals, all of which
  /// understand what an older one does.
  var types: [String] {
    let likeXterm = [
      "xterm", "foot", "alacritty", "wezterm", "ghostty", "contour", "rio", "konsole", "gnome",
      "vte", "mintty", "iterm", "putty", "st-", "kitty", "mlterm", "rxvt", "warp",
    ]
    if likeXterm.contains(where: type.hasPrefix) { return [type, "xterm-256color", "xterm"] }
    if type.hasPrefix("tmux") { return [type, "screen-256color", "screen"] }
    return type.hasPrefix("screen") ? [type, "screen"] : [type]
  }

  /// What stands between the program and the terminal that owns the clipboard.
  var clipboardRoute: ClipboardSequence.Route {
    if isInTmux || type.hasPrefix("tmux") { return .tmux }
    return type.hasPrefix("screen") ? .screen : .direct
  }
}
