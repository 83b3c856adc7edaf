import Fleet
import Words

/// A rule that is about an instance, as `settings --explain` prints it.
struct RuleRecord: OutputRow {
  var id: String
  var finding: RuleFinding
  /// Of the reason.
  var words: Words

  static let columns: [OutputColumn<RuleRecord>] = [
    OutputColumn("id") { .text($0.id) },
    OutputColumn("kind") { .text($0.finding.rule.kind) },
    OutputColumn("rule") { .text($0.finding.rule.name) },
    OutputColumn("state") { .text($0.finding.state.rawValue) },
    OutputColumn("reason") { .text($0.words.reason(of: $0.finding.rule)) },
  ]

  static let tableColumns = ["kind", "rule", "state", "reason"]
}

extension RuleFinding.Rule {
  /// In the words of the settings.
  fileprivate var kind: String {
    switch self {
    case .readOnly: "read_only"
    case .accounts: "accounts"
    case .protection: "protection"
    case .keep: "keep"
    }
  }

  /// Empty where the rule has none.
  fileprivate var name: String {
    switch self {
    case .readOnly, .accounts: ""
    case .protection(let verdict): verdict.rule
    case .keep(let outcome): outcome.rule.name
    }
  }
}
