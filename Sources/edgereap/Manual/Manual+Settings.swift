extension Manual {
  /// Every key of the settings, from the tables that read them.
  static func writeSettings(to page: inout Roff) {
    page.section("SETTINGS")
    page.paragraph(
      "YAML, every key of which may be left out. edgereap settings --sample prints a commented "
        + "file, and edgereap settings checks the one that is there: an error names the line, the "
        + "column and what would do.")
    for key in Settings.keys {
      write(key, to: &page)
      switch key.name {
      case "profiles": page.indented(writeProfile)
      case "protection":
        page.indented { page in
          for key in SettingsNode.protectionKeys {
            page.item(Roff.bold(key.name), sentence(key.summary, sample: key.sample))
          }
        }
      default: break
      }
    }
  }

  private static func writeProfile(to page: inout Roff) {
    for key in ProfileSettings.keys {
      write(key, to: &page)
      guard key.name == "credentials" else { continue }
      page.indented { page in
        for key in ProfileSettings.credentialKeys { write(key, to: &page) }
        page.indented { page in
          for key in ProfileSettings.RoleSettings.keys { write(key, to: &page) }
        }
      }
    }
  }

  private static func write<Target>(_ key: SettingsKey<Target>, to page: inout Roff) {
    page.item(Roff.bold(key.name), sentence(key.summary, sample: key.sample))
  }

  private static func sentence(_ summary: String, sample: String) -> String {
    let text = summary.prefix(1).uppercased() + summary.dropFirst()
    return sample.isEmpty ? "\(text)." : "\(text). Such as: \(sample)"
  }
}
