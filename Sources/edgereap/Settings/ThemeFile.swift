import Canvas
import Words

/// A theme in YAML: a patch over a built-in one, role by role.
enum ThemeFile {
  static func parse(_ text: String, file: String) throws(SettingsError) -> Theme {
    let name = file.split(separator: "/").last.map { String($0.dropLast(5)) } ?? file
    var patch = ThemePatch(name: name)
    guard let root = try SettingsNode.parse(text, file: file) else { return patch.theme }
    for (key, value) in try root.entries() {
      let field = try key.text()
      if field == "roles" {
        try readRoles(value, into: &patch)
      } else {
        let text = try value.text()
        do throws(ThemePatch.ValueError) {
          try patch.set(field, to: text)
        } catch {
          throw (ThemePatch.fields.contains(field) ? value : key).error { error.sentence(in: $0) }
        }
      }
    }
    return patch.theme
  }

  private static func readRoles(
    _ roles: SettingsNode, into patch: inout ThemePatch
  ) throws(SettingsError) {
    for (role, fields) in try roles.entries() {
      let roleName = try role.text()
      for (field, value) in try fields.entries() {
        let name = try field.text()
        let known = ThemePatch.roleFields.contains(name)
        let values = name == "emphasis" ? try value.texts() : [try value.text()]
        do throws(ThemePatch.ValueError) {
          try patch.set(name, of: roleName, to: values)
        } catch {
          throw (Role(name: roleName) == nil ? role : known ? value : field)
            .error { error.sentence(in: $0) }
        }
      }
    }
  }
}

extension ThemePatch.ValueError {
  func sentence(in words: Words) -> String {
    switch self {
    case .unknownField(let name): words.unknownThemeField(name, among: ThemePatch.fields)
    case .unknownRole(let name): words.unknownRole(name, among: Role.allCases.map(\.name))
    case .unknownRoleField(let name): words.unknownRoleField(name, among: ThemePatch.roleFields)
    case .unknownBase(let name): words.unknownBase(name, among: ThemePatch.bases)
    case .unknownEmphasis(let name):
      words.unknownEmphasis(name, among: Cell.Emphasis.vocabulary.map(\.name))
    case .notAFlag(let text): words.notAFlag(text)
    case .notRGB(let text): words.notRGB(text)
    case .notAColour(let text): words.notAColour(text, names: Colour.names)
    }
  }
}
