import Fleet
import LinearRegex
import Words

/// A protection rule while it is read.
private struct RuleDraft {
  var name = ""
  var reason = ""
  var conditions: [ProtectionRule.Condition] = []
  var expires: Timestamp?
}

extension SettingsNode {
  /// A rule needs a name, a reason and at least one condition: one that protects everything or
  /// nothing by mistake is refused.
  func protectionRule() throws -> ProtectionRule {
    var draft = RuleDraft()
    try read(into: &draft, by: Self.ruleKeys)
    guard !draft.name.isEmpty else { throw error("a rule needs a 'rule' name") }
    guard !draft.reason.isEmpty else { throw error("rule '\(draft.name)' needs a 'reason'") }
    guard !draft.conditions.isEmpty else {
      throw error("rule '\(draft.name)' needs a condition, such as name_contains, region or tag")
    }
    return ProtectionRule(
      name: draft.name, reason: .stated(draft.reason), conditions: draft.conditions,
      expires: draft.expires)
  }

  private func pattern() throws(SettingsError) -> TextPattern {
    let text = try text()
    do throws(PatternError) {
      return try TextPattern(text)
    } catch {
      throw self.error(Words.spoken.inExpression(error))
    }
  }

  /// For the sample.
  static var protectionKeys: [(name: String, summary: String, sample: String)] {
    ruleKeys.map { ($0.name, $0.summary, $0.sample) }
  }

  private static let ruleKeys: [SettingsKey<RuleDraft>] = [
    SettingsKey("rule", "its name, by which it is shown and lifted", sample: "core-caches") {
      $0.name = try $1.text()
    },
    SettingsKey("reason", "shown wherever it holds something back", sample: "serves live events") {
      $0.reason = try $1.text()
    },
    SettingsKey("expires", "from when on it does not hold", sample: "2027-01-31T00:00:00+08:00") {
      draft, node in
      guard let expires = Timestamp(iso8601: try node.text()) else {
        throw node.error("expected a time with an offset such as 2027-01-31T00:00:00+08:00")
      }
      draft.expires = expires
    },
    SettingsKey("name_contains", "part of the name, whatever its case", sample: "core-") {
      $0.conditions.append(.nameContains(try $1.text()))
    },
    SettingsKey("name_matches", "the whole name, with * and ?", sample: "\"live-*\"") {
      $0.conditions.append(.nameMatches(try $1.text()))
    },
    SettingsKey(
      "name_finds", "a regular expression that is found in the name", sample: "\"^(live|core)-\""
    ) { $0.conditions.append(.nameFinds(try $1.pattern())) },
    SettingsKey("id", "one instance", sample: "epm-mnop3456") {
      $0.conditions.append(.id(try $1.text()))
    },
    SettingsKey("region", "a region", sample: "ap-guangzhou") {
      $0.conditions.append(.region(try $1.text()))
    },
    SettingsKey("zone", "a zone", sample: "ap-guangzhou-tez-gz-1") {
      $0.conditions.append(.zone(try $1.text()))
    },
    SettingsKey(
      "product", Product.names(), sample: Product.allCases[0].rawValue
    ) {
      $0.conditions.append(.product(try $1.choice(Product.self)))
    },
    SettingsKey("tag", "key=value, or a key with any value", sample: "\"env=prod\"") {
      draft, node in
      let parts = try node.text().split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      draft.conditions.append(
        .tag(key: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : nil))
    },
    SettingsKey("younger_than", "an unknown age counts as young", sample: "2h") {
      $0.conditions.append(.youngerThan(try $1.seconds()))
    },
    SettingsKey("older_than", "an unknown age counts as old", sample: "365d") {
      $0.conditions.append(.olderThan(try $1.seconds()))
    },
  ]
}
