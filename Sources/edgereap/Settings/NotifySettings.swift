import Words

/// How an operator who looks elsewhere is notified that an operation ends, fails first, stops or waits.
struct NotifySettings: Sendable, Hashable {
  var bell = true
  /// By a sequence that terminals show as a notification of the desktop.
  var desktop = true

  static let keys: [SettingsKey<NotifySettings>] = [
    SettingsKey("bell", "ring the terminal's bell", "终端响铃", default: "true") {
      $0.bell = try $1.flag()
    },
    SettingsKey(
      "desktop", "show a desktop notification, where the terminal reports its focus",
      "显示桌面通知（终端须能报告焦点）", default: "true"
    ) { $0.desktop = try $1.flag() },
  ]
}
