package import LinearRegex

/// A reason why some instances must not be terminated. Neither API has a deletion-protection
/// flag, so the settings do.
package struct ProtectionRule: Sendable, Hashable {
  /// By which the rule is shown and lifted.
  package var name: String
  package var reason: ProtectionReason
  /// Every condition has to hold. A rule without one protects nothing.
  package var conditions: [Condition]
  /// The expiry of the rule; nil for no expiry.
  package var expires: Timestamp?

  package init(
    name: String, reason: ProtectionReason, conditions: [Condition], expires: Timestamp? = nil
  ) {
    self.name = name
    self.reason = reason
    self.conditions = conditions
    self.expires = expires
  }

  package enum Condition: Sendable, Hashable {
    /// The name contains this, whatever its case.
    case nameContains(String)
    /// The whole name matches, with `*` for any run and `?` for any one character.
    case nameMatches(String)
    /// The pattern is found in the name.
    case nameFinds(TextPattern)
    case id(String)
    case region(String)
    case zone(String)
    case product(Product)
    /// A nil value matches any.
    case tag(key: String, value: String?)
    /// Younger than this many seconds. An unknown age counts as young.
    case youngerThan(Int64)
    /// Older than this many seconds. An unknown age counts as old.
    case olderThan(Int64)
  }

  /// In force wherever no settings say otherwise. In the official samples of ECM a running
  /// instance's own name asks not to be deleted.
  package static let shipped: [ProtectionRule] = ["勿删", "do-not-delete", "donotdelete"].map {
    ProtectionRule(
      name: "name-\($0)", reason: .nameContains($0), conditions: [.nameContains($0)])
  }
}
