import LinearRegex
import Fleet
import Testing

struct ProtectionPatternTests {
  private static func rule(_ condition: ProtectionRule.Condition) -> ProtectionRule {
    ProtectionRule(name: "r", reason: .stated("because"), conditions: [condition])
  }

  @Test func aPatternIsFoundInTheName() throws {
    let rule = Self.rule(.nameFinds(try TextPattern("^(cdn|dns)-cache-[0-9]+$")))
    #expect(rule.protects(.sample(name: "CDN-cache-12"), at: .noon))
    #expect(!rule.protects(.sample(name: "xcdn-cache-12"), at: .noon))
  }

  @Test func lettersBeyondASCIIMatchInEitherCase() {
    #expect(Self.rule(.nameContains("NÖDE")).protects(.sample(name: "my-nöde-1"), at: .noon))
    #expect(Self.rule(.nameContains("nöde")).protects(.sample(name: "MY-NÖDE-1"), at: .noon))
    #expect(!Self.rule(.nameContains("nöde")).protects(.sample(name: "node"), at: .noon))
  }

  @Test func theFirstRuleSpeaks() {
    let rules = ["a", "b"].map {
      ProtectionRule(name: $0, reason: .stated("by \($0)"), conditions: [.product(.ecm)])
    }
    let verdict = ProtectionPolicy(rules: rules).verdict(for: .sample(), at: .noon)
    #expect(verdict == ProtectionVerdict(rule: "a", reason: .stated("by a")))
    let lifted = ProtectionPolicy(rules: rules, liftable: ["a"], lifted: ["a"])
    #expect(lifted.verdict(for: .sample(), at: .noon)?.rule == "b")
  }
}
