import Dashboard
import Fleet
import Words

/// The reference pages of the documentation, made from the tables that the program itself goes by,
/// so that they cannot drift from it.
enum Reference {
  static let origin =
    "This page is made by `make manual` from the tables\nthat the program reads by."

  /// Every key of the settings: `docs/reference-settings.md`.
  static var settings: String {
    var page = Markdown("# Settings")
    page.paragraph(
      """
      YAML in `$XDG_CONFIG_HOME/edgereap/config.yaml` (`~/.config/edgereap/config.yaml`). Every key
      is optional. `edgereap settings --sample` prints a commented file with all of them, and
      `edgereap settings` checks yours: an error names file, line, column and the accepted values; for
      an unknown key it names the nearest known one. \(origin)
      """)
    page.paragraph(
      """
      The third column is the default, or an example where there is none.
      """)
    page.table(Settings.keys)
    page.section("A profile")
    page.paragraph(
      "Under `profiles`, by name. `--profile NAME` or `EDGEREAP_PROFILE` chooses one, else `profile`."
    )
    page.table(ProfileSettings.keys)
    page.section("Credentials of a profile")
    page.paragraph(
      """
      Under `credentials` of a profile. `process` or `tccli_profile` come before everything else of
      [the chain](contract.md#credentials-first-hit-wins). No key holds a secret.
      """)
    page.table(ProfileSettings.credentialKeys)
    page.section("A role to assume")
    page.paragraph("Under `assume_role` of the credentials.")
    page.table(ProfileSettings.RoleSettings.keys)
    page.section("A protection rule")
    page.paragraph(
      """
      Each item of `protection`. All conditions of a rule must match; a rule without a condition is
      an error.
      """)
    page.keys(SettingsNode.itemKeys(of: "protection", Words(.english)))
    page.section("A keep rule")
    page.paragraph(
      """
      Each item of `keep`. It needs `running`, and `region`, `module` or both: it counts in each place
      that fits, over every product unless it names one.
      """)
    page.keys(SettingsNode.itemKeys(of: "keep", Words(.english)))
    page.section("A view")
    page.paragraph(
      """
      Under `views`, by name. Every key is optional; what a view does not give stays on the
      screen. Views and `filters` share one name space. The screen saves views, filters, `columns`,
      `sort` and `group` here at the top level, and changes only the lines of the keys concerned.
      """)
    page.keys(SettingsNode.viewKeys(Words(.english)))
    page.section("Notifications")
    page.paragraph(
      """
      Under `notify`. The bell rings and a notification shows when an operation ends, first fails,
      stops or waits: never while the terminal has the focus, and at most once in ten seconds.
      The command runs for each of these events and for the start, whatever has the focus.
      """)
    page.table(NotifySettings.keys)
    page.section("Approval")
    page.paragraph("Under `approval`.")
    page.table(ApprovalSettings.keys)
    page.section("A policy")
    for text in Words(.english).policyParagraphs { page.paragraph(text) }
    page.paragraph(
      """
      `edgereap doctor` shows whether there is one and whether it is trusted; `edgereap settings` shows for each value
      whether it comes from the policy, the settings, a profile, an option or the defaults.
      """)
    page.table(
      ["key", "together with the settings"],
      PolicyFile.keys.flatMap(\.leaves).compactMap { path, key in
        key.joining.map {
          ["`\(path.joined(separator: "."))`", $0.rule.summary(Words(.english))]
        }
      })
    page.section("Durations")
    page.paragraph("A number with a unit (`s`, `m`, `h`, `d`): `90s`, `15m`, `2h`, `30d`.")
    return page.text
  }

  /// What a filter can say: `docs/reference-filter.md`.
  static var filter: String {
    var page = Markdown("# Filters")
    page.paragraph(
      """
      One language for `/`, `+` and `-` on the screen, for `--filter` of the commands, and for
      `filter` and `filters` in the settings. An error names its position and the likely correction
      (exit code 64). \(origin)
      """)
    page.section("Terms")
    page.list([
      "Adjacent terms must all match: `region:ap-guangzhou state:running`.",
      "`|` between alternatives is *or*: `state:running|stopped`.",
      "`!` before a term or an alternative is *not*: `!tag:env=prod`.",
      "A word without a field is searched in id, name, addresses and zone.",
      "Case does not matter. Put a value with spaces or signs in quotation marks.",
      """
      `@name` refers to a filter or the filter of a view in the settings; `@\"two words\"` if its \
      name has spaces.
      """,
    ])
    page.section("Signs")
    let words = Words(.english)
    page.table(
      ["form", "matches if the field"],
      FilterSign.allCases.map { ["`\($0.form)`", words.meaning(of: $0)] })
    page.section("Impossible values")
    page.list([
      """
      `product`, `phase`, `pay`, `protected` and `marked` have fixed values. `region` and `zone` are \
      checked once the services have listed theirs, `state` against the documented words and the \
      listed instances. Filters in the settings are checked against the fixed values only. Any other \
      value, or a wildcard that matches no valid one, is an error that suggests a similar value.
      """,
      "A value must not be missing: `module:\"\"` matches instances without a module.",
      """
      `!=`, `!~`, `and`, `or`, `not`, commas between values and full-width signs (`：` `＞` `！` `｜` \
      `，`) are errors that name the right spelling. In quotation marks they are plain text.
      """,
    ])
    page.section("Fields")
    page.table(
      ["field", "meaning"],
      InstanceField.allCases.compactMap { field in
        field.filterName.map { ["`\($0)`", field.help.english] }
      })
    page.section("Examples")
    page.paragraph("With a simulator or an account at hand ([how to](how-to.md)):")
    page.console([
      "edgereap list --filter 'region:ap-guangzhou state:running name~^cdn-'",
      "edgereap list --filter '!tag:env=prod product:ecm|edgezone' --output csv",
      "edgereap list --filter 'phase:stopped !protected:yes'",
      "edgereap list --filter 'age>30d created<2026-06-01'",
      "edgereap list --filter 'name:cdn-* ip~^10\\.'",
      "edgereap list --filter 'regoin:ap-guangzhou' # exits with 64",
      "edgereap list --filter 'region:gz' # exits with 64",
    ])
    return page.text
  }
}

/// A page of Markdown under construction.
struct Markdown {
  private(set) var text: String

  init(_ title: String) { text = title + "\n" }

  mutating func paragraph(_ words: String) {
    text += "\n" + words + "\n"
  }

  mutating func section(_ title: String) { text += "\n## \(title)\n" }

  mutating func list(_ items: [String]) {
    text += "\n"
    for item in items { text += "- \(item)\n" }
  }

  mutating func table(_ heading: [String], _ rows: [[String]]) {
    text += "\n| \(heading.joined(separator: " | ")) |\n"
    text += "|\(String(repeating: "---|", count: heading.count))\n"
    for row in rows {
      let cells = row.map { $0.replacing("|", with: "\\|") }
      text += "| \(cells.joined(separator: " | ")) |\n"
    }
  }

  mutating func table<Target>(_ keys: [SettingsKey<Target>]) {
    let words = Words(.english)
    self.keys(keys.map { ($0.name, $0.summary(words), $0.sample(words)) })
  }

  mutating func keys(_ keys: [(name: String, summary: String, sample: String)]) {
    table(
      ["key", "meaning", "default or example"],
      keys.map { key in
        ["`\(key.name)`", key.summary, key.sample.isEmpty ? "" : "`\(key.sample)`"]
      })
  }

  /// Commands that a test runs.
  mutating func console(_ commands: [String]) {
    text += "\n```console\n"
    for command in commands { text += "$ \(command)\n" }
    text += "```\n"
  }
}
