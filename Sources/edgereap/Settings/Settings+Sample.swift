extension Settings {
  /// A commented file with every key, its meaning and its default or an example. It is made from
  /// the tables that read the file, so that it cannot drift from them.
  static var sample: String {
    var lines = [
      "# Settings of edgereap. Every key may be left out; what is commented shows the default,",
      "# or an example where there is none. Copy it to ~/.config/edgereap/config.yaml.",
    ]
    for key in keys {
      lines += ["", "# \(key.summary)"]
      switch key.name {
      case "profiles":
        lines += ["#profiles:", "#  ops:"] + profileLines
      case "protection":
        lines.append("#protection:")
        for (index, rule) in SettingsNode.protectionKeys.enumerated() {
          lines.append(
            "#  \(index == 0 ? "-" : " ") \(rule.name): \(rule.sample)  # \(rule.summary)")
        }
      case "filters": lines += ["#filters:", "#  idle-cdn: \"name~^cdn- age>30d\""]
      case "keys": lines += ["#keys:", "#  terminate: [t]"]
      default: lines.append("#\(key.name): \(key.sample)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static var profileLines: [String] {
    ProfileSettings.keys.filter { $0.name != "credentials" }.map {
      "#    \($0.name): \($0.sample)  # \($0.summary)"
    } + ["#    credentials:  # one of these, and a role on top"]
      + ProfileSettings.credentialKeys.filter { $0.name != "assume_role" }.map {
        "#      \($0.name): \($0.sample)  # \($0.summary)"
      } + ["#      assume_role:"]
      + ProfileSettings.RoleSettings.keys.map {
        "#        \($0.name): \($0.sample)  # \($0.summary)"
      }
  }
}
