import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// What a screen shows and says of the profiles that are open beside its own.
@Suite struct BesideTests {
  private func screen(width: Int = 80) -> Screen {
    var screen = Screen(width: width) { $0.profileChoice = .settings }
    screen.list(Fixtures.fleet)
    return screen
  }

  private enum Stage { case asks, runs, fails, ended }

  private func other(_ name: String, _ stage: Stage) -> OtherProfile {
    var behind = Screen { $0.profile = name }
    behind.list(Fixtures.fleet)
    let targets = Array(Fixtures.fleet.prefix(8))
    behind.start(targets)
    behind.intend(1, targets)
    behind.change(targets[..<2], .gone)
    switch stage {
    case .runs: break
    case .asks:
      behind.send(
        .operation(id: Screen.operation, [.waits([.canaryAnswer(count: 2)], at: behind.now)]))
    case .fails:
      let failure = ServiceFailure(kind: .invalid, code: "InternalError", message: "no")
      behind.change(targets[2..<4], .failed(failure))
    case .ended:
      behind.send(.hidden)
      behind.change(targets, .gone)
      behind.send(.operationEnded(id: Screen.operation))
    }
    return behind.state.asOther
  }

  private func title(_ screen: Screen) -> String { String(screen.text.split(separator: "\n")[0]) }

  private func listed(_ screen: Screen, _ names: [String]) -> Screen {
    var screen = screen
    screen.press("^p")
    screen.send(.profiles(names.map { ProfileEntry(name: $0) }))
    return screen
  }

  @Test func enterLeadsToTheProfileThatTheTitleNames() {
    var screen = screen()
    screen.send(.others([other("a", .ended), other("b", .runs), other("z", .asks)]))
    #expect(title(screen).contains("z canary asks"))
    screen = listed(screen, ["a", "b", "ops", "z"])
    screen.press("enter")
    #expect(screen.effects.last == .showProfile("z"))
  }

  @Test func whatRunsComesBeforeWhatHasEnded() {
    var screen = screen()
    screen.send(.others([other("a", .ended), other("b", .runs)]))
    #expect(title(screen).contains("b 25%"))
    screen = listed(screen, ["a", "b", "ops"])
    screen.press("enter")
    #expect(screen.effects.last == .showProfile("b"))
  }

  @Test func bothNamesAreInATitleWithRoomForThem() {
    var screen = screen(width: 120)
    screen.send(.others([other("cn", .runs), other("lab", .ended)]))
    #expect(title(screen).contains("cn 25%") && title(screen).contains("lab ended"))
    #expect(!title(screen).contains("+1"))
    var narrow = self.screen(width: 60)
    narrow.send(.others([other("frankfurt", .runs), other("lab", .ended)]))
    #expect(title(narrow).contains("frankfurt 25% +1"))
  }

  @Test func theWindowNamesTheProfileInWhichSomethingRuns() {
    var screen = screen()
    screen.send(.others([other("prod", .runs)]))
    #expect(screen.state.windowTitle == "edgereap ops · prod 25%")
    screen.send(.others([other("prod", .fails)]))
    #expect(screen.state.windowTitle == "edgereap ops · prod 50% · 2 failed")
    screen.send(.others([other("prod", .asks)]))
    #expect(screen.state.windowTitle == "edgereap ops · prod canary asks")
  }

  @Test func theWindowDoesNotStayAtTheEndWhileSomethingRunsElsewhere() {
    var screen = screen()
    let targets = Array(Fixtures.fleet.prefix(4))
    screen.start(targets)
    screen.intend(1, targets)
    screen.send(.others([other("prod", .runs)]))
    #expect(screen.state.windowTitle == "edgereap ops 0%")
    screen.send(.others([other("prod", .asks)]))
    #expect(screen.state.windowTitle == "edgereap ops 0% · prod canary asks")
    screen.send(.others([other("prod", .runs)]))
    screen.change(targets, .gone)
    screen.send(.operationEnded(id: Screen.operation))
    #expect(screen.state.windowTitle == "edgereap ops · prod 25%")
    screen.send(.others([]))
    #expect(screen.state.windowTitle == "edgereap ops 100%")
  }

  @Test func nothingIsQuietBetweenTheLastInstanceAndTheEnd() {
    var behind = screen()
    let targets = Array(Fixtures.fleet.prefix(4))
    behind.start(targets)
    behind.intend(1, targets)
    behind.send(.hidden)
    behind.change(targets, .gone)
    #expect(behind.state.activity.operations.map(\.id) == [Screen.operation])
    behind.send(.operationEnded(id: Screen.operation))
    #expect(behind.state.activity.operations.map(\.id) == [Screen.operation])
  }

  @Test(arguments: [false, true]) func whatEndsBehindNamesOnlyTheKeyThatWorksHere(_ fails: Bool) {
    var behind = screen()
    let targets = Array(Fixtures.fleet.prefix(4))
    behind.start(targets)
    behind.intend(1, targets)
    behind.send(.hidden)
    let failure = ServiceFailure(kind: .invalid, code: "InternalError", message: "no")
    behind.change(targets, fails ? .failed(failure) : .terminating)
    behind.send(.operationEnded(id: Screen.operation))
    #expect(behind.message.hasSuffix("· ^p shows"))
  }

  @Test func anErrorStaysUntilAKeyAnswersIt() {
    var screen = screen()
    let refusal = ServiceFailure(kind: .invalid, code: "InternalError", message: "no")
    screen.send(.operationRefused(refusal))
    let error = screen.message
    screen.send(.others([other("prod", .runs)]))
    screen.send(.others([other("prod", .asks)]))
    screen.send(.link(isSlow: true))
    #expect(screen.message == error)
    screen.send(.written(path: "list.csv", rows: 3))
    #expect(screen.message != error)
    screen.send(.operationRefused(refusal))
    screen.press("j")
    screen.send(.link(isSlow: false))
    #expect(!screen.message.isEmpty && screen.message != error)
  }

  @Test func theRefusalNamesTheAccountFirst() {
    var screen = screen()
    var owner = screen.state.identity
    owner.account = Account(id: "100099990001")
    let error = JournalError.otherIdentity(operation: Screen.operation, owner: owner)
    screen.send(.operationRefused(ServiceFailure(kind: .invalid, code: "", .journal(error))))
    #expect(screen.message.hasPrefix("Not read: account 100099990001"))
  }

  @Test func whatIsSaidBehindTheListOfProfilesIsShownAfterIt() {
    var screen = listed(screen(), ["cn", "ops"])
    screen.send(.link(isSlow: true))
    let text = screen.message
    screen.press("j", "esc")
    #expect(screen.state.dialog == nil && screen.message == text)
    screen.press("j")
    #expect(screen.message != text)
  }

  @Test func unreadableSettingsChangeNeitherTheOrderNorTheColours() {
    var screen = Screen(width: 120, height: 40) {
      $0.profileChoice = .settings
      $0.profileEntry = ProfileEntry(name: "ops", colour: "green")
    }
    screen.list(Fixtures.fleet)
    var cn = other("cn", .runs)
    cn.entry.colour = "red"
    screen.send(.others([cn]))
    screen.press("^p")
    screen.send(.profilesFailed(reason: "line 3"))
    let rows = screen.text.split(separator: "\n").map(String.init)
    let first = rows.firstIndex { $0.contains(" cn ") && $0.contains("red") }
    let second = rows.firstIndex { $0.contains(" ops ") && $0.contains("green") }
    #expect(first != nil && second != nil && (first ?? 0) < (second ?? 0))
  }

  @Test func nothingWaitsOnceItIsStopped() {
    var screen = screen()
    let targets = Array(Fixtures.fleet.prefix(6))
    screen.start(targets, discipline: Discipline(reason: "", canary: .count(1)))
    screen.intend(1, targets[..<1])
    screen.send(.operation(id: Screen.operation, [.waits([.canary(count: 1)], at: screen.now)]))
    #expect(screen.text.contains("waiting for the canary (1)"))
    screen.press("x")
    screen.press("j")
    #expect(!screen.text.contains("waiting for the canary"))
  }
}

/// What the screen says about coming back names the profile, without which it would lead elsewhere.
@Suite struct ResumingWordsTests {
  @Test(arguments: Language.allCases) func theFarewellNamesTheProfile(_ language: Language) {
    let words = Words(language)
    let named = words.farewell("20261121-074800-3f9a", [.sent: 1], isOpen: true, profile: "cn")
    #expect(named.hasSuffix("edgereap --profile cn --resume 20261121-074800-3f9a"))
    let none = words.farewell("20261121-074800-3f9a", [.sent: 1], isOpen: true, profile: "")
    #expect(none.hasSuffix("edgereap --resume 20261121-074800-3f9a"))
  }

  @Test(arguments: Language.allCases) func oneCommandWorksForOneProfile(_ language: Language) {
    let words = Words(language)
    #expect(words.resumes(["cn"]).contains("edgereap --profile cn --resume latest"))
    #expect(words.resumes([""]).contains("edgereap --resume latest"))
    let several = words.resumes(["cn", "prod"])
    #expect(several.contains("cn") && several.contains("prod"))
  }

  @Test func aNameThatAShellWouldSplitIsQuoted() {
    #expect(Words.program("eu west") == "edgereap --profile 'eu west'")
    #expect(
      Words.watch("20261121-074800-3f9a", "a'b")
        == #"edgereap watch --profile 'a'\''b' 20261121-074800-3f9a"#)
  }

  @Test func quittingNamesTheProfileInWhichSomethingWasSent() {
    var screen = Screen(width: 120, height: 40) { $0.profile = "cn" }
    screen.list(Fixtures.fleet)
    let targets = Array(Fixtures.fleet.prefix(4))
    screen.start(targets)
    screen.intend(1, targets)
    screen.press("q")
    #expect(screen.text.contains("--profile"))
  }
}
