import Canvas
import Dashboard
import Fleet
import LinearRegex
import Testing
import Words

/// The canary and the reason in the confirmation.
@Suite struct DisciplineTests {
  private func opened(
    width: Int = 80, height: Int = 24, language: Language = .english,
    _ change: (inout DashboardConfiguration) -> Void = { _ in }
  ) -> Screen {
    var screen = Screen(width: width, height: height, language: language, change: change)
    screen.list(Fixtures.fleet)
    screen.press("a", "t")
    if let confirmation = screen.confirmation {
      screen.send(
        .preflight(
          request: confirmation.request, PreflightReport(unchanged: confirmation.candidates)))
    }
    return screen
  }

  private func focus(_ focus: ConfirmationState.Focus, in screen: inout Screen) {
    for _ in 0..<9 where screen.confirmation?.focus != focus { screen.press("tab") }
    #expect(screen.confirmation?.focus == focus)
  }

  private func typePhrase(_ screen: inout Screen) {
    focus(.phrase, in: &screen)
    screen.type(screen.confirmation?.plan.phrase ?? "")
  }

  @Test func theFocusGoesToThePhraseFirst() {
    var screen = opened()
    var order: [ConfirmationState.Focus] = []
    for _ in 0..<8 {
      order += screen.confirmation.map { [$0.focus] } ?? []
      screen.press("tab")
    }
    #expect(order == [.cancel, .phrase, .list, .associated, .schedule, .canary, .reason, .cancel])
    typePhrase(&screen)
    screen.press("tab")
    #expect(screen.confirmation?.focus == .terminate)
  }

  @Test func whatIsTypedIsInThePlanThatIsSent() {
    var screen = opened()
    let before = screen.confirmation?.plan
    focus(.canary, in: &screen)
    screen.type("5％")
    focus(.reason, in: &screen)
    screen.type(" CHG-1234 decommission ")
    typePhrase(&screen)
    let plan = screen.confirmation?.plan
    #expect(plan?.discipline == Discipline(reason: "CHG-1234 decommission", canary: .percent(5)))
    #expect(plan?.digest != before?.digest)
    #expect(plan?.phrase == before?.phrase)
    screen.press("enter", "enter")
    screen.wait(seconds: 3)
    #expect(screen.confirmed.first == plan)
  }

  @Test func theSettingsAreOfferedAndCanBeChanged() {
    var screen = opened {
      $0.discipline = Discipline(stopAfter: .count(7), canary: .count(3))
    }
    #expect(screen.confirmation?.plan.discipline.canary == .count(3))
    #expect(screen.text.contains("stops when more than 7 fail · 3 ECM, 3 EdgeZone first"))
    focus(.canary, in: &screen)
    screen.press("backspace", "enter")
    #expect(screen.confirmation?.plan.discipline == Discipline(stopAfter: .count(7)))
    #expect(screen.confirmation?.focus == .phrase)
  }

  @Test(arguments: ["0", "101%", "many", "-1", "0%"])
  func aCanaryThatIsNoneIsNotSentWithoutOne(_ text: String) {
    var screen = opened()
    focus(.canary, in: &screen)
    screen.type(text)
    screen.press("enter")
    #expect(screen.confirmation?.focus == .canary)
    #expect(screen.text.contains("write 5, 10% or off"))
    typePhrase(&screen)
    screen.press("enter", "enter")
    #expect(screen.message.contains("write 5, 10% or off"))
    screen.wait(seconds: 9)
    #expect(screen.confirmed.isEmpty)
  }

  @Test func aCanaryAndATimeExcludeEachOther() {
    var screen = opened { $0.discipline.canary = .count(2) }
    focus(.schedule, in: &screen)
    screen.type("2026-11-22 18:00")
    #expect(screen.text.contains("not with a time · clear one of them"))
    typePhrase(&screen)
    #expect(screen.confirmation?.confirmed == nil)
    focus(.canary, in: &screen)
    screen.press("backspace", "tab")
    #expect(!screen.text.contains("not with a time"))
    #expect(screen.confirmation?.confirmed != nil)
  }

  @Test func aReasonThatIsRequiredDisablesTerminateUntilItIsThere() throws {
    let pattern = try TextPattern("^CHG-[0-9]+")
    var screen = opened { $0.requiredReasons = [pattern] }
    #expect(screen.text.contains("has to match ^CHG-[0-9]+"))
    typePhrase(&screen)
    screen.press("enter", "enter")
    #expect(screen.message.contains("has to match ^CHG-[0-9]+"))
    #expect(screen.confirmation?.confirmed == nil)
    screen.press("s-tab", "w")
    #expect(screen.confirmation?.destination == nil)
    focus(.reason, in: &screen)
    screen.type("because")
    #expect(screen.confirmation?.confirmed == nil)
    screen.press("^u")
    screen.type("CHG-77 because")
    screen.press("enter", "enter", "enter")
    screen.wait(seconds: 3)
    #expect(screen.confirmed.first?.discipline.reason == "CHG-77 because")
  }

  @Test func aReasonIsBounded() {
    var screen = opened()
    focus(.reason, in: &screen)
    screen.send(.key(.paste(String(repeating: "x", count: 501))))
    #expect(screen.text.contains("at most 500 characters"))
    typePhrase(&screen)
    #expect(screen.confirmation?.confirmed == nil)
    focus(.reason, in: &screen)
    screen.press("backspace", "tab")
    #expect(screen.confirmation?.plan.discipline.reason?.count == 500)
    #expect(screen.confirmation?.confirmed != nil)
  }

  @Test func aPlanOfAFileKeepsItsOwn() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    let discipline = Discipline(reason: "CHG-1", stopAfter: .never, canary: .count(4))
    let plan = Plan(
      identity: screen.state.identity, created: screen.now, options: TerminationOptions(),
      discipline: discipline,
      instances: Fixtures.fleet.prefix(9).map { PlannedInstance(instance: $0) },
      digest: Screen.digest)
    screen.press("P", "enter")
    guard case .readPlan(let request, _) = screen.effects.last else {
      Issue.record("no plan was read")
      return
    }
    let report = PreflightReport(unchanged: plan.targets)
    screen.send(.planRead(request: request, .success(PlanReading(plan: plan, report: report))))
    #expect(screen.confirmation?.plan.digest == plan.digest)
    #expect(screen.text.contains("failures never stop it · 4 ECM first"))
  }

  @Test(arguments: Language.allCases)
  func atTheUsualSizeEverythingIsSaid(_ language: Language) {
    var screen = opened(language: language) { $0.discipline.canary = .percent(10) }
    screen.press("tab")
    let words = Words(language)
    #expect(screen.text.contains(words.stopAfter(.standard)))
    if let products = screen.confirmation?.summary.products {
      #expect(screen.text.contains(words.goFirst(.percent(10), of: products)))
    }
    #expect(screen.text.contains(words.reasonLabel))
    #expect(screen.text.contains(words.terminate))
  }

  @Test func onAShortScreenUnusedFieldsGiveWayToTheList() {
    var screen = opened(width: 60, height: 16)
    screen.press("/")
    screen.type("frankfurt")
    #expect(screen.text.contains("! LAST RUNNING  6"))
    screen.press("enter")
    focus(.reason, in: &screen)
    #expect(screen.text.contains("Reason: none"))
  }

  @Test func aRetryBeginsWithACanaryAgainAndForTheSameReason() {
    var screen = Screen { $0.discipline = Discipline(stopAfter: .count(9), canary: .count(2)) }
    let fleet = Array(Fixtures.fleet.prefix(6))
    screen.list(Fixtures.fleet)
    screen.start(fleet, discipline: Discipline(reason: "CHG-5", canary: .count(1)))
    screen.change(fleet[1...5], .cancelled(.canaryFailed))
    screen.press("R")
    #expect(screen.confirmation?.plan.instances.count == 5)
    #expect(
      screen.confirmation?.plan.discipline
        == Discipline(reason: "CHG-5", stopAfter: .count(9), canary: .count(2)))
  }
}
