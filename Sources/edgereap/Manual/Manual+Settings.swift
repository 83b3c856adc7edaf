import Words

extension Manual {
  /// Every key of the settings, from the tables that read them.
  func writeSettings(to page: inout Roff) {
    page.section(words.settingsSection)
    page.paragraph(words.settingsParagraph)
    for key in Settings.keys {
      write(key, to: &page)
      if key.name == "profiles" { page.indented(writeProfile) }
      if !key.members.isEmpty {
        page.indented { page in for key in key.members { write(key, to: &page) } }
      }
      let items =
        key.name == "views"
        ? SettingsNode.viewKeys(words) : SettingsNode.itemKeys(of: key.name, words)
      guard !items.isEmpty else { continue }
      page.indented { page in
        for key in items {
          page.item(
            Roff.bold(key.name), words.settingsRow(key.summary, key.sample, isDefault: false))
        }
      }
    }
  }

  /// The keys of a policy, from the same tables.
  func writePolicy(to page: inout Roff) {
    page.section(words.policySection)
    for text in words.policyParagraphs { page.paragraph(text) }
    for (path, key) in PolicyFile.keys.flatMap(\.leaves) {
      guard let rule = key.joining?.rule else { continue }
      page.item(
        Roff.bold(path.joined(separator: ".")),
        words.settingsRow(rule.summary(words), "", isDefault: false))
    }
  }

  private func writeProfile(to page: inout Roff) {
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

  private func write<Target>(_ key: SettingsKey<Target>, to page: inout Roff) {
    page.item(
      Roff.bold(key.name),
      words.settingsRow(key.summary(words), key.sample(words), isDefault: key.isDefault))
  }
}
