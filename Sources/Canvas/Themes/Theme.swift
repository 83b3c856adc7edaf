/// The style of a role.
package struct Style: Hashable, Sendable {
  package var foreground: Colour
  package var background: Colour
  package var emphasis: Cell.Emphasis

  package init(
    foreground: Colour = .terminalDefault, background: Colour = .terminalDefault,
    emphasis: Cell.Emphasis = []
  ) {
    self.foreground = foreground
    self.background = background
    self.emphasis = emphasis
  }
}

/// The styles of all roles.
package struct Theme: Hashable, Sendable {
  package enum Appearance: String, Hashable, Sendable, CaseIterable { case dark, light }

  package var name: String
  package var appearance: Appearance
  /// The assumed value of ``Colour/terminalDefault`` when contrast is computed, and the drawn one
  /// if the theme ``paintsBackground``.
  package var foreground: RGB
  package var background: RGB
  /// Whether the whole screen gets the theme's own background. Otherwise the terminal's own stays,
  /// transparency included, and `background` is only the one the theme was made for.
  package var paintsBackground: Bool
  /// Whether the terminal's background is the one that the theme was made for. Otherwise colours
  /// are chosen that are readable on black and on white.
  package var isBackgroundKnown = true
  /// Whether the colour of the title tells profiles apart, so that a slow link keeps it.
  package private(set) var isTitled = false
  private var styles: [Style]

  /// Relative luminance above which a background is light: as far from black as from white, by
  /// contrast.
  package static let lightFrom = 0.18

  package init(
    name: String, appearance: Appearance, foreground: RGB, background: RGB,
    paintsBackground: Bool = false, styles: [Role: Style] = [:]
  ) {
    self.name = name
    self.appearance = appearance
    self.foreground = foreground
    self.background = background
    self.paintsBackground = paintsBackground
    self.styles = Role.allCases.map { styles[$0] ?? Style() }
  }

  package subscript(role: Role) -> Style {
    get { styles[role.ordinal] }
    set { styles[role.ordinal] = newValue }
  }
}

extension Theme {
  /// The theme with another colour behind the title, and black or white on it, whichever is
  /// readable; nil changes nothing.
  package func titled(_ colour: Colour?) -> Theme {
    guard let colour, let background = colour.rgb else { return self }
    var theme = self
    theme.isTitled = true
    let front: UInt8 = background.luminance < Self.lightFrom ? 255 : 0
    for role in [Role.title, .titleAlert] {
      theme[role].background = colour
      theme[role].foreground = .rgb(RGB(red: front, green: front, blue: front))
    }
    return theme
  }
}
