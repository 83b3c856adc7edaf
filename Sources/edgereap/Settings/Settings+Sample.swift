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
      case "protection", "keep":
        lines.append("#\(key.name):")
        for (index, rule) in SettingsNode.itemKeys(of: key.name, words).enumerated() {
          lines.append(
            "#  \(index == 0 ? "-" : " ") \(rule.name): \(rule.sample)  # \(rule.summary)")
        }
      case "views":
        lines += ["#views:", "#  leaving:"]
        lines += SettingsNode.viewKeys(words).map {
          "#    \($0.name): \($0.sample)  # \($0.summary)"
        }
      case "notify":
        lines.append("#notify:")
        lines += key.members.map { $0.line(words, indent: 2) }
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
        // Of two sources one would not be used.
        $0.line(words, indent: 6, isAlternative: $0.name == "tccli_profile")
      } + ["#      assume_role:"]
      + ProfileSettings.RoleSettings.keys.map { $0.line(words, indent: 8) }
  }
}

extension SettingsKey {
  fileprivate func line(_ words: Words, indent: Int, isAlternative: Bool = false) -> String {
    let start = "#" + String(repeating: " ", count: indent) + (isAlternative ? "# " : "")
    return "\(start)\(name): \(sample(words))  # \(summary(words))"
  }
}
