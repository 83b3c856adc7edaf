/// The signs of a filter expression: the parser, the help and the manual go by this table.
package enum FilterSign: String, Sendable, Hashable, CaseIterable {
  // Of the signs that begin alike the longer ones come first.
  case whole = ":"
  case anyText = "*"
  case anyCharacter = "?"
  case search = "~"
  case atLeast = ">="
  case atMost = "<="
  case greater = ">"
  case less = "<"
  case or = "|"
  case not = "!"
  case quote = "\""
  case name = "@"

  /// The relation of a field to its value.
  enum Relation: Sendable {
    case whole
    case search
    case compared(FilterComparison)
  }

  /// nil for a sign that is not between a field and its value.
  var relation: Relation? {
    switch self {
    case .whole: .whole
    case .search: .search
    case .atLeast: .compared(.atLeast)
    case .atMost: .compared(.atMost)
    case .greater: .compared(.greater)
    case .less: .compared(.less)
    case .anyText, .anyCharacter, .or, .not, .quote, .name: nil
    }
  }

  var character: Character { rawValue.first ?? " " }

  /// A term with the sign in it, as the help shows it.
  package var form: String {
    switch self {
    case .whole: "field:value"
    case .anyText: "name:web-*"
    case .anyCharacter: "name:web-??"
    case .search: "field~expression"
    case .atLeast: "age>=30d"
    case .atMost: "age<=30d"
    case .greater: "age>30d"
    case .less: "created<2026-06-01"
    case .or: "state:running|stopped"
    case .not: "!tag:env=prod"
    case .quote: "name:\"two words\""
    case .name: "@saved"
    }
  }
}

extension FilterSign {
  /// The full-width forms of signs and commas, and the signs that were meant. They are
  /// mistakes rather than signs, since names have them too.
  static func meant(by character: Character) -> String? {
    switch character {
    case "，", "、": return ","
    case "“", "”", "„": return FilterSign.quote.rawValue
    default: break
    }
    // Full-width ASCII.
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
      (0xFF01...0xFF5E).contains(scalar.value),
      let plain = Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init),
      plain == "=" || allCases.contains(where: { $0.character == plain })
    else { return nil }
    return String(plain)
  }
}
