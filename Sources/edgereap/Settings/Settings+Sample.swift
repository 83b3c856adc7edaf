import Words

extension Settings {
  /// A commented file with every key, its meaning and its default or an example. It is made from
  /// the tables that read the file, so that it cannot drift from them.
  static func sample(_ words: Words) -> String {
    var lines = words.settingsSampleHead.map { "# \($0)" }
    for key in keys {
      lines += ["", "# \(key.summary(words))"]
      switch key.name {
      case "profiles":
        lines += ["#profiles:", "#  ops:"] + profileLines(words)
      case "protection":
        lines.append("#protection:")
        for (index, rule) in SettingsNode.protectionKeys(words).enumerated() {
          lines.append(
            "#  \(index == 0 ? "-" : " ") \(rule.name): \(rule.sample)  # \(rule.summary)")
        }
      case "filters": lines += ["#filters:", "#  idle-cdn: \"name~^cdn- age>30d\""]
      case "keys": lines += ["#keys:", "#  terminate: [t]"]
      default: lines.append("#\(key.name): \(key.sample(words))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func profileLines(_ words: Words) -> [String] {
    ProfileSettings.keys.filter { $0.name != "credentials" }.map { $0.line(words, indent: 4) }
      + ["#    credentials:  # \(words.settingsSampleCredentials)"]
      + ProfileSettings.credentialKeys.filter { $0.name != "assume_role" }.map {
        $0.line(words, indent: 6)
      } + ["#      assume_role:"]
      + ProfileSettings.RoleSettings.keys.map { $0.line(words, indent: 8) }
  }
}

extension SettingsKey {
  fileprivate func line(_ words: Words, indent: Int) -> String {
    "#\(String(repeating: " ", count: indent))\(name): \(sample(words))  # \(summary(words))"
  }
}
