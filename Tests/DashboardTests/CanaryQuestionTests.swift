import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// What is said while sending waits, and the question after a canary.
@Suite struct CanaryQuestionTests {
  private static let fleet = Array(Fixtures.fleet.prefix(12))

  private func started(
    width: Int = 80, language: Language = .english, _ waits: SendingWait...
  ) -> Screen {
    var screen = Screen(width: width, height: 24, language: language)
    screen.list(Fixtures.fleet)
    screen.start(Self.fleet, discipline: Discipline(reason: "CHG-9", canary: .count(2)))
    screen.intend(1, Self.fleet[0...1])
    screen.change(Self.fleet[0...1], .terminating)
    wait(for: waits, in: &screen)
    return screen
  }

  private func wait(for waits: [SendingWait], in screen: inout Screen) {
    screen.send(.operation(id: Screen.operation, [.waits(waits, at: screen.now)]))
  }

  private func isAsking(_ screen: Screen) -> Bool {
    if case .canary = screen.state.dialog { true } else { false }
  }

  private func asked() -> Screen {
    var screen = started(.canaryAnswer(count: 2))
    screen.wait(seconds: 2)
    #expect(isAsking(screen))
    screen.wait(seconds: 1)
    return screen
  }

  private let goOn = DashboardEffect.goOn(operation: Screen.operation)
  private let stop = DashboardEffect.stopSending(operation: Screen.operation)

  @Test func whatIsWaitedForIsSaidInTheBorderAndCoversNoRow() {
    var screen = started()
    let rows = screen.resultIDs.filter(screen.text.contains).count
    wait(for: [.canary(count: 2)], in: &screen)
    #expect(screen.text.contains("waiting for the canary (2) to leave"))
    wait(for: [.unknown(.ecm, count: 100, until: screen.now + 60)], in: &screen)
    #expect(screen.text.contains("waiting for 100 unknown outcomes (settled by 16:01)"))
    #expect(screen.resultIDs.filter(screen.text.contains).count == rows)
    wait(for: [], in: &screen)
    #expect(!screen.text.contains("waiting for"))
  }

  @Test(arguments: [
    (
      Notice.Fact.tooManyFailed(.ecm, failed: 5, named: 11, code: "InternalError"),
      "stopped: 5 of 11 ECM failed, mostly InternalError"
    ),
    (.canaryFailed(.edgezone, failed: 1, code: "Locked"), "EdgeZone canary failed, Locked"),
    (.canaryNotLeaving(count: 2, seconds: 300), "2 of the canary not seen leaving in 300 s"),
  ])
  func whyItStoppedStays(fact: Notice.Fact, text: String) {
    var screen = started()
    screen.send(
      .operation(
        id: Screen.operation, [.notice(Notice(severity: .error, fact, at: screen.now))]))
    screen.press("j")
    screen.send(.operationEnded(id: Screen.operation))
    #expect(screen.text.contains(text))
  }

  @Test func waitingHasTheFocusAndSendsNothing() {
    for key in ["enter", "esc", "q", "^c"] {
      var screen = asked()
      screen.press(key)
      #expect(!isAsking(screen))
      #expect(!screen.effects.contains(goOn) && !screen.effects.contains(stop))
    }
  }

  @Test func continuingSendsAndCancellingStops() {
    var going = asked()
    going.press("tab", "enter")
    #expect(going.effects.last == goOn)
    #expect(!isAsking(going))
    var stopping = asked()
    stopping.press("s-tab", "enter")
    #expect(stopping.effects.last == stop)
    #expect(stopping.message.contains("Sending stopped"))
    #expect(!isAsking(stopping))
  }

  @Test func itIsAskedOnceAndTOpensItAgain() {
    var screen = asked()
    screen.press("esc")
    screen.wait(seconds: 60)
    #expect(!isAsking(screen))
    #expect(screen.text.contains("t answer canary"))
    screen.press("t")
    #expect(isAsking(screen))
    screen.press("tab", "enter")
    #expect(screen.effects.last == goOn)
    wait(for: [], in: &screen)
    screen.press("t")
    #expect(!isAsking(screen) && !screen.text.contains("answer canary"))
  }

  @Test func itDoesNotComeBetweenKeys() {
    var screen = started(.canaryAnswer(count: 2))
    for _ in 0..<5 {
      screen.press("j")
      screen.now = screen.now + 1
      screen.press("tab")
      screen.send(.tick)
      #expect(!isAsking(screen))
    }
    screen.wait(seconds: 2)
    #expect(isAsking(screen))
    // Typed for what was there before.
    screen.press("tab", "enter")
    #expect(isAsking(screen) && !screen.effects.contains(goOn))
    screen.wait(seconds: 1)
    screen.press("enter")
    #expect(!isAsking(screen) && !screen.effects.contains(goOn))
  }

  @Test(arguments: [["?"], ["/"], ["H"], ["q"], [":"]])
  func itCoversNothingThatIsOpen(_ keys: [String]) {
    var screen = started()
    for key in keys { screen.press(key) }
    let before = screen.text
    wait(for: [.canaryAnswer(count: 2)], in: &screen)
    screen.wait(seconds: 30)
    #expect(!isAsking(screen))
    #expect(!before.isEmpty)
    screen.press("esc")
    screen.wait(seconds: 2)
    #expect(isAsking(screen))
  }

  @Test func aQuestionThatIsOverCloses() {
    var screen = asked()
    wait(for: [], in: &screen)
    #expect(!isAsking(screen))
    var ended = asked()
    ended.send(.operationEnded(id: Screen.operation))
    #expect(!isAsking(ended))
  }

  @Test func whatAnotherProgramAsksIsNotAskedHere() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    var results = Results(
      header: OperationHeader(
        id: Screen.operation,
        plan: Plan(
          identity: screen.state.identity, created: screen.now, options: TerminationOptions(),
          instances: Self.fleet.map { PlannedInstance(instance: $0) }, digest: Screen.digest),
        startedBy: "ops", startedAt: screen.now))
    results.apply(.waits([.canaryAnswer(count: 2)], at: screen.now))
    screen.send(.opened(results, .elsewhere))
    screen.wait(seconds: 5)
    #expect(!isAsking(screen) && !screen.text.contains("answer canary"))
    #expect(screen.text.contains("no failures in the canary (2)"))
  }

  @Test(arguments: Language.allCases) func quittingSaysWhatItCancels(_ language: Language) {
    for wait in [SendingWait.canary(count: 2), .canaryAnswer(count: 2)] {
      var screen = started(width: 120, language: language, wait)
      screen.press("q")
      let text = Words(language).pick("cancels what waits for the canary", "取消等待金丝雀的实例")
      #expect(screen.text.contains(text))
    }
  }

  @Test func theReasonIsInTheHeadingAndInTheDetails() {
    var screen = started(width: 120)
    #expect(screen.text.contains("12 planned · CHG-9"))
    screen.press("enter")
    #expect(screen.text.contains("Reason        CHG-9"))
  }

  @Test func theReasonIsInTheHistory() {
    var screen = Screen(width: 120)
    screen.press("H")
    screen.send(
      .history([
        PastOperation(
          id: "20261121-074800-3f9a", startedBy: "ops", reason: "CHG-9", startedAt: Screen.start,
          targets: 12, totals: [.gone: 12], status: .finished)
      ]))
    #expect(screen.text.contains("started by ops · CHG-9"))
  }
}
