import Fleet
import LinearRegex
import Words

/// The keys that keep a termination small. These are the ones that a policy can have too, with how its value
/// joins the operator's.
extension Settings {
  static let safetyKeys: [SettingsKey<Settings>] = [
    SettingsKey(
      "protection", "rules for what must not be terminated", "禁止销毁的保护规则", sample: "",
      policy: SettingsJoin(.added) { $0.protection += $1.protection }
    ) {
      settings, node in
      for item in try node.list() {
        let rule = try item.protectionRule()
        guard !settings.ruleNames.contains(rule.name) else {
          throw item.error { $0.ruleTwice(rule.name) }
        }
        settings.protection.append(rule)
      }
    },
    SettingsKey(
      "keep",
      "rules for how many instances have to keep running; the list has to show that they hold",
      "至少保持多少台运行的规则；列表须能证明其成立", sample: "",
      policy: SettingsJoin(.added) { $0.keep += $1.keep }.checking { try $0.checkKeepNames() }
    ) {
      settings, node in
      for item in try node.list() {
        let rule = try item.keepRule(at: settings.keep.count)
        guard !settings.ruleNames.contains(rule.name) else {
          throw item.error { $0.ruleTwice(rule.name) }
        }
        settings.keep.append(rule)
      }
    },
    SettingsKey(
      "shipped_protection", "protect names with 勿删, do-not-delete, donotdelete",
      "保护名称含 勿删、do-not-delete、donotdelete 的实例",
      default: "true", policy: .set(\.keepsShippedProtection)
    ) { $0.keepsShippedProtection = try $1.flag() },
    SettingsKey(
      "liftable", "rules that --override-protection may lift",
      "允许用 --override-protection 解除的规则", sample: "[name-do-not-delete]",
      policy: SettingsJoin(.liftable) {
        $0.liftableRules?.map(\.text).settingsText
      } join: {
        $0.keepLiftable(under: $1)
      }
    ) { settings, node in
      var rules: [PlacedText] = []
      for item in try node.list() { rules.append(try item.placedText()) }
      settings.liftableRules = rules
    },
    SettingsKey(
      "largest_operation",
      "maximum number of instances in one operation: a number, or a share of all listed (25%)",
      "一次操作最多销毁的实例数：数量，或占已列出实例的比例（25%）", sample: "1000",
      policy: .of(\.largestOperation, .both, text: { $0?.description }) { own, policy in
        policy.map { own?.tightened(by: $0) ?? $0 } ?? own
      }
    ) { $0.largestOperation = try $1.operationLimit() },
    SettingsKey(
      "stop_after", "failures after which nothing more is sent to a product: 20%, 10 or never",
      "某产品失败达到多少后不再向其发送：20%、10 或 never", default: "20%",
      policy: .of(\.discipline.stopAfter, .both, text: \.description) { $0.tightened(by: $1) }
    ) { $0.discipline.stopAfter = try $1.value { $0.aLimit } },
    SettingsKey(
      "canary", "instances of each product that go first and are awaited: 5, 10% or off",
      "每种产品先发送并等待的实例：5、10% 或 off", default: "off",
      policy: .of(\.discipline.canary, .both, text: \.description) { $0.tightened(by: $1) }
    ) { $0.discipline.canary = try $1.value { $0.aCanary } },
    SettingsKey(
      "require_reason", "a regular expression that the reason of every plan must match",
      "每个计划的原因须符合的正则表达式", sample: "\"^CHG-[0-9]+\"",
      policy: .of(\.requiredReasons, .both, text: { $0.settingsText }) { own, policy in
        own + policy.filter { !own.contains($0) }
      }
    ) { $0.requiredReasons = [try $1.pattern()] },
    SettingsKey(
      "approval", "what is asked for before a plan is sent", "发送计划前须满足的条件",
      default: "{phrase: anywhere, signatures: 0}", at: \.approval, ApprovalSettings.keys),
    SettingsKey(
      "audit", "write each operation to the system's log as well: syslog",
      "同时将每次操作写入系统日志：syslog", sample: "syslog", policy: .only(.syslog, \.audit)
    ) { $0.audit = try $1.choice(Audit.self) },
    SettingsKey(
      "countdown", "seconds between the typed phrase and the first request",
      "输入确认短语后，到发出首个请求之间的秒数", default: "3",
      policy: .larger(\.countdown)
    ) { $0.countdown = try $1.number(0...60) },
    SettingsKey(
      "on_disconnect",
      "when the terminal is lost: pause (stop sending) or finish (send the remainder)",
      "终端断开后：pause（不再发送）或 finish（发送剩余部分）",
      default: "pause", policy: .only(.pause, \.onDisconnect)
    ) { $0.onDisconnect = try $1.choice(OnDisconnect.self) },
  ]
}

extension SettingsNode {
  /// A share may be written with or without quotation marks, a number as every other.
  fileprivate func operationLimit() throws(SettingsError) -> OperationLimit {
    if case .text(let text, _) = content, let limit = OperationLimit(text),
      limit.percent != nil
    {
      return limit
    }
    do {
      return .count(try number(1...1_000_000))
    } catch {
      throw unexpected { $0.aNumberOrShare(1...1_000_000) }
    }
  }
}

extension [TextPattern] {
  /// As a file has them: one is a text.
  fileprivate var settingsText: String? {
    let texts = map(\.source)
    return texts.count < 2
      ? texts.first.map { SettingsValue.text($0).inline } : texts.settingsText
  }
}
