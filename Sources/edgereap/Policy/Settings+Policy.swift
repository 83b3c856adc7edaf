import Fleet
import Words

extension Settings {
  /// These settings and a policy, together.
  ///
  /// - Parameter file: that these were read from.
  /// - Throws: for a rule that has the name of one of the policy's, and for one that is to be liftable
  ///   and is nowhere.
  func under(_ policy: HostPolicy, file: String) throws(SettingsError) -> Settings {
    guard let policyFile = policy.file else {
      // Without the policy it is not known which rules there are.
      if policy.untrusted == nil { try checkLiftable(file: file) }
      return self
    }
    try checkRuleNames(file: file, beside: policyFile)
    try checkLiftable(file: file, beside: policyFile.ruleNames)
    var joined = self
    joined.take(policyFile.settings)
    joined.floor = policyFile.floor
    return joined
  }

  private mutating func take(_ policy: Settings) {
    for (_, key) in Self.keys.flatMap(\.leaves) { key.joining?.join(&self, policy) }
  }

  /// The settings of a file as they hold on this host.
  static func inForce(
    from path: String, under policy: HostPolicy
  ) throws -> Settings {
    try load(from: path).under(policy, file: path)
  }

  /// A rule of the operator's that took over the name of one of the policy's would be taken for it where
  /// it is shown or lifted.
  private func checkRuleNames(
    file: String, beside policy: PolicyFile
  ) throws(SettingsError) {
    let taken = Set(
      policy.settings.protection.map(\.name) + policy.settings.keep.map(\.name))
    let keepPlaces = entries.filter { $0.path == ["keep"] }
    for (place, rule) in zip(keepPlaces, keep) where taken.contains(rule.name) {
      throw clash(rule.name, at: place)
    }
    for entry in entries where entry.path.last == "protection" {
      guard case .text(let name)? = entry.value["rule"], taken.contains(name) else { continue }
      throw clash(name, at: entry)
    }
    func clash(_ name: String, at entry: SettingsEntry) -> SettingsError {
      let place = policy.place(ofRule: name)
      return entry.error(in: file) { $0.ruleOfPolicy(name, at: place) }
    }
  }

  /// A name that no rule has would be found out when the rule is to be lifted.
  private func checkLiftable(
    file: String, beside others: Set<String> = []
  ) throws(SettingsError) {
    let rules = ProtectionRule.shipped + protection
    let known =
      rules.map(\.name) + keep.map(\.name) + others
      + profiles.values.flatMap { $0.protection.map(\.rule.name) }
    for place in liftableRules ?? [] where !known.contains(place.text) {
      throw place.error(in: file) { $0.unknownRule(place.text, among: Set(known).sorted()) }
    }
  }
}

extension PolicyFile {
  fileprivate func place(ofRule name: String) -> String {
    let entry = settings.entries.first { $0.value["rule"] == .text(name) }
    return "\(path):\(entry?.line ?? 0)"
  }
}

extension ProfileSettings {
  /// The profile and a policy, together.
  func under(_ policy: HostPolicy) -> ProfileSettings {
    guard let file = policy.file else { return self }
    var joined = self
    for key in Self.keys { key.joining?.join(&joined, file.profile) }
    return joined
  }
}
