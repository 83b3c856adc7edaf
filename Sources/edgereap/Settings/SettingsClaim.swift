import Fleet
import Words

/// What a settings file takes to be true: that a region or zone exists, that a rule still holds.
/// Where it is not, its rule protects nothing.
struct SettingsClaim: Sendable, Hashable {
  enum Kind: String, Sendable { case region, zone, expires }

  var kind: Kind
  var place: PlacedText
  /// Empty for the regions that a profile lists.
  var rule: String
  /// Empty for rules that hold under every profile.
  var profile: String

  /// Whether the program itself knows that it may be true. Zones have the names of their regions.
  var isKnown: Bool {
    switch kind {
    case .region: KnownRegion.all.contains(place.text)
    case .zone: KnownRegion.all.contains { place.text.hasPrefix("\($0)-") }
    case .expires: true
    }
  }

  /// That there is no such place.
  ///
  /// - Parameter regions: all of them, for what may have been meant.
  func error(in file: String, among regions: some Sequence<String>) -> SettingsError {
    let known = regions.sorted()
    return place.error(in: file) { words in
      let problem = words.unknownPlace(place.text, isZone: kind == .zone, among: known)
      return rule.isEmpty
        ? words.inProfile(profile, problem) : words.ruleProtectsNothing(rule, problem)
    }
  }

  /// What is to be said of it where no service is asked; nil for nothing.
  fileprivate func doubt(in file: String, at now: Timestamp) -> SettingsError? {
    if kind == .expires {
      guard let expires = Timestamp(iso8601: place.text), expires <= now else { return nil }
      return place.error(in: file) { $0.ruleHasExpired(rule) }
    }
    guard !isKnown else { return nil }
    return place.error(in: file) { words in
      let problem = words.doubtfulPlace(
        place.text, isZone: kind == .zone, among: KnownRegion.all)
      return rule.isEmpty ? words.inProfile(profile, problem) : words.inRule(rule, problem)
    }
  }

  fileprivate func check(in file: String) throws(SettingsError) {
    let isWord = place.text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard kind == .expires || isWord && !place.text.isEmpty else {
      throw error(in: file, among: KnownRegion.all)
    }
  }
}

extension Settings {
  /// To be called when the file has been read, so that everything in it has the form that it must.
  ///
  /// - Throws: for what cannot be the name of a region or zone.
  mutating func readClaims(_ root: SettingsNode, file: String) throws(SettingsError) {
    claims = try Self.claims(ofRules: root["protection"], profile: "")
    claims += try Self.claims(ofRules: root["keep"], profile: "").filter { claim in
      // A pattern may find a region that is yet to come.
      !claim.place.text.contains { "*?".contains($0) }
    }
    for (name, profile) in try root["profiles"]?.entries() ?? [] {
      let name = try name.text()
      for region in try profile["regions"]?.list() ?? [] {
        let place = try region.placedText()
        claims.append(SettingsClaim(kind: .region, place: place, rule: "", profile: name))
      }
      claims += try Self.claims(ofRules: profile["protection"], profile: name)
    }
    for claim in claims { try claim.check(in: file) }
  }

  private static func claims(
    ofRules rules: SettingsNode?, profile: String
  ) throws(SettingsError) -> [SettingsClaim] {
    var claims: [SettingsClaim] = []
    for (index, rule) in (try rules?.list() ?? []).enumerated() {
      // Only a keep rule may have no name.
      let given = try rule["rule"]?.text() ?? ""
      let name = given.isEmpty ? SettingsNode.keepRuleName(at: index) : given
      for (key, value) in try rule.entries() {
        guard let kind = SettingsClaim.Kind(rawValue: try key.text()) else { continue }
        claims.append(
          SettingsClaim(
            kind: kind, place: try value.placedText(), rule: name, profile: profile))
      }
    }
    return claims
  }

  /// What a person should know of a file that can be used: claims that the services may not bear
  /// out, and rules that hold no more.
  func doubts(file: String, at now: Timestamp) -> [SettingsError] {
    claims.compactMap { $0.doubt(in: file, at: now) }
  }
}

extension SettingsNode {
  /// The value of a key; nil where this is no mapping or has no such key.
  subscript(key: String) -> SettingsNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { (try? $0.key.text()) == key }?.value
  }
}
