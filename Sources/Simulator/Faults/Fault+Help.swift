extension Fault {
  /// The table of all faults for `--help`, made from the definitions.
  package static var help: String {
    // On two lines each: the parser of the command line wraps at 80 columns.
    let lines = FaultKind.allCases.map { kind in
      "  \(kind.rawValue)\(kind.valueUsage)\n      \(kind.definition.summary)"
    }
    return """
      Faults are written NAME[=VALUE][@ACTION][:EXTENT]. ACTION is TerminateInstances, ecm or \
      ecm.TerminateInstances; EXTENT is a number (the first so many requests) or a percentage. \
      Which instances and requests are hit follows from the seed.

      \(lines.joined(separator: "\n"))
      """
  }
}

extension FaultKind {
  fileprivate var valueUsage: String {
    switch definition.value {
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
