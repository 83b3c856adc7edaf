import Fleet
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
    let name = draft.name
    guard !name.isEmpty else { throw error { $0.ruleNeedsName } }
    guard !draft.reason.isEmpty else { throw error { $0.ruleNeedsReason(name) } }
    guard !draft.conditions.isEmpty else { throw error { $0.ruleNeedsCondition(name) } }
    return ProtectionRule(
      name: draft.name, reason: .stated(draft.reason), conditions: draft.conditions,
      expires: draft.expires)
  }

  /// For the sample and the manual, which ask for them as ``itemKeys(of:_:)``.
  static func protectionKeys(
    _ words: Words
  ) -> [(name: String, summary: String, sample: String)] {
    ruleKeys.map { ($0.name, $0.summary(words), $0.sample(words)) }
  }

  private static let ruleKeys: [SettingsKey<RuleDraft>] = [
    SettingsKey(
      "rule", "name of the rule, as shown and as listed in liftable", "规则名称，用于显示与解除",
      sample: "core-caches"
    ) {
      $0.name = try $1.text()
    },
    SettingsKey(
      "reason", "shown where the rule holds an instance back",
      "拦截实例时显示的原因", sample: "serves live events", chineseSample: "承载直播"
    ) {
      $0.reason = try $1.text()
    },
    SettingsKey(
      "expires", "when the rule expires", "失效时间", sample: "2027-01-31T00:00:00+08:00"
    ) {
      draft, node in
      guard let expires = Timestamp(iso8601: try node.text()) else {
        throw node.error { $0.expected($0.aTimeWithOffset) }
      }
      draft.expires = expires
    },
    SettingsKey(
      "name_contains", "part of the name; case does not matter", "名称包含的文字，不分大小写", sample: "core-"
    ) {
      $0.conditions.append(.nameContains(try $1.filledText()))
    },
    SettingsKey(
      "name_matches", "the whole name, with * and ?", "完整名称，可用 * 与 ?", sample: "\"live-*\""
    ) {
      $0.conditions.append(.nameMatches(try $1.filledText()))
    },
    SettingsKey(
      "name_finds", "a regular expression to find in the name",
      "在名称中查找的正则表达式", sample: "\"^(live|core)-\""
    ) { $0.conditions.append(.nameFinds(try $1.pattern())) },
    SettingsKey("id", "one instance", "某一台实例", sample: "epm-mnop3456") {
      $0.conditions.append(.id(try $1.filledText()))
    },
    SettingsKey("region", "a region", "地域", sample: "ap-guangzhou") {
      $0.conditions.append(.region(try $1.text()))
    },
    SettingsKey("zone", "a zone", "可用区", sample: "ap-guangzhou-tez-gz-1") {
      $0.conditions.append(.zone(try $1.text()))
    },
    SettingsKey(
      "product", "the product: \(Product.names())", Product.names(" 或 "),
      sample: Product.allCases[0].rawValue
    ) {
      $0.conditions.append(.product(try $1.choice(Product.self)))
    },
    SettingsKey(
      "tag", "a tag: key=value, or a key with any value", "键=值；只写键则不限其值", sample: "\"env=prod\""
    ) {
      draft, node in
      let parts = try node.filledText().split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      draft.conditions.append(
        .tag(key: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : nil))
    },
    SettingsKey(
      "younger_than", "created more recently than this; an unknown age matches",
      "创建时长小于此值；创建时长未知的也算", sample: "2h"
    ) {
      $0.conditions.append(.youngerThan(try $1.seconds()))
    },
    SettingsKey(
      "older_than", "created longer ago than this; an unknown age matches", "创建时长大于此值；创建时长未知的也算",
      sample: "365d"
    ) {
      $0.conditions.append(.olderThan(try $1.seconds()))
    },
  ]
}
