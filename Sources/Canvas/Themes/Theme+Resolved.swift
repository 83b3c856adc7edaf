extension Theme {
  /// The style of a role on a terminal of this depth.
  ///
  /// If a theme distinguishes things by a background that the terminal cannot show, reversed video
  /// takes its place; without colours, the emphasis of ``monochrome`` is added. So the cursor, the
  /// marks and the focus can be seen everywhere.
  package func style(_ role: Role, depth: ColourDepth) -> Style {
    var style = self[role]
    if depth == .monochrome {
      return Style(emphasis: style.emphasis.union(Theme.monochrome[role].emphasis))
    }
    if depth < .indexed256 { return coarse(role, depth: depth) }
    if paintsBackground {
      if style.foreground == .terminalDefault { style.foreground = .rgb(foreground) }
      if style.background == .terminalDefault { style.background = .rgb(background) }
    }
    style.background = style.background.degraded(to: depth)
    let front = style.foreground
    style.foreground = front.degraded(to: depth)
    let backgrounds = backgrounds(behind: style)
    let isReadable = style.foreground.rgb.map { Self.isReadable($0, on: backgrounds) } ?? true
    let isBorder = role == .border || role == .borderFocused
    if !isReadable, isBackgroundKnown ? depth == .indexed256 && !isBorder : true {
      style.foreground = front.nearestReadable(on: backgrounds)
    }
    return style
  }

  /// The style of a role on the background of a marked row, where the terminal can show it and the
  /// role has no background.
  package func styleOnMark(_ role: Role, depth: ColourDepth) -> Style {
    let background = self[.markedRow].background
    guard depth >= .indexed256, self[role].background == .terminalDefault,
      background != .terminalDefault
    else { return style(role, depth: depth) }
    var theme = self
    theme[role].background = background
    if theme[role].foreground == .terminalDefault { theme[role].foreground = .rgb(foreground) }
    return theme.style(role, depth: depth)
  }

  /// The possible backgrounds behind a text of this style.
  private func backgrounds(behind style: Style) -> [RGB] {
    if let own = style.background.rgb { return [own] }
    return isBackgroundKnown || paintsBackground
      ? [background] : [RGB(hex: 0x000000), RGB(hex: 0xFFFFFF)]
  }

  private static func isReadable(_ colour: RGB, on backgrounds: [RGB]) -> Bool {
    backgrounds.allSatisfy { colour.contrast(with: $0) >= leastContrast }
  }

  /// Roles that must be visible in any terminal's sixteen colours: there they are reversed and bold
  /// in its own colours, instead of the grey or yellow that happens to be nearest.
  private static let loud: Set<Role> = [
    .cursor, .warning, .error, .titleAlert, .buttonFocused, .buttonDanger,
  ]

  private func coarse(_ role: Role, depth: ColourDepth) -> Style {
    let style = self[role]
    guard !Self.loud.contains(role) else {
      return Style(emphasis: style.emphasis.union([.bold, .reverse]))
    }
    var result = style
    result.foreground = style.foreground.degraded(to: depth)
    result.background = style.background.degraded(to: depth)
    let declared = Colour.rgb(background).degraded(to: depth)
    if style.background != .terminalDefault {
      let front = result.foreground.rgb ?? foreground
      let back = result.background.rgb ?? background
      if result.background == declared || front.contrast(with: back) < Self.leastContrast {
        return Style(emphasis: style.emphasis.union(.reverse))
      }
    } else if let front = result.foreground.rgb,
      !Self.isReadable(front, on: backgrounds(behind: result))
    {
      result.foreground = .terminalDefault
    }
    return result
  }

  /// Contrast of a role's text with its background, as the theme declares it.
  package func contrast(of role: Role) -> Double {
    let style = self[role]
    return (style.foreground.rgb ?? foreground).contrast(with: style.background.rgb ?? background)
  }

  /// Least contrast of text (WCAG 2.1, AA).
  package static let leastContrast = 4.5

  /// Roles whose text falls below ``leastContrast``. Borders are not read.
  package var rolesHardToRead: [Role] {
    Role.allCases.filter { role in
      role != .border && role != .borderFocused && contrast(of: role) < Self.leastContrast
    }
  }
}
