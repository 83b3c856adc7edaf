import LinearRegex

extension ProtectionRule {
  /// Whether the rule protects this instance now.
  ///
  /// Where many instances are asked, ``ProtectionPolicy`` does it with rules prepared once.
  package func protects(_ instance: Instance, at now: Timestamp) -> Bool {
    PreparedRule(self).protects(instance, at: now)
  }
}

/// A rule made ready to be asked a hundred thousand times: rows are drawn, counted and filtered by
/// what protects them.
final class PreparedRule: Sendable {
  let verdict: ProtectionVerdict
  private let expires: Timestamp?
  private let tests: [Test]
  /// Without those that go by the name.
  private let otherTests: [Test]

  /// Whether it goes by the name.
  var readsNames: Bool { otherTests.count < tests.count }

  /// A test, prepared once and not copied for each instance.
  private typealias Test = @Sendable (Instance, Timestamp) -> Bool

  init(_ rule: ProtectionRule) {
    verdict = ProtectionVerdict(rule: rule.name, reason: rule.reason)
    expires = rule.expires
    tests = rule.conditions.map { Self.test($0) }
    otherTests = rule.conditions.filter { !$0.readsNames }.map { Self.test($0) }
  }

  func protects(_ instance: Instance, at now: Timestamp) -> Bool {
    guard !tests.isEmpty else { return false }
    return passes(tests, instance, at: now)
  }

  /// Whether it protects where the name is one that it is about.
  func mayProtect(_ instance: Instance, at now: Timestamp) -> Bool {
    passes(otherTests, instance, at: now)
  }

  private func passes(_ tests: [Test], _ instance: Instance, at now: Timestamp) -> Bool {
    if let expires, now >= expires { return false }
    let tests = tests.span
    for index in tests.indices where !tests[index](instance, now) { return false }
    return true
  }

  private static func test(_ condition: ProtectionRule.Condition) -> Test {
    switch condition {
    case .nameContains(let part):
      let needle = Needle(part)
      guard part.hasCaseBeyondASCII else {
        return { instance, _ in needle.isContained(in: instance.name) }
      }
      return { instance, _ in needle.isContained(in: instance.name.lowercased()) }
    case .nameMatches(let pattern):
      let wildcard = Wildcard(pattern)
      return { instance, _ in wildcard.matches(instance.name) }
    case .nameFinds(let pattern): return { instance, _ in pattern.isFound(in: instance.name) }
    case .id(let id): return { instance, _ in instance.id == id }
    case .region(let region): return { instance, _ in instance.region == region }
    case .zone(let zone): return { instance, _ in instance.zone == zone }
    case .product(let product): return { instance, _ in instance.product == product }
    case .tag(let key, let value):
      return { instance, _ in
        instance.tags.contains { $0.key == key && (value == nil || value == $0.value) }
      }
    // An age that is not known protects.
    case .youngerThan(let seconds):
      return { instance, now in
        instance.created.map { now.seconds(since: $0) < seconds } ?? true
      }
    case .olderThan(let seconds):
      return { instance, now in
        instance.created.map { now.seconds(since: $0) > seconds } ?? true
      }
    }
  }
}

extension ProtectionRule.Condition {
  fileprivate var readsNames: Bool {
    switch self {
    case .nameContains, .nameMatches, .nameFinds: true
    case .id, .region, .zone, .product, .tag, .youngerThan, .olderThan: false
    }
  }
}

extension String {
  /// Whether it has letters of which ASCII knows no other case.
  fileprivate var hasCaseBeyondASCII: Bool {
    unicodeScalars.contains { !$0.isASCII && $0.properties.isCased }
  }
}
