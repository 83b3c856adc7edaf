import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// The list of profiles, and what a screen says of the profiles that are not on it.
@Suite struct ProfilesTests {
  private static let entries = [
    ProfileEntry(name: "backup", site: .cn, accounts: ["200000000001"]),
    ProfileEntry(name: "lab", endpoint: "http://127.0.0.1:9", hasOwnKeys: false),
    ProfileEntry(name: "ops", colour: "red"),
  ]

  private func screen(
    width: Int = 80, height: Int = 24, glyphs: Glyphs = .unicode, language: Language = .english
  ) -> Screen {
    var screen = Screen(width: width, height: height, glyphs: glyphs, language: language) {
      $0.profileChoice = .settings
    }
    screen.list(Fixtures.fleet)
    return screen
  }

  private func listed(_ screen: Screen) -> Screen {
    var screen = screen
    screen.press("^p")
    screen.send(.profiles(Self.entries))
    return screen
  }

  /// Another profile, in which an operation runs.
  private func other(
    _ name: String = "backup", failed: Int = 0, account: String = "200000000001"
  ) -> OtherProfile {
    var behind = Screen { $0.profile = name }
    behind.list(Fixtures.fleet)
    let targets = Array(Fixtures.fleet.prefix(8))
    behind.start(targets)
    behind.intend(1, targets)
    behind.change(targets[..<2], .gone)
    if failed > 0 {
      let failure = ServiceFailure(kind: .invalid, code: "InternalError", message: "no")
      behind.change(targets.suffix(failed), .failed(failure))
    }
    var profile = behind.state.asOther
    profile.identity.account = Account(id: account)
    return profile
  }

  private func profiles(_ screen: Screen) -> ProfilesState? {
    if case .profiles(let profiles) = screen.state.dialog { profiles } else { nil }
  }

  @Test func theListSaysWhoTheyAreAndWhatRunsThere() {
    var screen = listed(screen(width: 120, height: 40))
    screen.send(.others([other()]))
    let rows = screen.text.split(separator: "\n").map(String.init)
    let backup = rows.first { $0.contains("backup") && $0.contains("200000000001") } ?? ""
    #expect(backup.contains("gone 2"))
    #expect(rows.contains { $0.contains("lab") && $0.contains("not opened") })
    #expect(
      rows.contains { $0.contains("ops") && $0.contains("red") && $0.contains("on the screen") })
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 50)], Language.allCases)
  func itHoldsAtEverySize(_ size: (Int, Int), _ language: Language) {
    for glyphs in Glyphs.allCases {
      var screen = listed(
        screen(width: size.0, height: size.1, glyphs: glyphs, language: language))
      screen.send(.others([other()]))
      for name in ["backup", "lab", "ops"] { #expect(screen.text.contains(name), "\(size)") }
      #expect(screen.text.contains("esc"))
    }
  }

  @Test func keysThatAreSharedAreSaid() {
    var screen = listed(screen(width: 120, height: 40))
    screen.press("j", "G", "k")
    #expect(screen.text.contains("keys of the environment or tccli"))
    screen.send(.others([other("lab", account: "100012340012")]))
    #expect(screen.text.contains("same account as ops"))
  }

  @Test func enterOpensAndEscapeGivesUp() {
    var screen = listed(screen())
    screen.press("enter")
    #expect(screen.effects.last == .showProfile("backup"))
    #expect(profiles(screen)?.phase == .opening("backup"))
    screen.press("x", "enter", "t")
    #expect(profiles(screen)?.phase == .opening("backup"))
    screen.press("esc")
    #expect(screen.effects.last == .giveUpProfile)
    #expect(profiles(screen)?.phase == .choosing)
    screen.press("esc")
    #expect(screen.state.dialog == nil)
  }

  @Test func whatCannotBeOpenedSaysWhyAndTheOldOneStays() {
    var screen = listed(screen())
    screen.press("enter")
    screen.send(.profileRefused(name: "backup", reason: "no keys"))
    #expect(screen.text.contains("backup not opened: no keys"))
    #expect(profiles(screen)?.phase == .choosing)
    #expect(screen.state.isShown && screen.state.configuration.profile == "ops")
  }

  @Test func theCursorIsWhereSomethingRuns() {
    var screen = screen()
    screen.send(.others([other("ops2"), other("zeta")]))
    screen.press("^p")
    screen.send(.profiles(Self.entries + [ProfileEntry(name: "zeta")]))
    screen.press("enter")
    #expect(screen.effects.last == .showProfile("ops2"))
  }

  @Test func theKeyClosesAConfirmationAndSaysSo() {
    var screen = screen()
    screen.press("a", "t")
    #expect(screen.confirmation != nil)
    screen.press("^p")
    #expect(screen.confirmation == nil && profiles(screen) != nil)
    #expect(screen.message.contains("Nothing"))
    #expect(screen.effects.contains { if case .cancelPreflight = $0 { true } else { false } })
  }

  @Test func withoutProfilesTheReasonSaysHowToAddOne() {
    var screen = Screen { $0.profileChoice = .none }
    screen.press("^p")
    #expect(screen.state.dialog == nil)
    #expect(screen.message.contains("add one under profiles:"))
    var demo = Screen { $0.profileChoice = .demo }
    demo.press("^p")
    #expect(demo.message == "The demo has no profiles")
  }

  @Test func itIsThereInReadOnlyToo() {
    var screen = Screen {
      $0.profileChoice = .settings
      $0.gate = TerminationGate(readOnly: .option)
    }
    screen.press("^p")
    #expect(profiles(screen) != nil)
  }

  @Test func theFirstFailureElsewhereIsToldOnce() {
    var screen = screen()
    screen.send(.others([other()]))
    #expect(!screen.message.contains("first failure"))
    screen.send(.others([other(failed: 1)]))
    #expect(screen.message.hasPrefix("backup: first failure in operation"))
    screen.press("j")
    screen.send(.others([other(failed: 2)]))
    #expect(!screen.message.contains("first failure"))
  }

  @Test func theTitleNamesTheProfileWhereSomethingRuns() {
    var screen = screen(width: 120)
    screen.send(.others([other()]))
    #expect(screen.text.split(separator: "\n")[0].contains("backup 25%"))
  }

  /// How far it is counts what failed as settled, and would look like success from here.
  @Test func theTitleNamesWhatWentWrongElsewhere() {
    var screen = screen(width: 120)
    screen.send(.others([other(failed: 2)]))
    let title = screen.text.split(separator: "\n")[0]
    #expect(title.contains("backup 2 failed") && !title.contains("%"), "\(title)")
  }

  @Test func footerLeadsToWhatWentWrongElsewhere() {
    var screen = screen(width: 60)
    screen.send(.others([other()]))
    #expect(screen.text.split(separator: "\n").last?.contains("^p") == false)
    screen.send(.others([other(failed: 2)]))
    #expect(screen.text.split(separator: "\n").last?.contains("^p") == true)
  }

  @Test func whatRunsInAnotherProfileIsNotAnotherProgram() {
    var screen = screen(width: 120)
    let plan = Plan(
      identity: screen.state.identity, created: screen.now, options: TerminationOptions(),
      instances: Fixtures.fleet.prefix(8).map { PlannedInstance(instance: $0) },
      digest: Screen.digest)
    let header = OperationHeader(
      id: other().activity.operations[0].id, plan: plan, startedBy: "bob", startedAt: screen.now)
    screen.send(.opened(Results(header: header), .elsewhere))
    #expect(screen.text.contains("run by another program"))
    screen.send(.others([other()]))
    #expect(screen.text.contains("run in backup"))
  }

  /// A stopped program sends and watches nothing.
  @Test func stoppedProgramSaysWhatWaits() {
    var screen = screen()
    #expect(screen.state.standstill.isEmpty)
    screen.start(Array(Fixtures.fleet.prefix(5)))
    screen.send(.others([other()]))
    #expect(
      screen.state.standstill
        == "edgereap is stopped: 5 instances not sent, 6 instances not watched. 'fg' continues.")
  }

  @Test func stoppingSaysWhereSomethingRuns() {
    var screen = screen()
    screen.press("x")
    #expect(screen.message == "Nothing is being sent")
    screen.send(.others([other()]))
    screen.press("x")
    #expect(screen.message.contains("runs in backup: ^p"), "\(screen.message)")
  }

  /// It was found while another profile was on the screen.
  @Test func whatIsUnfinishedIsShownFromWhereItIs() {
    var screen = screen()
    screen.send(.hidden)
    screen.send(.unfinished(Samples.history))
    #expect(screen.message.contains("^p"))
    screen.send(.shown)
    #expect(screen.message.contains("H shows"), "\(screen.message)")
  }

  @Test func theNameIsTheLastThingCutFromTheTitle() {
    let name = "customer-with-a-long-name-in-frankfurt-7"
    for width in [60, 80, 120] {
      var screen = Screen(width: width) {
        $0.profile = name
        $0.identity.endpoint = "https://gateway.example.internal:8443"
        $0.gate = TerminationGate(readOnly: .option)
      }
      screen.send(.rate(RateSnapshot(used: 18, limit: 20, isWidened: false)))
      screen.send(.others([other()]))
      let title = String(screen.text.split(separator: "\n")[0])
      #expect(title.contains(name), "\(width): \(title)")
      #expect(title.contains("READ-ONLY"), "\(width): \(title)")
    }
  }

  @Test func quittingAsksForWhatRunsElsewhereAndNamesIt() {
    var screen = screen()
    screen.send(.others([other()]))
    screen.press("q")
    #expect(!screen.effects.contains(.quit))
    #expect(screen.text.contains("In flight in backup."))
    screen.press("y")
    #expect(screen.effects.last == .quit)
  }

  @Test func whatEndsBehindIsUnseenUntilItIsShown() {
    var screen = screen()
    let targets = Array(Fixtures.fleet.prefix(4))
    screen.start(targets)
    screen.intend(1, targets)
    screen.send(.hidden)
    screen.change(targets, .gone)
    screen.send(.operationEnded(id: Screen.operation))
    let activity = screen.state.activity
    #expect(!activity.isInFlight && activity.operations.map(\.id) == [Screen.operation])
    #expect(!screen.state.needsTick)
    screen.send(.shown)
    #expect(screen.state.activity.isEmpty)
    #expect(screen.state.operation?.id == Screen.operation)
  }

  @Test func aHiddenProfileAsksNothingByItself() {
    var screen = screen()
    let targets = Array(Fixtures.fleet.prefix(6))
    screen.start(targets, discipline: Discipline(reason: "", canary: .count(1)))
    screen.intend(1, targets[..<1])
    screen.change(targets[..<1], .terminating)
    screen.send(.hidden)
    screen.send(
      .operation(id: Screen.operation, [.waits([.canaryAnswer(count: 1)], at: screen.now)]))
    screen.wait(seconds: 5)
    #expect(screen.state.dialog == nil)
    #expect(screen.state.activity.asksCanary)
    screen.send(.shown)
    screen.wait(seconds: 5)
    if case .canary = screen.state.dialog {} else { Issue.record("the question is not asked") }
  }

  @Test func theWindowNamesTheProfile() {
    #expect(screen().state.windowTitle == "edgereap ops")
  }
}
