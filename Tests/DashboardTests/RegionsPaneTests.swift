import Canvas
import Dashboard
import Fleet
import Testing

/// What has answered, what is awaited, what failed, and what is only remembered.
@Suite struct RegionsPaneTests {
  private let frankfurt = ListingScope(product: .edgezone, region: "eu-frankfurt")

  @Test func theBorderCountsAnsweredAwaitedAndFailed() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.send(.listing(.failed(frankfurt, Samples.denied)))
    screen.send(.listing(.started(ListingScope(product: .edgezone, region: "ap-guangzhou"))))
    #expect(screen.text.contains("✓1 …1 !1"))
  }

  @Test func theStatesOfARegionStandBesideTheFilter() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.press("/")
    screen.type("name~cdn")
    screen.press("enter", "1", "G")
    #expect(screen.text.contains("running 6"))
    #expect(screen.text.contains("/name~cdn"))
  }

  @Test(arguments: Glyphs.allCases) func theStatesDifferWithoutColour(_ glyphs: Glyphs) {
    var screen = Screen(width: 120, height: 30, glyphs: glyphs)
    screen.list(Fixtures.fleet)
    screen.press("1")
    for phase in ["running", "stopped", "terminating", "creating"] {
      #expect(screen.text.contains(phase), "\(phase)")
    }
    let line = screen.text.split(separator: "\n")[28]
    #expect(Set(line.prefix(21).filter { $0 != " " }).count >= 3)
  }

  @Test func aRegionThatWasNotReadTellsTheAgeOfItsRows() {
    var screen = Screen(width: 100, height: 30)
    screen.send(.listing(.remembered(Fixtures.fleet, asOf: screen.now + -7_500)))
    #expect(screen.text.contains("cached 13:55, 2h ago"))
    let ecm = Fixtures.fleet.filter { $0.product == .ecm }
    let scope = ListingScope(product: .ecm, region: nil)
    screen.send(.listing(.discovered(.ecm, Discovery(scopes: [scope], regions: []))))
    screen.send(.listing(.started(scope)))
    screen.send(.listing(.page(scope, ListingPage(instances: ecm, total: ecm.count))))
    screen.send(.listing(.finished(scope, total: ecm.count, at: screen.now)))
    screen.press("1", "G")
    #expect(screen.text.contains("2h 6"))
    #expect(screen.text.split(separator: "\n")[28].contains("cached 13:55, 2h ago"))
    screen.press("g", "j")
    #expect(!screen.text.split(separator: "\n")[28].contains("cached "))
  }

  @Test func markingAllSaysWhatIsMissing() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.send(.listing(.failed(frankfurt, Samples.denied)))
    screen.press("1", "space")
    #expect(screen.message.contains("not listed: EdgeZone eu-frankfurt"))
    screen.press("2", "A", "a")
    #expect(screen.message.contains("not listed: EdgeZone eu-frankfurt"))
  }

  @Test func aFailedRegionTellsWhyInItsDetails() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.send(.listing(.failed(frankfurt, Samples.denied)))
    screen.press("1", "G", "enter")
    #expect(screen.text.contains("you are not authorized"))
    #expect(screen.text.contains(Samples.denied.requestID))
    screen.press("esc", "r")
    #expect(screen.effects.last == .list([frankfurt]))
  }
}
