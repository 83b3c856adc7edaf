import Fleet
import Testing

struct ProtectionTests {
  static func isProtected(
    _ instance: Instance, by conditions: [ProtectionRule.Condition], until: Timestamp? = nil
  ) -> Bool {
    ProtectionRule(name: "r", reason: .stated(""), conditions: conditions, expires: until)
      .protects(instance, at: .noon)
  }

  static let young = Instance.sample(
    name: "prod-DB-1", tags: [Tag(key: "env", value: "prod")], created: .noon + -60)

  @Test(
    arguments: [
      .nameContains("db"), .nameMatches("PROD-*"), .nameMatches("prod-d?-1"), .id("ein-1"),
      .region("ap-guangzhou"), .zone("ap-guangzhou-ecm-1"), .product(.ecm),
      .tag(key: "env", value: nil), .tag(key: "env", value: "prod"), .youngerThan(61),
      .olderThan(59),
    ] as [ProtectionRule.Condition])
  func aConditionThatHoldsProtects(condition: ProtectionRule.Condition) {
    #expect(Self.isProtected(Self.young, by: [condition]))
    #expect(!Self.isProtected(Self.young, by: [condition, .id("other")]))
  }

  @Test(
    arguments: [
      .nameContains("web"), .nameMatches("db"), .nameMatches("prod-?"), .id("ein-2"),
      .region("ap-guangzhou-2"), .zone("x"), .product(.edgezone), .tag(key: "env", value: "dev"),
      .tag(key: "prod", value: nil), .youngerThan(60), .olderThan(60),
    ] as [ProtectionRule.Condition])
  func aConditionThatDoesNotHoldDoesNot(condition: ProtectionRule.Condition) {
    #expect(!Self.isProtected(Self.young, by: [condition]))
  }

  @Test func anUnknownAgeProtectsEitherWay() {
    #expect(Self.isProtected(.sample(), by: [.youngerThan(1)]))
    #expect(Self.isProtected(.sample(), by: [.olderThan(1_000_000)]))
  }

  @Test func aRuleWithoutConditionsProtectsNothing() {
    #expect(!Self.isProtected(Self.young, by: []))
  }

  @Test func aRuleEndsAtItsTime() {
    #expect(Self.isProtected(Self.young, by: [.product(.ecm)], until: .noon + 1))
    #expect(!Self.isProtected(Self.young, by: [.product(.ecm)], until: .noon))
  }

  @Test(arguments: ["nginx-勿删", "DO-NOT-DELETE-me", "x-DoNotDelete"])
  func namesThatAskNotToBeDeletedAreProtected(name: String) {
    #expect(ProtectionPolicy().verdict(for: .sample(name: name), at: .noon) != nil)
    #expect(ProtectionPolicy().verdict(for: .sample(name: "web"), at: .noon) == nil)
  }

  @Test(arguments: [
    ("*", "", true), ("a*c", "abbc", true), ("a*c", "abcd", false), ("**a**", "bab", true),
    ("?", "", false), ("?", "莞", true), ("a*b*c", "aXbYbZc", true), ("", "a", false),
    ("", "", true),
  ])
  func wildcardsMatchTheWholeName(pattern: String, name: String, isMatch: Bool) {
    #expect(Self.isProtected(.sample(name: name), by: [.nameMatches(pattern)]) == isMatch)
  }

  @Test func liftingTakesTwoKeys() {
    let instance = Instance.sample(name: "勿删")
    var policy = ProtectionPolicy(lifted: ["name-勿删", "typo"])
    #expect(policy.verdict(for: instance, at: .noon)?.rule == "name-勿删")
    #expect(policy.refusedOverrides.map(\.rule) == ["name-勿删", "typo"])
    policy.liftable = ["name-勿删"]
    #expect(policy.verdict(for: instance, at: .noon) == nil)
    #expect(policy.refusedOverrides.map(\.rule) == ["typo"])
    policy.lifted = []
    #expect(policy.verdict(for: instance, at: .noon) != nil)
  }
}

/// A name of which a part could not be read may be one that a rule protects.
@Suite struct DamagedNameProtectionTests {
  private static func instance(_ name: String) -> Instance {
    Instance(
      key: InstanceKey(product: .ecm, id: "ein-1"), name: name, region: "r", zone: "z",
      state: InstanceState(rawValue: "RUNNING"))
  }

  private static let now = Timestamp(seconds: 1_800_000_000)

  @Test func aNameThatCannotBeReadWholeProtects() throws {
    let policy = ProtectionPolicy()
    #expect(policy.verdict(for: Self.instance("web-1"), at: Self.now) == nil)
    let verdict = try #require(policy.verdict(for: Self.instance("web-\u{FFFD}1"), at: Self.now))
    #expect(verdict.reason == .unreadableName)
    let whole = try #require(policy.verdict(for: Self.instance("db 勿删"), at: Self.now))
    #expect(whole.reason == .nameContains("勿删"))
  }

  @Test func theOtherConditionsOfTheRuleStillHaveToHold() {
    let rule = ProtectionRule(
      name: "a", reason: .stated("r"), conditions: [.nameContains("x"), .region("elsewhere")])
    let policy = ProtectionPolicy(rules: [rule])
    #expect(policy.verdict(for: Self.instance("web-\u{FFFD}1"), at: Self.now) == nil)
    let byRegion = ProtectionPolicy(
      rules: [ProtectionRule(name: "a", reason: .stated("r"), conditions: [.region("elsewhere")])])
    #expect(byRegion.verdict(for: Self.instance("web-\u{FFFD}1"), at: Self.now) == nil)
  }
}
