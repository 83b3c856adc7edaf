import Words

/// How an operator who looks elsewhere is notified that an operation ends, fails first, stops or waits.
struct NotifySettings: Sendable, Hashable {
  var bell = true
  /// By a sequence that terminals show as a notification of the desktop.
  var desktop = true
  /// A program and its arguments that is run for each of these events; empty for none.
  var command: [String] = []

  static let keys: [SettingsKey<NotifySettings>] = [
    SettingsKey("bell", "ring the terminal's bell", "终端响铃", default: "true") {
      $0.bell = try $1.flag()
    },
    SettingsKey(
      "desktop", "show a desktop notification, where the terminal reports its focus",
      "显示桌面通知（终端须能报告焦点）", default: "true"
    ) { $0.desktop = try $1.flag() },
    SettingsKey(
      "command", "program and arguments that get each event as JSON on standard input; no shell",
      "程序及其参数：每个事件以 JSON 送入其标准输入，不经 shell",
      sample: "[notify-oncall, --edge]"
    ) { $0.command = try $1.command() },
  ]
}

extension SettingsNode {
  /// A program and its arguments; nothing of it is expanded.
  fileprivate func command() throws(SettingsError) -> [String] {
    let words = try texts()
    guard words.first?.isEmpty != true else { throw unexpected { $0.aProgram } }
    return words
  }
}
