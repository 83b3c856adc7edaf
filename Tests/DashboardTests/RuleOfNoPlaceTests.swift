import Dashboard
import Fleet
import Testing

/// A rule about a place that no service has is named once the services have said which they have.
struct RuleOfNoPlaceTests {
  private static func message(
    _ condition: ProtectionRule.Condition, expires: Timestamp? = nil, named: Bool = true
  ) -> String? {
    let rule = ProtectionRule(
      name: "r", reason: .stated("x"), conditions: [condition], expires: expires)
    var screen = Screen(width: 160) { $0.gate.protection.rules = [rule] }
    for (product, region) in [(Product.ecm, "ap-wuhan-ecm"), (.edgezone, "ap-tokyo")] {
      let scope = ListingScope(product: product, region: product.isRegional ? region : nil)
      let places = named ? ServicePlaces(regions: [region], zones: ["\(region)-1"]) : nil
      screen.send(
        .listing(.discovered(product, Discovery(scopes: [scope], regions: [], places: places))))
      screen.send(.listing(.finished(scope, total: 0, at: screen.now)))
    }
    screen.send(.listingEnded)
    return screen.state.message?.text
  }

  @Test func itIsSaid() {
    #expect(
      Self.message(.zone("ap-tokyo-2"))
        == "rule 'r' protects nothing: there is no zone 'ap-tokyo-2'"
    )
    #expect(
      Self.message(.region("ap-tokio"))
        == "rule 'r' protects nothing: there is no region 'ap-tokio'; did you mean 'ap-tokyo'?")
  }

  @Test func nothingIsSaidOfOneThatMayProtectOrIsOver() {
    for message in [
      Self.message(.zone("ap-tokyo-1")), Self.message(.region("ap-seoul")),
      Self.message(.zone("ap-tokyo-2"), named: false),
      Self.message(.zone("ap-tokyo-2"), expires: Screen.start),
    ] {
      #expect(message?.contains("protects nothing") != true, "\(message ?? "")")
    }
  }
}
