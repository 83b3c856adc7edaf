import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// The one way to let something irreversible happen, and every way in which it does not.
@Suite struct ConfirmationTests {
  private func opened(_ change: (inout Screen) -> Void = { $0.press("a") }) -> Screen {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    change(&screen)
    screen.press("t")
    return screen
  }

  /// Types the phrase once the preflight has answered: here, that nothing has changed.
  private func typePhrase(_ screen: inout Screen) {
    if let confirmation = screen.confirmation, confirmation.report == nil {
      screen.send(
        .preflight(
          request: confirmation.request, PreflightReport(unchanged: confirmation.candidates)))
    }
    screen.type(screen.confirmation?.plan.phrase ?? "")
  }

  @Test func nothingIsConfirmedBeforeTheLastLookHasAnswered() {
    var screen = opened()
    screen.type(screen.confirmation?.plan.phrase ?? "")
    screen.press("enter", "enter", "enter")
    #expect(screen.message.contains("the preflight is still running"))
    screen.wait(seconds: 5)
    #expect(screen.confirmed.isEmpty)
    #expect(screen.confirmation?.confirmed == nil)
  }

  @Test func whatWasMarkedIsFrozenAndSent() {
    var screen = opened { $0.press("space", "j", "space", "j", "space") }
    let marked = Set(screen.state.list.selection.keys)
    typePhrase(&screen)
    screen.press("enter", "enter")
    let shown = screen.confirmation?.plan
    screen.wait(seconds: 3)
    #expect(screen.confirmed.count == 1)
    #expect(screen.confirmed.first == shown)
    #expect(Set(screen.confirmed.first?.instances.map(\.instance.key) ?? []) == marked)
    #expect(screen.state.dialog == nil)
  }

  @Test func blockedAddressesAreFlagged() throws {
    var screen = opened()
    let confirmation = try #require(screen.confirmation)
    var report = PreflightReport(unchanged: confirmation.candidates)
    let id = try #require(confirmation.candidates.first { $0.product == .ecm }).id
    report.resources = (1...2).map {
      AssociatedResource(
        kind: .address, id: "eip-\($0)", instanceID: id, address: "", isInherent: false,
        isReleasedOnUnbind: false, isBlocked: $0 == 1)
    }
    screen.send(.preflight(request: confirmation.request, report))
    #expect(screen.text.contains("(1 blocked EIP cannot be unbound"))
  }

  @Test func aRefreshDoesNotChangeTheFrozenPlan() {
    var screen = opened()
    let before = screen.confirmation?.plan
    screen.send(.listing(.observed([Fixtures.ecm(1, state: "STOPPED"), Fixtures.ecm(900)])))
    screen.send(.listing(.departed([Fixtures.fleet[0].key])))
    #expect(screen.confirmation?.plan == before)
  }

  @Test func openingAsksThePreflightForExactlyThose() {
    let screen = opened { $0.press("space") }
    let key = screen.state.list.selection.keys.first
    guard case .preflight(_, let instances, _) = screen.effects.last else {
      Issue.record("no preflight was asked for")
      return
    }
    #expect(instances.map(\.key) == [key].compactMap { $0 })
  }

  @Test func hiddenTargetsComeFirstAndAreLabelled() {
    let screen = opened { screen in
      screen.press("a", "/")
      screen.type("product:ecm")
      screen.press("enter")
    }
    #expect(screen.confirmation?.list.rows.first == .heading(0))
    let first = screen.confirmation?.list.groups.first
    #expect(first?.id.attention == .hidden)
    let products = first?.members.compactMap { screen.confirmation?.candidates[$0].product }
    #expect(Set(products ?? []) == [.edgezone])
    #expect(screen.confirmation?.hidden.count == 22)
    #expect(screen.text.contains("HIDDEN"))
  }

  @Test func thePreflightHoldsBackWithReasons() {
    var screen = opened()
    let request = screen.confirmation?.request ?? 0
    screen.send(.preflight(request: request, Samples.preflight(Fixtures.fleet)))
    let held = screen.confirmation?.plan.heldBack.compactMap { $0.hold?.code } ?? []
    #expect(held.sorted() == ["AlreadyTerminating", "InstanceLocked", "WrongState"])
    #expect(screen.confirmation?.plan.phrase == "56 4-regions 0012")
  }

  @Test func whatChangedSinceItWasMarkedIsHeldBack() {
    var screen = opened { $0.press("space") }
    guard let key = screen.state.list.selection.keys.first,
      var instance = screen.state.list.inventory[key]
    else {
      Issue.record("nothing is marked")
      return
    }
    instance.name = "another machine"
    screen.send(
      .preflight(
        request: screen.confirmation?.request ?? 0,
        PreflightReport(instances: [key: instance])))
    #expect(screen.confirmation?.plan.targets.isEmpty == true)
    #expect(screen.text.contains("Changed since it was marked"))
  }

  @Test func whatCouldNotBeReadAgainIsHeldBackAndSaid() {
    var screen = opened { $0.press("space") }
    screen.send(
      .preflight(
        request: screen.confirmation?.request ?? 0,
        PreflightReport(
          nothingKnownOf: screen.confirmation?.candidates ?? [], because: Samples.denied)))
    #expect(screen.confirmation?.plan.targets.isEmpty == true)
    #expect(screen.confirmation?.plan.heldBack.first?.hold?.code == "NotReadAgain")
    #expect(screen.text.contains("UnauthorizedOperation"))
  }

  @Test func anAnswerToAnOlderQuestionIsNotTaken() {
    var screen = opened { $0.press("space") }
    let old = screen.confirmation?.request ?? 0
    screen.press("esc", "t")
    screen.send(
      .preflight(
        request: old, PreflightReport()))
    #expect(screen.confirmation?.plan.targets.count == 1)
  }

  @Test func enterIsHarmlessEverywhereButOnTheEnabledButton() {
    var screen = opened()
    for _ in 0..<12 {
      screen.press("tab", "enter")
      screen.wait(seconds: 10)
      if screen.state.dialog == nil { screen.press("t") }
    }
    screen.type("wrong words 0012")
    screen.press("enter", "enter", "tab", "enter")
    screen.wait(seconds: 10)
    #expect(screen.confirmed.isEmpty)
  }

  @Test func enterOnCancelCloses() {
    var screen = opened()
    #expect(screen.confirmation?.focus == .cancel)
    screen.press("enter")
    #expect(screen.state.dialog == nil)
    #expect(screen.confirmed.isEmpty)
  }

  @Test func theButtonCannotBeReachedWithoutThePhrase() {
    var screen = opened()
    for _ in 0..<10 {
      screen.press("tab")
      #expect(screen.confirmation?.focus != .terminate)
    }
  }

  @Test func thePhraseCannotBePasted() {
    var screen = opened()
    screen.press("tab")
    #expect(screen.confirmation?.focus == .phrase)
    screen.send(.key(.paste(screen.confirmation?.plan.phrase ?? "")))
    #expect(screen.confirmation?.confirmed == nil)
  }

  @Test(arguments: ["space", "esc", "enter", "x", "^c", "^l", "^z"])
  func anyKeyAbortsTheCountdown(_ key: String) {
    var screen = opened()
    typePhrase(&screen)
    screen.press("enter", "enter")
    screen.wait(seconds: 2)
    #expect(screen.text.contains("Sending in 1 s"))
    screen.press(key)
    screen.wait(seconds: 5)
    #expect(screen.confirmed.isEmpty)
    #expect(screen.confirmation?.focus == .cancel)
  }

  @Test func aCountdownThatNobodyCouldSeeEnds() {
    for event in [DashboardEvent.resumed, .resized(Size(width: 20, height: 5))] {
      var screen = opened()
      typePhrase(&screen)
      screen.press("enter", "enter")
      screen.send(event)
      screen.wait(seconds: 3)
      #expect(screen.confirmed.isEmpty)
    }
    var stopped = opened()
    typePhrase(&stopped)
    stopped.press("enter", "enter")
    stopped.wait(seconds: 60)
    #expect(stopped.confirmed.isEmpty)
  }

  /// Nothing may have been heard of the operation yet: on a slow link that takes a second.
  @Test func theNextKeyAfterTheCountdownFindsWhatWasConfirmed() {
    var screen = opened()
    typePhrase(&screen)
    screen.press("enter", "enter")
    screen.wait(seconds: 3)
    #expect(screen.confirmed.count == 1)
    var leaving = screen
    leaving.press("q")
    #expect(leaving.effects.last != .quit)
    #expect(leaving.text.contains("about to begin"))
    screen.press("x")
    #expect(screen.effects.last == .withdraw(pending: 1))
    var waiting = screen
    waiting.send(
      .pending(
        PendingOperation(number: 1, count: 2, step: .waiting(holder: "bob pid 7", lock: "/x"))))
    for var screen in [screen, waiting] {
      if screen.state.pending?.step == .reading { screen.send(.pending(nil)) }
      screen.press("q")
      #expect(screen.effects.last == .quit)
    }
  }

  @Test func aHangUpDuringTheCountdownSendsNothing() {
    var screen = opened()
    typePhrase(&screen)
    screen.press("enter", "enter")
    screen.send(.hangUp)
    screen.wait(seconds: 3)
    #expect(screen.confirmed.isEmpty)
    #expect(screen.effects.last == .quit)
  }

  @Test func aPreflightThatChangesThePlanEndsTheCountdown() {
    var screen = opened()
    typePhrase(&screen)
    screen.press("enter", "enter")
    screen.send(
      .preflight(
        request: screen.confirmation?.request ?? 0, Samples.preflight(Fixtures.fleet)))
    screen.wait(seconds: 3)
    #expect(screen.confirmed.isEmpty)
    #expect(screen.message.contains("plan changed"))
  }

  @Test func thePointerStandsWhereTheFocusIsAndNowhereElse() {
    for glyphs in Glyphs.allCases {
      var screen = Screen(glyphs: glyphs)
      screen.list(Fixtures.fleet)
      screen.press("a", "t")
      for _ in 0..<8 {
        let lines = screen.text.split(separator: "\n").dropFirst()
        #expect(lines.count { $0.contains(" \(glyphs.cursor) ") } == 1)
        screen.press("tab")
      }
    }
  }

  @Test func hiddenOnesThatWereTakenOutAreNotCounted() {
    var screen = opened { screen in
      screen.press("a", "/")
      screen.type("product:ecm")
      screen.press("enter")
    }
    #expect(screen.text.contains("22 not shown in the list behind"))
    screen.press("tab", "tab", "j", "space", "space")
    #expect(screen.text.contains("20 not shown in the list behind"))
    #expect(screen.confirmation?.hidden.count == 22)
  }

  @Test func reasonsForHoldingBackAreWordsInBothLanguages() {
    for (language, words) in [
      (Language.english, ["1 wrong state", "1 already terminating"]),
      (.chinese, ["状态不允许 1", "已在销毁 1"]),
    ] {
      var screen = Screen(width: 120, height: 60, language: language)
      screen.list(Fixtures.fleet)
      screen.press("a", "t")
      screen.send(
        .preflight(
          request: screen.confirmation?.request ?? 0, Samples.preflight(Fixtures.fleet)))
      for word in words { #expect(screen.text.contains(word), "\(word)") }
      #expect(!screen.text.contains("WrongState"))
      #expect(screen.confirmation?.plan.heldBack.contains { $0.hold?.code == "WrongState" } == true)
    }
  }

  @Test func aRowTakenOutIsNotSent() {
    var screen = opened { $0.press("space", "space") }
    let before = screen.confirmation?.plan
    screen.press("tab", "tab", "j", "space")
    let after = screen.confirmation?.plan
    #expect(before?.digest != after?.digest)
    #expect(after?.instances.count == 1)
    typePhrase(&screen)
    screen.press("enter", "enter")
    screen.wait(seconds: 3)
    #expect(screen.confirmed.first?.instances.count == 1)
  }

  @Test func theDialogsOwnFilterNarrowsTheListAndNotThePlan() {
    var screen = opened()
    let plan = screen.confirmation?.plan
    screen.press("/")
    screen.type("frankfurt")
    #expect(screen.confirmation?.list.rows.count == 7)
    #expect(screen.text.contains("6 of 59 shown · 57 will be sent"))
    #expect(screen.confirmation?.plan == plan)
    screen.press("esc")
    #expect(screen.state.dialog != nil)
    #expect((screen.confirmation?.list.rows.count ?? 0) > 59)
  }

  @Test func associatedResourcesStandOnDeleteAndCanBeKept() {
    var screen = opened()
    #expect(screen.confirmation?.options.destroysAssociatedResources == true)
    screen.press("tab", "tab", "tab", "space")
    #expect(screen.confirmation?.options.destroysAssociatedResources == false)
    #expect(screen.confirmation?.plan.options.destroysAssociatedResources == false)
  }

  @Test func aScheduleIsReadOnTheLocalClockAndShownOnBoth() {
    var screen = opened()
    screen.press("tab", "tab", "tab", "tab")
    screen.type("2026-11-22 18:00")
    let expected = Timestamp(iso8601: "2026-11-22T18:00:00+08:00")
    #expect(screen.confirmation?.plan.options.schedule?.instant == expected)
    #expect(screen.text.contains("UTC+08:00"))
    for _ in 0..<16 { screen.press("backspace") }
    screen.type("2020-01-01 00:00")
    #expect(screen.confirmation?.plan.options.schedule == nil)
    #expect(screen.text.contains("passed"))
  }

  @Test(arguments: ["2026-11-22 25:00", "2020-01-01 00:00", "2026-11-21 18:00"])
  func aTimeThatIsNotTakenIsNotSentAtOnceInstead(_ text: String) {
    var screen = opened()
    screen.press("tab", "tab", "tab", "tab")
    screen.type(text)
    #expect(screen.confirmation?.plan.options.schedule == nil)
    screen.press("tab", "tab", "tab", "tab")
    #expect(screen.confirmation?.focus == .phrase)
    typePhrase(&screen)
    #expect(screen.confirmation?.confirmed == nil)
    screen.press("enter", "enter")
    screen.wait(seconds: 3)
    #expect(screen.confirmed.isEmpty)
  }

  @Test func aTimeIsWrittenInTheZoneOfTheSettings() {
    var screen = Screen { $0.ecmZoneOffset = 0 }
    screen.list(Fixtures.fleet)
    screen.press("a", "t", "tab", "tab", "tab", "tab")
    screen.type("2026-11-21 18:00")
    #expect(screen.confirmation?.plan.options.schedule?.wireTime == "2026-11-21 10:00:00")
  }

  @Test func theAccountThatArrivesLateChangesThePhrase() {
    var screen = Screen { $0.identity.account = nil }
    screen.list(Fixtures.fleet)
    screen.press("space", "t")
    #expect(screen.confirmation?.plan.phrase.hasSuffix("7Xyz") == true)
    screen.send(.identity(.success(Account(id: "100099991234"))))
    #expect(screen.confirmation?.plan.phrase.hasSuffix("1234") == true)
  }

  @Test func aRetryTakesTheFailedOnesAloneAndFollowsTheOperation() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    Samples.run(&screen)
    screen.press("R")
    #expect(screen.confirmation?.plan.instances.count == 3)
    #expect(screen.confirmation?.plan.follows == "20261121-080000-3f9a")
  }
}
