import Fleet
import Words

/// A policy as its file has it.
struct PolicyFile: Sendable {
  var path: String
  private var text: String
  /// Where the file says nothing, these allow everything.
  private(set) var settings = Settings.permissive
  private(set) var profile = ProfileSettings()

  /// The keys that a policy can have: those of the settings and of a profile that can tighten.
  static let keys: [SettingsKey<PolicyFile>] =
    Settings.keys.compactMap { $0.ofPolicy?.within(\.settings) }
    + ProfileSettings.keys.compactMap { $0.ofPolicy?.within(\.profile) }

  /// - Throws: `SettingsError`, also for a key that cannot tighten anything.
  init(_ text: String, file path: String) throws {
    self.path = path
    self.text = text
    guard let root = try SettingsNode.parse(text, file: path) else { return }
    try root.read(into: &self, by: Self.keys)
    try root.checkSigners(settings.approval)
    settings.entries = try root.placedEntries()
    try settings.readClaims(root, file: path)
  }

  /// The names of its rules, and of the shipped ones where it asks for them.
  var ruleNames: Set<String> { settings.policyRuleNames }

  /// What it asks of every plan.
  var floor: DisciplineFloor {
    DisciplineFloor(
      stopAfter: settings.discipline.stopAfter, canary: settings.discipline.canary,
      reasons: settings.requiredReasons)
  }
}

/// By its text: the same text is the same policy.
extension PolicyFile: Hashable {
  static func == (left: PolicyFile, right: PolicyFile) -> Bool {
    left.path == right.path && left.text == right.text
  }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension Settings {
  /// Settings that allow everything: those of a policy that says nothing. Joining them changes nothing.
  static var permissive: Settings {
    var settings = Settings()
    settings.keepsShippedProtection = false
    settings.discipline = Discipline(stopAfter: .never, canary: .off)
    settings.countdown = 0
    settings.onDisconnect = .finish
    return settings
  }

  fileprivate var policyRuleNames: Set<String> { Set(rules.map(\.name) + keep.map(\.name)) }
}

extension SettingsNode {
  /// Operators see and lift a rule of a policy by its name, so that it needs one.
  func checkKeepNames() throws(SettingsError) {
    for item in try list() where try item["rule"]?.text().isEmpty != false {
      throw item.error { $0.ruleNeedsName }
    }
  }

  /// Who may sign is never left to the operator where signatures are asked for.
  fileprivate func checkSigners(_ approval: ApprovalSettings) throws(SettingsError) {
    guard let node = self["approval"], approval.allowedSigners == nil,
      approval.signatures > 0 || approval.revokedSigners != nil || approval.sshKeygen != nil
    else { return }
    throw node.error { $0.missingKey("allowed_signers") }
  }
}

extension Settings {
  /// Keeps liftable what the policy's `liftable` names too. A policy without that key lets every rule be
  /// lifted but its own.
  mutating func keepLiftable(under policy: Settings) {
    guard let wanted = liftableRules else { return }
    let rules = policy.policyRuleNames
    let named = policy.liftableRules.map { Set($0.map(\.text)) }
    let kept = wanted.filter { named?.contains($0.text) ?? !rules.contains($0.text) }
    liftableRules = kept
    barredRules.formUnion(Set(wanted.map(\.text)).subtracting(kept.map(\.text)))
  }
}
