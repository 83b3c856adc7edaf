import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// Plans that others have to sign, on the screen.
@Suite struct ApprovalTests {
  private static let signature = PlanSignature(
    principal: "alice@example.com", key: "SHA256:k", signedAt: Screen.start, signature: "s")

  private func screen(
    needed: Int = 1, language: Language = .english,
    problem: ApprovalRefusal.TerminalProblem? = nil
  ) -> Screen {
    var screen = Screen(width: 100, height: 40, language: language) {
      $0.neededSignatures = needed
      $0.terminalProblem = problem
    }
    screen.list(Fixtures.fleet)
    return screen
  }

  /// A plan of a file, signed by so many.
  private func open(_ approval: PlanApproval, on screen: inout Screen) -> Plan {
    let plan = Plan(
      identity: screen.state.identity, created: screen.now, options: TerminationOptions(),
      instances: Fixtures.fleet.prefix(9).map { PlannedInstance(instance: $0) },
      signatures: approval.signatures, digest: Screen.digest)
    screen.press("P", "enter")
    guard case .readPlan(let request, _) = screen.effects.last else {
      Issue.record("no plan was read")
      return plan
    }
    let report = PreflightReport(unchanged: plan.targets)
    screen.send(
      .planRead(
        request: request, .success(PlanReading(plan: plan, report: report, approval: approval))))
    return plan
  }

  private func typePhrase(_ screen: inout Screen) {
    screen.type(screen.confirmation?.plan.phrase ?? "")
    screen.press("enter")
  }

  @Test(arguments: Language.allCases)
  func whatIsMarkedCannotBeTerminatedAndCanBeWritten(language: Language) {
    var screen = screen(needed: 2, language: language)
    screen.press("a", "t")
    screen.send(
      .preflight(
        request: screen.confirmation?.request ?? 0, Samples.preflight(Fixtures.fleet)))
    let words = Words(language)
    #expect(screen.text.contains(words.unsigned(2)))
    typePhrase(&screen)
    screen.press("enter", "enter")
    #expect(screen.confirmation?.confirmed == nil && screen.confirmed.isEmpty)
    screen.press("esc", "w")
    #expect(screen.confirmation?.destination != nil)
    #expect(screen.text.contains(words.pick("edgereap sign", "edgereap sign")))
  }

  @Test func aSignedPlanIsConfirmedWithItsSignatures() {
    var screen = screen()
    let plan = open(PlanApproval(needed: 1, signatures: [Self.signature]), on: &screen)
    #expect(screen.text.contains("signed by alice@example.com"))
    typePhrase(&screen)
    screen.press("enter")
    screen.wait(seconds: 4)
    #expect(screen.confirmed.map(\.digest) == [plan.digest])
    #expect(screen.confirmed.first?.signatures == [Self.signature])
  }

  @Test func tooFewSayWhoIsMissing() {
    var screen = screen(needed: 2)
    _ = open(PlanApproval(needed: 2, signatures: [Self.signature]), on: &screen)
    #expect(screen.text.contains("1 of 2 signatures (alice@example.com)"))
    typePhrase(&screen)
    screen.press("enter")
    #expect(screen.confirmation?.confirmed == nil)
  }

  /// A row taken out makes another plan.
  @Test func aChangedPlanIsNotTheSignedOne() {
    var screen = screen()
    let plan = open(PlanApproval(needed: 1, signatures: [Self.signature]), on: &screen)
    screen.press("down", "down", "space")
    #expect(screen.confirmation?.plan.digest != plan.digest)
    #expect(screen.confirmation?.plan.signatures.isEmpty == true)
    #expect(screen.text.contains("not the plan that was signed"))
    screen.press("up", "space")
    #expect(screen.confirmation?.plan.digest == plan.digest)
    #expect(screen.text.contains("signed by alice@example.com"))
  }

  /// One that was read while no signatures were asked for.
  @Test func anApprovalThatAskedForLessIsNone() {
    var screen = screen(needed: 2)
    _ = open(.notNeeded, on: &screen)
    typePhrase(&screen)
    screen.press("enter")
    #expect(screen.confirmation?.confirmed == nil)
    #expect(screen.text.contains("2 signatures needed"))
  }

  @Test func aTerminalThatIsNotOursConfirmsNothing() {
    var screen = screen(needed: 0, problem: .notOurs)
    _ = open(.notNeeded, on: &screen)
    typePhrase(&screen)
    screen.press("enter")
    #expect(screen.confirmation?.confirmed == nil)
  }
}
