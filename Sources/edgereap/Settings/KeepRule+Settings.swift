import Fleet
import Words

extension SettingsNode {
  /// A keep rule needs a region or a module to count in, and how many have to keep running there.
  ///
  /// - Parameter index: its place in the list, from 0.
  func keepRule(at index: Int) throws -> KeepRule {
    var rule = KeepRule(name: Self.keepRuleName(at: index), running: 0)
    try read(into: &rule, by: Self.keepKeys)
    let finalName = rule.name
    guard rule.region != nil || rule.module != nil else {
      throw error { $0.keepNeedsPlace(finalName) }
    }
    guard rule.running > 0 else { throw error { $0.missingKey("running") } }
    return rule
  }

  /// Of a rule that the settings give none.
  static func keepRuleName(at index: Int) -> String { "keep-\(index + 1)" }

  /// The keys of each item of a list, for the sample and the manual; none where it has no such items.
  static func itemKeys(
    of list: String, _ words: Words
  ) -> [(name: String, summary: String, sample: String)] {
    switch list {
    case "protection": protectionKeys(words)
    case "keep": keepKeys.map { ($0.name, $0.summary(words), $0.sample(words)) }
    default: []
    }
  }

  private static let keepKeys: [SettingsKey<KeepRule>] = [
    SettingsKey(
      "rule", "name by which it is shown and lifted; keep-1, keep-2 … by default",
      "规则名称，用于显示与解除；默认为 keep-1、keep-2 等", sample: "edge-regions"
    ) {
      let name = try $1.text()
      if !name.isEmpty { $0.name = name }
    },
    SettingsKey(
      "region", "counts in each region of this name, with * and ?", "按地域计数；名称可用 * 与 ?",
      sample: "\"*\""
    ) { $0.region = try $1.text() },
    SettingsKey(
      "module", "counts in each ECM module of this name or id, with * and ?",
      "按 ECM 模块计数；名称或 ID 可用 * 与 ?", sample: "\"live-*\""
    ) { $0.module = try $1.text() },
    SettingsKey(
      "product", "counts this product alone: \(Product.names())",
      "只计此产品：\(Product.names(" 或 "))", sample: Product.allCases[0].rawValue
    ) { $0.product = try $1.choice(Product.self) },
    SettingsKey(
      "running", "instances that have to keep running", "须保持运行的实例数", sample: "1"
    ) { $0.running = try $1.number(1...1_000_000) },
    SettingsKey(
      "reason", "shown where it refuses a plan", "拒绝计划时显示的原因",
      sample: "an edge region must not go dark"
    ) { $0.reason = try $1.text() },
  ]
}
