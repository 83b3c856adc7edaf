import Fleet
import Words

/// What only shows when several keys are seen together.
extension Settings {
  func checkConsistency(_ root: SettingsNode) throws(SettingsError) {
    guard slowAfter > stuckAfter, let node = root["slow_after"] ?? root["stuck_after"] else {
      return
    }
    throw node.error { $0.slowAfterStuck }
  }
}

extension SettingsNode {
  /// Only one source of keys is used.
  func checkSources(of profile: ProfileSettings) throws(SettingsError) {
    let chosen = [
      "process": profile.credentialProcess != nil, "tccli_profile": profile.tccliProfile != nil,
      "cvm_role": profile.usesInstanceRole,
    ]
    var first: String?
    for (key, _) in try entries() {
      let name = try key.text()
      guard chosen[name] == true else { continue }
      if let first { throw key.error { $0.twoSources(first, name) } }
      first = name
    }
  }

  /// A text that is not blank.
  func filledText() throws(SettingsError) -> String {
    let text = try text()
    guard text.contains(where: { !$0.isWhitespace }) else { throw unexpected { $0.aText } }
    return text
  }
}
