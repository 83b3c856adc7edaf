import Dashboard
import Fleet
import Testing

/// What the confirmation says remains, and how keep rules refuse it there.
struct RemainingDialogTests {
  private static let rule = KeepRule(
    name: "edge", region: "*", running: 1, reason: "must not go dark")

  private func listed(_ gate: TerminationGate = TerminationGate()) -> Screen {
    var screen = Screen(width: 120, height: 40) { $0.gate = gate }
    screen.list(Fixtures.fleet)
    return screen
  }

  private func typePhrase(_ screen: inout Screen) {
    guard let confirmation = screen.confirmation else { return }
    screen.send(
      .preflight(
        request: confirmation.request, PreflightReport(unchanged: confirmation.candidates)))
    screen.type(screen.confirmation?.plan.phrase ?? "")
    screen.press("enter", "enter")
    screen.wait(seconds: 3)
  }

  @Test func theEmptiedRegionsAreNamedFirst() {
    var screen = listed()
    screen.press("a", "t")
    #expect(screen.text.contains("running go, none remain"))
    #expect(screen.confirmation?.plan.remaining.first?.remain == 0)
    typePhrase(&screen)
    #expect(screen.confirmed.count == 1)
  }

  @Test func aPlanThatLeavesTooFewIsRefused() {
    let protection = ProtectionPolicy(keep: [Self.rule])
    var screen = listed(TerminationGate(protection: protection))
    screen.press("a", "t")
    #expect(screen.text.contains("would keep 0 running, 1 required: must not go dark"))
    typePhrase(&screen)
    #expect(screen.message.contains("rule edge"))
    #expect(screen.confirmed.isEmpty)
  }

  @Test func aLiftedRuleRefusesNothing() {
    let protection = ProtectionPolicy(keep: [Self.rule], liftable: ["edge"], lifted: ["edge"])
    var screen = listed(TerminationGate(protection: protection))
    screen.press("a", "t")
    typePhrase(&screen)
    #expect(screen.confirmed.count == 1)
  }

  @Test func whatCouldNotBeCountedIsCountedWhenTheListingEnds() {
    let protection = ProtectionPolicy(keep: [Self.rule])
    var screen = listed(TerminationGate(protection: protection))
    screen.send(.listing(.started(ListingScope(product: .ecm, region: nil))))
    screen.press("space", "t")
    #expect(screen.text.contains("ECM was not listed whole"))
    screen.list(Fixtures.fleet)
    screen.send(.listingEnded)
    #expect(screen.confirmation?.refusals.isEmpty == true)
    typePhrase(&screen)
    #expect(screen.confirmed.count == 1)
  }

  @Test func aShareOfTheListingRefusesTooMany() {
    var screen = listed(TerminationGate(largestOperation: .percent(10)))
    screen.press("a", "t")
    #expect(screen.text.contains("the settings allow 10% of"))
    typePhrase(&screen)
    #expect(screen.confirmed.isEmpty)
  }
}
