import Canvas
import Dashboard
import Fleet
import LinearRegex
import Testing
import Words

/// The screen under a policy of its host.
@Suite struct PolicyTests {
  private func opened(_ floor: DisciplineFloor, language: Language = .english) -> Screen {
    var screen = Screen(width: 100, height: 30, language: language) {
      $0.gate.floor = floor
      $0.discipline.canary = floor.canary
      $0.discipline.stopAfter = FailureLimit.standard.tightened(by: floor.stopAfter)
    }
    screen.list(Fixtures.fleet)
    screen.press("a", "t")
    if let confirmation = screen.confirmation {
      screen.send(
        .preflight(
          request: confirmation.request, PreflightReport(unchanged: confirmation.candidates)))
    }
    return screen
  }

  private func type(_ canary: String, in screen: inout Screen) {
    for _ in 0..<9 where screen.confirmation?.focus != .canary { screen.press("tab") }
    screen.press("^u")
    if !canary.isEmpty { screen.type(canary) }
  }

  private func typePhrase(_ screen: inout Screen) {
    for _ in 0..<9 where screen.confirmation?.focus != .phrase { screen.press("tab") }
    screen.press("^u")
    screen.type(screen.confirmation?.plan.phrase ?? "")
  }

  @Test(arguments: ["", "off", "1", "2%"]) func aLooserCanaryIsNotTakenAndSaysWhy(_ text: String) {
    var screen = opened(DisciplineFloor(canary: CanarySize.count(2).tightened(by: .percent(5))))
    #expect(screen.confirmation?.plan.discipline.canary.description == "5%,2")
    type(text, in: &screen)
    screen.press("enter")
    #expect(screen.confirmation?.focus == .canary)
    #expect(screen.text.contains("the policy asks for at least 5% or 2"))
    typePhrase(&screen)
    #expect(screen.confirmation?.plan.discipline.canary.description == "5%,2")
    screen.press("enter", "enter")
    screen.wait(seconds: 9)
    #expect(screen.confirmed.isEmpty)
    type("3", in: &screen)
    typePhrase(&screen)
    screen.press("enter", "enter")
    screen.wait(seconds: 3)
    #expect(screen.confirmed.first?.discipline.canary.description == "5%,3")
  }

  @Test func theLimitOfThePolicyIsInThePlan() {
    let screen = opened(DisciplineFloor(stopAfter: .count(3)), language: .chinese)
    #expect(screen.confirmation?.plan.discipline.stopAfter.description == "20%,3")
  }

  @Test(arguments: Language.allCases) func whyNothingIsTerminatedStaysInTheTitle(
    _ language: Language
  ) {
    let words = Words(language)
    var screen = Screen(width: 100, height: 30, language: language) {
      $0.gate.readOnly = .untrustedPolicy("because")
      $0.readOnlyBadge = words.untrustedPolicyBadge
    }
    screen.list(Fixtures.fleet)
    screen.press("a", "t")
    #expect(screen.confirmation == nil)
    #expect(screen.text.contains("because"))
    screen.press("j")
    #expect(screen.text.contains(words.untrustedPolicyBadge))
    #expect(!screen.text.contains(" \(words.readOnlyBadge) "))
  }
}
