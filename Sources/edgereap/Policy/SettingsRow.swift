import Fleet
import Words

/// A value in force and where it comes from, as `settings` prints it.
struct SettingsRow: OutputRow {
  enum Source: String, Sendable {
    case `default`, settings, profile, policy, option, environment
  }

  /// Where a value was given.
  struct Origin: Sendable {
    var source: Source
    /// `config.yaml:3`, `--read-only`; empty for a default.
    var place = ""
  }

  /// Names joined by dots: `approval.phrase`.
  var key: String
  /// As a file has it.
  var value: String
  /// More than one where the value is what holds of several.
  var origins: [Origin]

  static let columns: [OutputColumn<SettingsRow>] = [
    OutputColumn("key") { .text($0.key) },
    OutputColumn("value") { .text($0.value) },
    OutputColumn("source") { row in
      .text(row.origins.map(\.source.rawValue).joined(separator: "+"))
    },
    OutputColumn("place") { row in
      .text(row.origins.map(\.place).filter { !$0.isEmpty }.joined(separator: " "))
    },
  ]
  static let tableColumns = columns.map(\.name)
}

/// Where the values in force come from: the settings, the profile that was chosen, the policy, and what
/// was said at the start.
struct SettingsOrigins {
  /// As their file has them, without the policy.
  var settings: Settings
  var file: String
  /// Empty where none is chosen.
  var profileName: String
  var policy: HostPolicy
  /// By the name of their keys.
  var said: [String: (value: String, origin: SettingsRow.Origin)]

  /// Every key that has a value, in the order of the tables.
  ///
  /// - Parameter joined: ``settings`` under the policy.
  func rows(of joined: Settings) -> [SettingsRow] {
    let profile = settings.profiles[profileName] ?? ProfileSettings()
    let silent = ProfileSettings()
    let policyFile = policy.file
    return Settings.keys.flatMap(\.leaves).filter { $0.path != ["profiles"] }.flatMap {
      rows(
        $0.path, $0.key, own: entries([], of: settings), in: .settings,
        (settings, joined, policyFile?.settings ?? .permissive))
    }
      + ProfileSettings.keys.flatMap(\.leaves).flatMap {
        rows(
          $0.path, $0.key, own: entries(["profiles", profileName], of: settings), in: .profile,
          (profile, profile.under(policy), policyFile?.profile ?? silent))
      }
  }

  /// The entries below a path, with what follows it.
  private func entries(_ path: [String], of settings: Settings) -> [SettingsEntry] {
    settings.entries.filter { $0.path.starts(with: path) }.map { entry in
      var entry = entry
      entry.path.removeFirst(path.count)
      return entry
    }
  }

  /// - Parameters:
  ///   - own: what the file has, by the paths of the table.
  ///   - targets: the operator's, what is in force, and the policy's.
  private func rows<Target>(
    _ path: [String], _ key: SettingsKey<Target>, own: [SettingsEntry],
    in source: SettingsRow.Source, _ targets: (own: Target, joined: Target, policy: Target)
  ) -> [SettingsRow] {
    let name = path.joined(separator: ".")
    let own = own.filter { $0.path.starts(with: path) }
    let ofPolicy = key.joining == nil ? [] : policyEntries(path)
    func row(_ entry: SettingsEntry, _ origin: SettingsRow.Origin) -> SettingsRow {
      let rest = entry.path.dropFirst(path.count)
      return SettingsRow(
        key: ([name] + rest).joined(separator: "."), value: entry.text, origins: [origin])
    }
    let ownRows = own.map { row($0, origin(source, file, $0)) }
    let ruled = key.joining.flatMap {
      value($0, own: own, ofPolicy: ofPolicy, in: source, targets)
    }
    if let ruled {
      return ruled.value.map { [SettingsRow(key: name, value: $0, origins: ruled.origins)] } ?? []
    }
    if let said = said[name] {
      return [SettingsRow(key: name, value: said.value, origins: [said.origin])]
    }
    let policyRows = ofPolicy.map { row($0, origin(.policy, policy.file?.path ?? "", $0)) }
    guard ownRows.isEmpty, policyRows.isEmpty else { return ownRows + policyRows }
    guard key.isDefault else { return [] }
    return [
      SettingsRow(
        key: name, value: key.sample(.log), origins: [SettingsRow.Origin(source: .default)])
    ]
  }

  /// What the policy makes of a value; nil where it is the operator's, or its items are shown one by one.
  private func value<Target>(
    _ joining: SettingsJoin<Target>, own: [SettingsEntry], ofPolicy: [SettingsEntry],
    in source: SettingsRow.Source, _ targets: (own: Target, joined: Target, policy: Target)
  ) -> (value: String?, origins: [SettingsRow.Origin])? {
    guard let policyFile = policy.file else { return nil }
    let texts = (
      own: joining.text(targets.own), joined: joining.text(targets.joined),
      policy: joining.text(targets.policy)
    )
    guard !ofPolicy.isEmpty || texts.joined != texts.own, texts.joined != nil || texts.own != nil
    else { return nil }
    let byPolicy =
      ofPolicy.isEmpty
      ? [SettingsRow.Origin(source: .policy, place: policyFile.path)]
      : ofPolicy.map { origin(.policy, policyFile.path, $0) }
    let byOperator =
      own.isEmpty
      ? [SettingsRow.Origin(source: .default)] : own.map { origin(source, file, $0) }
    if texts.joined == texts.policy { return (texts.joined, byPolicy) }
    if texts.joined == texts.own { return (texts.joined, byOperator) }
    return (texts.joined, byOperator + byPolicy)
  }

  private func policyEntries(_ path: [String]) -> [SettingsEntry] {
    policy.file?.settings.entries.filter { $0.path == path } ?? []
  }

  private func origin(
    _ source: SettingsRow.Source, _ file: String, _ entry: SettingsEntry
  ) -> SettingsRow.Origin {
    SettingsRow.Origin(source: source, place: "\(file):\(entry.line)")
  }
}
