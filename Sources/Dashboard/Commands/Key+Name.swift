package import Canvas

/// The names of keys, as the settings write them and the screen shows them.
extension Key {
  private static let named: [(name: String, key: Key)] = [
    ("space", .space), ("enter", .enter), ("esc", .escape), ("tab", .tab), ("s-tab", .backTab),
    ("backspace", .backspace), ("delete", .delete), ("insert", .insert), ("up", .up),
    ("down", .down),
    ("left", .left), ("right", .right), ("home", .home), ("end", .end), ("pgup", .pageUp),
    ("pgdn", .pageDown),
  ]

  private static let modifiers: [(name: String, modifier: KeyModifiers)] = [
    ("ctrl-", .control), ("alt-", .alt), ("shift-", .shift), ("super-", .super),
    ("hyper-", .hyper), ("meta-", .meta),
  ]

  /// Reads `j`, `^d` or `ctrl-d`, `f1`, `space`, `esc`, `pgdn`, `alt-x`, `shift-up` …
  package init?(name: String) {
    if name.count == 1, let character = name.first {
      self = character == " " ? .space : .character(character)
      return
    }
    let lower = name.lowercased()
    if let match = Self.named.first(where: { $0.name == lower }) {
      self = match.key
    } else if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...35).contains(number) {
      self = .function(number)
    } else if let character = Self.controlled(lower) {
      self = .control(character)
    } else if let chord = Self.chord(name) {
      self = chord
    } else {
      return nil
    }
  }

  /// A key after the names of what is held, which may be in any order and case.
  private static func chord(_ name: String) -> Key? {
    for (prefix, modifier) in modifiers where name.lowercased().hasPrefix(prefix) {
      return Key(name: String(name.dropFirst(prefix.count))).map { .modified($0, by: modifier) }
    }
    return nil
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
    case .chord(let held, let key):
      Self.modifiers.filter { held.contains($0.modifier) }.map(\.name).joined() + key.name
    case .named(let name): name
    case .paste, .mouse, .unknown, .report: ""
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
