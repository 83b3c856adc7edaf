import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// Plans that go from the screen to a file, and from a file to the screen.
@Suite struct PlanFileTests {
  private func confirming(language: Language = .english) -> Screen {
    var screen = Screen(width: 100, height: 40, language: language)
    screen.list(Fixtures.fleet)
    screen.press("a", "t")
    return screen
  }

  private func answer(_ screen: inout Screen) {
    let request = screen.confirmation?.request ?? 0
    screen.send(.preflight(request: request, Samples.preflight(Fixtures.fleet)))
  }

  /// The confirmation's plan, as it was asked to be written.
  private func written(_ screen: Screen) -> Plan? {
    guard case .write(let request) = screen.effects.last, case .plan(let plan) = request.content
    else { return nil }
    return plan
  }

  @Test func thePlanThatIsShownIsWritten() {
    var screen = confirming()
    answer(&screen)
    screen.press("w")
    #expect(screen.text.contains("Write this plan"))
    screen.press("enter")
    #expect(written(screen) == screen.confirmation?.plan)
    #expect(written(screen)?.heldBack.count == 3)
    #expect(screen.text.contains("Nothing is sent") == false)
    screen.send(.planWritten(path: "plan.json"))
    #expect(screen.text.contains("Wrote the plan to plan.json"))
    #expect(screen.confirmed.isEmpty)
  }

  @Test func aPlanIsNotWrittenBeforeItIsWhatWouldBeSent() {
    var screen = confirming()
    screen.press("w")
    #expect(screen.confirmation?.destination == nil)
    #expect(screen.message.contains("the preflight is still running"))
    answer(&screen)
    screen.press("w", "^u", "enter")
    #expect(screen.message.contains("Enter a file name"))
    screen.press("esc")
    #expect(screen.confirmation?.destination == nil)
    #expect(written(screen) == nil)
  }

  @Test func aLetterOfTheKeyIsTextWhereTextIsTyped() {
    var screen = confirming()
    answer(&screen)
    screen.press("/")
    screen.type("w")
    #expect(screen.confirmation?.filter.text == "w")
    #expect(screen.confirmation?.destination == nil)
  }

  private static let plan = Plan(
    identity: FleetIdentity(
      site: .intl, endpoint: "", account: Account(id: "100012340012"), secretIDSuffix: "7Xyz"),
    created: Screen.start + -600,
    options: TerminationOptions(destroysAssociatedResources: false),
    missing: [MissingPart(product: .edgezone, region: "ap-seoul", reason: .written("Timeout"))],
    instances: Fixtures.fleet.prefix(12).enumerated().map { index, instance in
      PlannedInstance(
        instance: instance, hold: index == 0 ? Hold(.openElsewhere, "somebody had it") : nil)
    }, digest: Screen.digest)

  private static var reading: PlanReading {
    let current = Dictionary(uniqueKeysWithValues: plan.targets.map { ($0.key, $0) })
    return PlanReading(
      plan: plan, report: PreflightReport(instances: current))
  }

  private func request(_ screen: Screen) -> Int? {
    for case .readPlan(let request, _) in screen.effects { return request }
    return nil
  }

  @Test func aPlanNamedAtTheStartIsOpenedOnceTheFleetIsListed() {
    var screen = Screen(width: 100, height: 40) { $0.planFile = "drain.json" }
    screen.list(Fixtures.fleet)
    #expect(request(screen) == nil)
    screen.press("?")
    screen.send(.listingEnded)
    // Not in the place of what somebody reads.
    #expect(request(screen) == nil)
    screen.press("esc")
    #expect(screen.effects == [.readPlan(request: 1, path: "drain.json")])
    screen.send(.planRead(request: 1, .success(Self.reading)))
    #expect(screen.text.contains("Plan from drain.json, made 10 min ago"))
    screen.send(.listingEnded)
    #expect(screen.effects.count == 1)
  }

  @Test func thePlanOfAFileIsThatPlanToTheDigest() {
    var screen = Screen(width: 100, height: 40)
    screen.list(Fixtures.fleet)
    screen.press("P", "^u")
    screen.type("drain.json")
    screen.press("enter")
    #expect(screen.text.contains("Checking the plan"))
    // A key that is pressed meanwhile is not an answer to what is about to be shown.
    screen.press("enter", "t")
    screen.send(.planRead(request: request(screen) ?? 0, .success(Self.reading)))
    #expect(screen.confirmation?.plan.digest == Self.plan.digest)
    screen.type(Self.plan.phrase)
    screen.press("enter", "enter")
    screen.wait(seconds: 3)
    #expect(screen.confirmed.map(\.digest) == [Self.plan.digest])
  }

  @Test func theNameThatTheDialogProposesIsReplacedByTyping() {
    var screen = Screen(width: 100, height: 40)
    screen.list(Fixtures.fleet)
    screen.press("P")
    screen.type("drain.json")
    screen.press("enter")
    #expect(screen.effects.last == .readPlan(request: request(screen) ?? 0, path: "drain.json"))
  }

  @Test func whatHasBecomeWorseSinceMakesAnotherPlanWithAnotherPhrase() {
    var screen = Screen(width: 100, height: 40)
    screen.list(Fixtures.fleet)
    screen.press("P", "enter")
    var reading = Self.reading
    reading.report.instances[Self.plan.targets[2].key] = nil
    screen.send(.planRead(request: request(screen) ?? 0, .success(reading)))
    #expect(screen.confirmation?.plan.targets.count == Self.plan.targets.count - 1)
    #expect(screen.confirmation?.plan.phrase != Self.plan.phrase)
    screen.type(Self.plan.phrase)
    screen.press("enter", "enter")
    screen.wait(seconds: 5)
    #expect(screen.confirmed.isEmpty)
  }

  @Test func aLateAnswerOpensNothing() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.press("P", "enter", "esc")
    let asked = request(screen) ?? 0
    #expect(screen.effects.last == .cancelPreflight(request: asked))
    screen.send(.planRead(request: asked, .success(Self.reading)))
    #expect(screen.state.dialog == nil)
  }

  @Test func readOnlyOpensNoPlan() {
    var screen = Screen {
      $0.gate.readOnly = .option
      $0.planFile = "plan.json"
    }
    screen.list(Fixtures.fleet)
    screen.send(.listingEnded)
    #expect(screen.effects.isEmpty)
    #expect(screen.message.contains("--read-only"))
    screen.press("P")
    #expect(screen.state.dialog == nil)
  }

  private static let refusals: [PlanRefusal] = [
    .old(age: 7200, allowed: 3600), .notYet(Screen.start + 7200),
    .gate([
      .changed, .otherFleet, .namedTwice, .nothingToSend, .scheduleHasPassed,
      .tooMany(3, allowed: 2), .tooLarge(3, percent: 25, listed: 8),
      .keep(
        KeepRule.Outcome(
          rule: KeepRule(name: "k", region: "*", running: 1),
          place: FleetPlace(region: "ap-tokyo"), finding: .remaining(0))),
      .accountNotAllowed("1"), .accountNotAllowed(nil),
      .readOnly(.option), .readOnly(.profile("night")),
      .protected(
        id: "ein-1", ProtectionVerdict(rule: "name-勿删", reason: .nameContains("勿删"))),
    ]),
    .schedule(.tooNear),
    .different(
      count: 2, first: Fixtures.fleet[0], Hold(.changed([.addresses, .created]))),
  ]

  @Test(arguments: refusals, Language.allCases)
  func aRefusalIsSaidInTheDialogAndTheNameCanBeMended(
    _ refusal: PlanRefusal, _ language: Language
  ) {
    var screen = Screen(width: 100, height: 40, language: language)
    screen.list(Fixtures.fleet)
    screen.press("P", "enter")
    screen.send(.planRead(request: request(screen) ?? 0, .failure(refusal)))
    let words = Words(language).planRefused(refusal)
    let isChinese = words.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    #expect(language == .chinese ? isChinese : words.contains(" "))
    #expect(screen.text.contains(words.prefix(15)))
    screen.press("x")
    #expect(!screen.text.contains(words.prefix(15)))
    screen.press("esc")
    #expect(screen.state.dialog == nil)
    #expect(screen.confirmed.isEmpty)
  }
}
