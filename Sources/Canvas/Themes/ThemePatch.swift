/// The content of a theme file: changes to one of the built-in themes, role by role.
///
///     name: nord
///     base: dark                  # dark, light or monochrome
///     foreground: "#d8dee9"
///     background: "#2e3440"
///     paints_ground: true
///     roles:
///       cursor: { foreground: "#eceff4", background: "#4c566a", emphasis: [bold] }
///
/// Colours are `default`, a name (`red`, `bright_blue`), a number 0–255 or `"#rrggbb"`; emphasis is
/// any of `bold`, `underline`, `reverse`, `dim`. What is not mentioned stays as in the base.
package struct ThemePatch: Hashable, Sendable {
  /// A mistake in a field or its value, with the text as written.
  package enum ValueError: Error, Hashable, Sendable {
    case unknownField(String), unknownRole(String), unknownRoleField(String)
    case unknownBase(String), unknownEmphasis(String)
    case notAFlag(String), notRGB(String), notAColour(String)
  }

  package struct RolePatch: Hashable, Sendable {
    package var foreground: Colour?
    package var background: Colour?
    package var emphasis: Cell.Emphasis?

    package init(
      foreground: Colour? = nil, background: Colour? = nil, emphasis: Cell.Emphasis? = nil
    ) {
      self.foreground = foreground
      self.background = background
      self.emphasis = emphasis
    }
  }

  package var name: String
  package var base: Theme
  package var foreground: RGB?
  package var background: RGB?
  package var paintsBackground: Bool?
  package var roles: [Role: RolePatch]

  package init(name: String, base: Theme = .builtInDark) {
    self.name = name
    self.base = base
    roles = [:]
  }

  package static let fields = [
    "name", "base", "foreground", "background", "paints_ground", "roles",
  ]
  package static let roleFields = ["foreground", "background", "emphasis"]
  package static let bases = ["dark", "light", "monochrome"]

  /// Sets a field of the file's top level other than `roles`.
  package mutating func set(_ field: String, to value: String) throws(ValueError) {
    switch field {
    case "name": name = value
    case "base": base = try Self.base(named: value)
    case "foreground": foreground = try Self.rgb(value)
    case "background": background = try Self.rgb(value)
    case "paints_ground":
      guard value == "true" || value == "false" else {
        throw .notAFlag(value)
      }
      paintsBackground = value == "true"
    default: throw .unknownField(field)
    }
  }

  /// Sets a field of a role. Colours have one value, emphasis any number.
  package mutating func set(
    _ field: String, of roleName: String, to values: [String]
  ) throws(ValueError) {
    guard let role = Role(name: roleName) else { throw .unknownRole(roleName) }
    var patch = roles[role] ?? RolePatch()
    switch field {
    case "foreground": patch.foreground = try Self.colour(values)
    case "background": patch.background = try Self.colour(values)
    case "emphasis": patch.emphasis = try Self.emphasis(values)
    default: throw .unknownRoleField(field)
    }
    roles[role] = patch
  }

  /// The base theme with these changes.
  package var theme: Theme {
    var theme = base
    theme.name = name
    theme.foreground = foreground ?? base.foreground
    theme.background = background ?? base.background
    theme.paintsBackground = paintsBackground ?? base.paintsBackground
    theme.appearance = theme.background.luminance < Theme.lightFrom ? .dark : .light
    for (role, patch) in roles {
      var style = theme[role]
      style.foreground = patch.foreground ?? style.foreground
      style.background = patch.background ?? style.background
      style.emphasis = patch.emphasis ?? style.emphasis
      theme[role] = style
    }
    return theme
  }
}

extension ThemePatch {
  private static func base(named name: String) throws(ValueError) -> Theme {
    switch name {
    case "dark": return .builtInDark
    case "light": return .builtInLight
    case "monochrome": return .monochrome
    default: throw .unknownBase(name)
    }
  }

  private static func rgb(_ value: String) throws(ValueError) -> RGB {
    guard let rgb = RGB(value) else { throw .notRGB(value) }
    return rgb
  }

  private static func colour(_ values: [String]) throws(ValueError) -> Colour {
    guard values.count == 1, let colour = Colour(values[0]) else {
      throw .notAColour(values.joined(separator: " "))
    }
    return colour
  }

  private static func emphasis(_ values: [String]) throws(ValueError) -> Cell.Emphasis {
    var result: Cell.Emphasis = []
    for value in values {
      guard let word = Cell.Emphasis.vocabulary.first(where: { $0.name == value }) else {
        throw .unknownEmphasis(value)
      }
      result.formUnion(word.emphasis)
    }
    return result
  }
}
