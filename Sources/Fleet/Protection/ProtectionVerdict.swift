/// Why an instance is protected.
package struct ProtectionVerdict: FactArgument, Hashable {
  package var rule: String
  package var reason: ProtectionReason

  package init(rule: String, reason: ProtectionReason) {
    self.rule = rule
    self.reason = reason
  }

  package static let sample = ProtectionVerdict(rule: "x", reason: .unreadableName)
  package var spelled: [String] { [rule] + reason.spelled }

  package init?(taking rest: inout ArraySlice<String>) {
    guard let rule = rest.popFirst(), let reason = ProtectionReason(taking: &rest) else {
      return nil
    }
    self.init(rule: rule, reason: reason)
  }
}

/// Why a rule protects.
package enum ProtectionReason: Fact {
  /// In the words of the settings.
  case stated(String)
  /// A rule that is shipped.
  case nameContains(String)
  /// The name has bytes that are not UTF-8, so that no rule by name can be judged.
  case unreadableName

  package static let sample = ProtectionReason.unreadableName
  package static let kinds: [FactKind<ProtectionReason>] =
    FactKind.plain(.unreadableName) + [FactKind(Self.stated), FactKind(Self.nameContains)]

  /// The text in digests of plans and in output, which never changes.
  package var text: String {
    switch self {
    case .stated(let text): text
    case .nameContains(let part): "its name contains '\(part)'"
    case .unreadableName:
      "its name has bytes that are not UTF-8, so that a rule by name cannot be judged"
    }
  }
}
