import Fleet
import Words

extension Settings {
  /// Every key of the top level.
  static let keys: [SettingsKey<Settings>] =
    identityKeys + safetyKeys + engineKeys + screenKeys + listKeys + keyKeys

  private static let identityKeys: [SettingsKey<Settings>] = [
    SettingsKey("profile", "the profile that is used when none is named", sample: "ops") {
      $0.profile = try $1.placedText()
    },
    SettingsKey("profiles", "accounts, or ways to reach them, by name", sample: "") {
      settings, node in
      for (name, value) in try node.entries() {
        var profile = ProfileSettings()
        try value.read(into: &profile, by: ProfileSettings.keys)
        settings.profiles[try name.text()] = profile
      }
    },
  ]

  private static let safetyKeys: [SettingsKey<Settings>] = [
    SettingsKey("protection", "rules for what must not be terminated", sample: "") {
      settings, node in
      for item in try node.list() {
        let rule = try item.protectionRule()
        let known = ProtectionRule.shipped + settings.protection
        guard !known.contains(where: { $0.name == rule.name }) else {
          throw item.error { $0.ruleTwice(rule.name) }
        }
        settings.protection.append(rule)
      }
    },
    SettingsKey(
      "shipped_protection", "whether names with 勿删, do-not-delete, donotdelete are protected",
      sample: "true"
    ) { $0.keepsShippedProtection = try $1.flag() },
    SettingsKey(
      "liftable", "rules that --override-protection may lift", sample: "[name-do-not-delete]"
    ) { $0.liftableRules = try $1.texts() },
    SettingsKey(
      "largest_operation", "most instances that one operation may terminate", sample: "1000"
    ) { $0.largestOperation = try $1.number(1...1_000_000) },
    SettingsKey(
      "countdown", "seconds between the typed phrase and the first request", sample: "3"
    ) { $0.countdown = try $1.number(0...60) },
    SettingsKey(
      "on_disconnect",
      "what a lost terminal does: pause (send nothing more) or finish (send the rest)",
      sample: "pause"
    ) { $0.onDisconnect = try $1.choice(OnDisconnect.self) },
  ]

  private static let engineKeys: [SettingsKey<Settings>] = [
    SettingsKey(
      "ecm_time_zone", "zone of ECM's zoneless times, once you know it; +08:00 is inferred",
      sample: "\"+08:00\""
    ) { $0.ecmZoneOffset = try $1.zoneOffset() },
    SettingsKey("slow_after", "when an instance is called slow at the latest", sample: "10m") {
      $0.slowAfter = try $1.seconds()
    },
    SettingsKey("stuck_after", "when an instance is called stuck at the latest", sample: "1h") {
      $0.stuckAfter = try $1.seconds()
    },
    SettingsKey("request_timeout", "longest time for one request", sample: "30s") {
      $0.requestTimeout = try $1.seconds()
    },
    SettingsKey(
      "reading_lag",
      "how far a reading may be behind the service; an unknown outcome settles after both",
      sample: "30s"
    ) { $0.readingLag = try $1.seconds() },
    SettingsKey(
      "calls_per_second", "what the API allows of one action; lower it to leave room for others",
      sample: "20"
    ) { $0.callsPerSecond = try $1.number(1...1000) },
  ]

  private static let screenKeys: [SettingsKey<Settings>] = [
    SettingsKey("theme", "see 'edgereap themes'", sample: "default-dark") {
      $0.theme = try $1.placedText()
    },
    SettingsKey("language", "en or zh; by the locale where it is not given", sample: "en") {
      $0.language = try $1.choice(Language.self)
    },
    SettingsKey("slow_link", "send as few bytes as possible", sample: "false") {
      $0.slowLink = try $1.flag()
    },
    SettingsKey(
      "escape_delay",
      "milliseconds that Esc waits for the rest of a key; over SSH measured where not given",
      sample: "25"
    ) { $0.escapeDelay = try $1.number(1...2_000) },
    SettingsKey("mouse", "whether the mouse works in the screen", sample: "true") {
      $0.mouse = try $1.flag()
    },
  ]

  private static let listKeys: [SettingsKey<Settings>] = [
    SettingsKey(
      "columns", "columns of the list, in order, each with a width of its own if you like",
      sample: "[id, name, {name: zone, width: 24}, state, public_ips, age]"
    ) { $0.columns = try $1.listColumns() },
    SettingsKey(
      "sort", "the column that the list is sorted by; -created turns it over", sample: "id"
    ) { $0.order = try $1.sortOrder() },
    SettingsKey(
      "group", "headings in the list: none, region, product, module, zone", sample: "none"
    ) { $0.grouping = try $1.choice(Grouping.self) },
    SettingsKey("filter", "the filter in force at the start", sample: "\"state:running\"") {
      $0.startFilter = try $1.filterText()
    },
    SettingsKey("filters", "filters by name; '@name' in a filter stands for one", sample: "") {
      settings, node in
      for (name, value) in try node.entries() {
        let word = try name.text()
        guard word.contains(where: { !$0.isWhitespace }), !word.hasPrefix("@") else {
          throw name.error { $0.filterNeedsName(word) }
        }
        settings.filterTexts.append(try value.filterText(name: word))
      }
    },
  ]

  private static let keyKeys: [SettingsKey<Settings>] = [
    SettingsKey("keys", "own keys by command; see the palette for the names", sample: "") {
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
