extension Theme {
  /// The look of a role on a terminal of that depth.
  ///
  /// Where a theme tells things apart by a background that the terminal cannot show, reversed video
  /// takes its place; without colours, the emphasis of ``monochrome`` is added. So the cursor, the
  /// marks and the focus can be seen everywhere.
  package func style(_ role: Role, depth: ColourDepth) -> Style {
    var style = self[role]
    if depth == .monochrome {
      return Style(emphasis: style.emphasis.union(Theme.monochrome[role].emphasis))
    }
    if depth < .indexed256 { return coarse(style, depth: depth) }
    if paintsGround {
      if style.foreground == .terminalDefault { style.foreground = .rgb(foreground) }
      if style.background == .terminalDefault { style.background = .rgb(background) }
    }
    style.background = style.background.degraded(to: depth)
    let front = style.foreground
    style.foreground = front.degraded(to: depth)
    let back = style.background.rgb ?? background
    if depth == .indexed256, role != .border, role != .borderFocused,
      let rgb = style.foreground.rgb, rgb.contrast(with: back) < Self.leastContrast
    {
      style.foreground = front.nearestReadable(on: back)
    }
    return style
  }

  private func coarse(_ style: Style, depth: ColourDepth) -> Style {
    var result = style
    result.foreground = style.foreground.degraded(to: depth)
    result.background = style.background.degraded(to: depth)
    let ground = Colour.rgb(background).degraded(to: depth)
    if style.background != .terminalDefault {
      let front = result.foreground.rgb ?? foreground
      let back = result.background.rgb ?? background
      if result.background == ground || front.contrast(with: back) < 3 {
        return Style(emphasis: style.emphasis.union(.reverse))
      }
    } else if let front = result.foreground.rgb, front.contrast(with: background) < 3 {
      result.foreground = .terminalDefault
    }
    return result
  }

  /// Contrast of a role's text with what is behind it, as the theme declares it.
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
