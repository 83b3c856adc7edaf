extension FaultKind {
  /// What it does, for `--help`.
  package var summary: (english: String, chinese: String) { definition.summary }

  /// Its name and value as they are written, with the default of the value: `slow[=MS, 1000]`.
  package var usage: String { rawValue + definition.value.usage }
}

extension FaultKind.ValueRule {
  /// A value behind its name, with the default.
  var usage: String {
    switch self {
    case .none: ""
    case .count(let unit, let standard): standard.map { "[=\(unit), \(Int($0))]" } ?? "=\(unit)"
    case .difference(let unit, let standard): "[=\(unit), \(Int(standard))]"
    case .share(let standard): "[=SHARE, \(standard)]"
    case .choice(let words, _): "[=\(words.joined(separator: "|"))]"
    case .wordOrNumber(let words, let unit, .number(let standard)):
      "[=\(words.joined(separator: "|"))|\(unit), \(Int(standard))]"
    case .wordOrNumber(let words, let unit, .word), .wordOrNumber(let words, let unit, .none):
      "[=\(words.joined(separator: "|"))|\(unit)]"
    case .region: "=REGION"
    }
  }
}
