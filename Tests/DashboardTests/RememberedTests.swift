import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// A fleet that is remembered is on the screen at once, is told apart from one that has answered,
/// and is never sent from without a fresh reading.
@Suite struct RememberedTests {
  private func started(_ instances: [Instance] = Fixtures.fleet) -> Screen {
    var screen = Screen()
    screen.send(.listing(.remembered(instances, asOf: Screen.start + -7_200)))
    return screen
  }

  @Test func itSaysHowOldItIsUntilEverythingHasAnswered() {
    var screen = started()
    #expect(screen.text.contains("cached 14:00, 2h ago"))
    #expect(screen.text.contains("? running") || screen.text.contains("? RUNNING"))
    screen.list(Fixtures.fleet)
    #expect(!screen.text.contains("cached "))
    #expect(!screen.text.contains("? running") && !screen.text.contains("? RUNNING"))
  }

  @Test func whatCouldNotBeReadAgainIsHeldBack() throws {
    var screen = started()
    screen.press("a", "t")
    let candidates = try #require(screen.confirmation).candidates
    let request = try #require(screen.confirmation).request
    screen.send(
      .preflight(
        request: request,
        PreflightReport(nothingKnownOf: candidates, because: Samples.denied)))
    let plan = try #require(screen.confirmation).plan
    #expect(plan.targets.isEmpty)
    #expect(plan.heldBack.contains { $0.hold?.code == "NotReadAgain" })
    #expect(screen.confirmation?.confirmed == nil)

    let unread = candidates[0].key
    var report = PreflightReport(unchanged: candidates)
    report.gaps = [PreflightGap(question: .state, keys: [unread], failure: Samples.denied)]
    screen.send(.preflight(request: request, report))
    let second = try #require(screen.confirmation).plan
    #expect(!second.targets.isEmpty)
    #expect(!second.targets.contains { $0.key == unread })
  }

  @Test func whatHasAnsweredIsSentAsEver() throws {
    var screen = started()
    screen.list(Fixtures.fleet)
    screen.press("a", "t")
    let confirmation = try #require(screen.confirmation)
    screen.send(
      .preflight(
        request: confirmation.request, PreflightReport(unchanged: confirmation.candidates)))
    #expect(!(screen.confirmation?.plan.targets.isEmpty ?? true))
  }

  @Test func aFailedRegionKeepsItsRememberedRowsMarked() throws {
    var screen = started()
    let scope = ListingScope(product: .ecm, region: nil)
    screen.send(.listing(.started(scope)))
    screen.send(
      .listing(
        .failed(scope, ServiceFailure(kind: .unreachable, code: "Down", message: "no route"))))
    #expect(screen.text.contains("cached 14:00"))
    #expect(screen.state.list.inventory.instances.count == Fixtures.fleet.count)
  }

  @Test(arguments: [Language.english, .chinese]) func itsTroubleIsTold(language: Language) {
    for problem in [
      RememberedProblem.damaged, .newerVersion, .foreign("/c"), .exposed("/c"),
      .refused(path: "/c", reason: "No space left on device"),
    ] {
      var screen = Screen(width: 140, language: language)
      screen.send(.cacheFailed(problem))
      #expect(!screen.message.isEmpty)
    }
  }
}
