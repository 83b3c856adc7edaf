package import Canvas

/// The names of keys, as the settings write them and the screen shows them.
extension Key {
  private static let named: [(name: String, key: Key)] = [
    ("space", .space), ("enter", .enter), ("esc", .escape), ("tab", .tab), ("s-tab", .backTab),
    ("backspace", .backspace), ("delete", .delete), ("up", .up), ("down", .down),
    ("left", .left), ("right", .right), ("home", .home), ("end", .end), ("pgup", .pageUp),
    ("pgdn", .pageDown),
  ]

  /// Reads `j`, `^d` or `ctrl-d`, `f1`, `space`, `esc`, `pgdn` …
  package init?(name: String) {
    if name.count == 1, let character = name.first {
      self = character == " " ? .space : .character(character)
      return
    }
    let lower = name.lowercased()
    if let match = Self.named.first(where: { $0.name == lower }) {
      self = match.key
    } else if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...24).contains(number) {
      self = .function(number)
    } else if let character = Self.controlled(lower) {
      self = .control(character)
    } else {
      return nil
    }
  }

  private static func controlled(_ name: String) -> Character? {
    for prefix in ["ctrl-", "^"] where name.hasPrefix(prefix) {
      let rest = name.dropFirst(prefix.count)
      return rest.count == 1 ? rest.first : nil
    }
    return nil
  }

  /// The name that ``init(name:)`` reads; empty for what is no key.
  package var name: String {
    switch self {
    case .character(let character): String(character)
    case .control(let character): "^\(character)"
    case .function(let number): "F\(number)"
    case .paste, .mouse: ""
    default: Self.named.first { $0.key == self }?.name ?? ""
    }
  }

  /// The name with arrows as arrows where there are such signs.
  package func shownName(glyphs: Glyphs) -> String {
    guard glyphs == .unicode else { return name }
    return switch self {
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    default: name
    }
  }
}
