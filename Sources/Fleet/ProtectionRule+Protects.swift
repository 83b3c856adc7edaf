extension ProtectionRule {
  /// Whether the rule stands before this instance now.
  ///
  /// Where many instances are asked, ``ProtectionPolicy`` does it with rules prepared once.
  package func protects(_ instance: Instance, at now: Timestamp) -> Bool {
    PreparedRule(self).protects(instance, at: now)
  }
}

/// A rule made ready to be asked a hundred thousand times: rows are drawn, counted and filtered by
/// what protects them.
struct PreparedRule: Sendable {
  let verdict: ProtectionVerdict
  private let expires: Timestamp?
  private let tests: [Test]

  fileprivate enum Test: Sendable {
    case nameHas(Needle)
    /// For letters whose other case ASCII does not know.
    case lowercasedNameHas(Needle)
    case nameIs(Wildcard)
    case nameFinds(TextPattern)
    case created(isYounger: Bool, Int64)
    case fixed(@Sendable (Instance) -> Bool)
  }

  init(_ rule: ProtectionRule) {
    verdict = ProtectionVerdict(rule: rule.name, reason: rule.reason)
    expires = rule.expires
    tests = rule.conditions.map { Test($0) }
  }

  func protects(_ instance: Instance, at now: Timestamp) -> Bool {
    if let expires, now >= expires { return false }
    guard !tests.isEmpty else { return false }
    for test in tests where !test.holds(for: instance, at: now) { return false }
    return true
  }
}

extension PreparedRule.Test {
  init(_ condition: ProtectionRule.Condition) {
    switch condition {
    case .nameContains(let part):
      let needle = Needle(part)
      self = part.hasCaseBeyondASCII ? .lowercasedNameHas(needle) : .nameHas(needle)
    case .nameMatches(let pattern): self = .nameIs(Wildcard(pattern))
    case .nameFinds(let pattern): self = .nameFinds(pattern)
    case .id(let id): self = .fixed { $0.id == id }
    case .region(let region): self = .fixed { $0.region == region }
    case .zone(let zone): self = .fixed { $0.zone == zone }
    case .product(let product): self = .fixed { $0.product == product }
    case .tag(let key, let value):
      self = .fixed { instance in
        instance.tags.contains { $0.key == key && (value == nil || value == $0.value) }
      }
    case .youngerThan(let seconds): self = .created(isYounger: true, seconds)
    case .olderThan(let seconds): self = .created(isYounger: false, seconds)
    }
  }

  func holds(for instance: Instance, at now: Timestamp) -> Bool {
    switch self {
    case .nameHas(let needle): return needle.isContained(in: instance.name)
    case .lowercasedNameHas(let needle): return needle.isContained(in: instance.name.lowercased())
    case .nameIs(let wildcard): return wildcard.matches(instance.name)
    case .nameFinds(let pattern): return pattern.isFound(in: instance.name)
    case .created(let isYounger, let seconds):
      // An age that is not known protects.
      guard let age = instance.created.map({ now.seconds(since: $0) }) else { return true }
      return isYounger ? age < seconds : age > seconds
    case .fixed(let holds): return holds(instance)
    }
  }
}

extension String {
  /// Whether it has letters of which ASCII knows no other case.
  fileprivate var hasCaseBeyondASCII: Bool {
    unicodeScalars.contains { !$0.isASCII && $0.properties.isCased }
  }
}
