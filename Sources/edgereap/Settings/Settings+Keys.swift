import Fleet
import Words

extension Settings {
  /// Every key of the top level.
  static let keys: [SettingsKey<Settings>] =
    identityKeys + safetyKeys + engineKeys + screenKeys + listKeys + keyKeys

  private static let identityKeys: [SettingsKey<Settings>] = [
    SettingsKey("profile", "profile used by default", "默认使用的配置", sample: "ops") {
      $0.profile = try $1.placedText()
    },
    SettingsKey(
      "profiles", "accounts, or ways to reach them, by name", "各个账号或访问方式，按名称区分", sample: ""
    ) {
      settings, node in
      for (name, value) in try node.entries() {
        var profile = ProfileSettings()
        try value.read(into: &profile, by: ProfileSettings.keys)
        settings.profiles[try name.text()] = profile
      }
    },
  ]

  private static let engineKeys: [SettingsKey<Settings>] = [
    SettingsKey(
      "ecm_time_zone",
      "UTC offset of ECM times, which the API sends without one; +08:00 is inferred",
      "ECM 的时间不带时区，确知其时区后填写；+08:00 为推断值",
      sample: "\"+08:00\""
    ) { $0.ecmZoneOffset = try $1.zoneOffset() },
    SettingsKey(
      "slow_after", "time after which an instance counts as slow", "最迟多久仍未消失即视为较慢", default: "10m"
    ) {
      $0.slowAfter = try $1.seconds()
    },
    SettingsKey(
      "stuck_after", "time after which an instance counts as stuck", "最迟多久仍未消失即视为停滞", default: "1h"
    ) {
      $0.stuckAfter = try $1.seconds()
    },
    SettingsKey("request_timeout", "timeout of one request", "单个请求的超时时间", default: "30s") {
      $0.requestTimeout = try $1.seconds(atLeast: 1)
    },
    SettingsKey(
      "reading_lag",
      "how far a reading may lag behind the service; unknown outcomes settle after timeout and lag",
      "查询结果最多滞后多久；未知的结果要在请求超时后再过这么久才判定",
      default: "30s"
    ) { $0.readingLag = try $1.seconds() },
    SettingsKey(
      "calls_per_second",
      "calls of one action per second that the API allows; lower it to leave room for others",
      "API 允许每个接口每秒调用的次数；调低可为其他程序留出余量",
      default: "20"
    ) { $0.callsPerSecond = try $1.number(1...1000) },
  ]

  private static let screenKeys: [SettingsKey<Settings>] = [
    SettingsKey(
      "theme", "theme; 'edgereap themes' lists them",
      "主题；edgereap themes 列出全部", sample: "default-dark"
    ) {
      $0.theme = try $1.placedText()
    },
    SettingsKey(
      "language", "language: en or zh; the locale decides by default", "en 或 zh；默认取系统语言环境",
      sample: "en"
    ) {
      $0.language = try $1.choice(Language.self)
    },
    SettingsKey(
      "slow_link", "send the terminal as few bytes as possible", "尽量少向终端发送数据", default: "false"
    ) {
      $0.slowLink = try $1.flag()
    },
    SettingsKey(
      "accessible", "for screen readers and braille: one thing at a time, in words, with a log",
      "供读屏软件与盲文显示器使用：逐项以文字呈现，并附日志", default: "false"
    ) { $0.isAccessible = try $1.flag() },
    SettingsKey(
      "escape_delay",
      "milliseconds to wait after Esc for the remainder of a key; measured over SSH by default",
      "Esc 等待按键后续字节的毫秒数；通过 SSH 时默认自动测量",
      sample: "25"
    ) { $0.escapeDelay = try $1.number(1...2_000) },
    SettingsKey("mouse", "use the mouse on the screen", "在界面中使用鼠标", default: "true") {
      $0.mouse = try $1.flag()
    },
    SettingsKey(
      "notify", "what tells you of an operation while you look elsewhere",
      "不看界面时，如何通知操作的进展", default: "{bell: true, desktop: true}", at: \.notify,
      NotifySettings.keys),
  ]

  private static let listKeys: [SettingsKey<Settings>] = [
    SettingsKey(
      "columns", "columns of the list, in order, each with an optional width",
      "列表的列及其顺序，可各自指定宽度",
      sample: "[id, name, {name: zone, width: 24}, state, public_ips, age]"
    ) { $0.columns = try $1.listColumns() },
    SettingsKey(
      "sort", "column that sorts the list; -created reverses the order",
      "列表的排序列；-created 为倒序", default: "id"
    ) { $0.order = try $1.sortOrder() },
    SettingsKey(
      "group",
      "headings in the list: \(Grouping.allCases.map(\.rawValue).joined(separator: ", "))",
      "列表分组：\(Grouping.allCases.map(\.rawValue).joined(separator: "、"))", default: "none"
    ) { $0.grouping = try $1.choice(Grouping.self) },
    SettingsKey(
      "filter", "filter applied at the start", "启动时生效的过滤器", sample: "\"state:running\""
    ) {
      $0.startFilter = try $1.filterText()
    },
    SettingsKey(
      "filters", "filters by name; '@name' in a filter refers to one",
      "按名称保存的过滤器；在过滤器中以“@名称”引用", sample: ""
    ) {
      settings, node in
      for (name, value) in try node.entries() {
        let word = try name.savedName(among: settings.filterTexts)
        _ = try value.filledText()
        settings.filterTexts.append(try value.filterText(name: word))
      }
    },
    SettingsKey(
      "views",
      "views by name: a filter with its columns, sort and group; '@' on the screen lists them",
      "视图，按名称：过滤器及其列、排序与分组；在界面中按“@”列出", sample: ""
    ) {
      settings, node in
      for (name, value) in try node.entries() {
        _ = try name.savedName(among: settings.filterTexts)
        let (view, filter) = try value.savedView(name)
        settings.views.append(view)
        settings.filterTexts.append(filter)
      }
    },
  ]

  private static let keyKeys: [SettingsKey<Settings>] = [
    SettingsKey(
      "keys", "your own keys by command; edgereap(1) has the names",
      "按命令自定义按键；命令名见 edgereap(1)", sample: ""
    ) {
      settings, node in
      for (name, value) in try node.entries() {
        settings.keys.append(
          KeyBinding(
            command: try name.text(), keys: try value.texts(), line: name.line,
            column: name.column))
      }
    }
  ]
}

extension SettingsNode {
  /// `+08:00`, in seconds east of UTC.
  fileprivate func zoneOffset() throws(SettingsError) -> Int {
    let text = try text()
    // Read as the offset of some time, so that there is one reader of offsets.
    guard Timestamp(iso8601: "2026-01-01T00:00:00\(text)") != nil,
      let utc = Timestamp(iso8601: "2026-01-01T00:00:00Z"),
      let local = Timestamp(iso8601: "2026-01-01T00:00:00\(text)")
    else { throw unexpected { $0.anOffset } }
    return Int(utc.seconds(since: local))
  }
}
