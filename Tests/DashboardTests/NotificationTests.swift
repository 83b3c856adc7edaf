import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// Which events of an operation are worth a notification, each once.
struct NotificationTests {
  private let targets = Array(Fixtures.fleet.prefix(4))

  private func started(
    language: Language = .english, change: (inout DashboardConfiguration) -> Void = { _ in }
  ) -> Screen {
    var screen = Screen(language: language, change: change)
    screen.list(Fixtures.fleet)
    screen.start(targets)
    screen.intend(1, targets)
    screen.effects = []
    return screen
  }

  private func notifications(_ screen: Screen) -> [Notification] {
    screen.effects.compactMap {
      if case .notify(let notification) = $0 { notification } else { nil }
    }
  }

  private func failure(_ code: String) -> Outcome {
    .failed(ServiceFailure(kind: .refused, code: code, message: ""))
  }

  @Test func theFirstFailureIsToldOnce() {
    var screen = started()
    #expect(notifications(screen).isEmpty)
    screen.change(targets.prefix(1), failure("LimitExceeded"))
    screen.change(targets.dropFirst().prefix(1), failure("Other"))
    #expect(notifications(screen).map(\.occasion) == [.firstFailure])
    let text = notifications(screen).first?.text
    #expect(text == "First failure: 1 failed, 3 sent (LimitExceeded)")
    #expect(notifications(screen).first?.title == "edgereap ops")
  }

  @Test func theEndIsToldWithItsCounts() {
    var screen = started()
    screen.change(targets, .gone)
    screen.send(.operationEnded(id: Screen.operation))
    #expect(notifications(screen).map(\.occasion) == [.ends])
    #expect(notifications(screen).first?.text == "Finished: 4 gone")
    #expect(notifications(screen).first?.operation == Screen.operation)
  }

  @Test func anEndWithOpenInstancesSaysSo() {
    var screen = started(language: .chinese)
    screen.send(.operationEnded(id: Screen.operation))
    #expect(notifications(screen).first?.text == "已停止，4 台未完结：已发送 4")
  }

  @Test(
    arguments: [
      ([.unknown(.ecm, count: 2, until: Screen.start)], [OperationOccasion.pauses]),
      ([.canaryAnswer(count: 2)], [.asks]), ([.canary(count: 2)], []),
      ([.unknown(.ecm, count: 2, until: Screen.start), .canaryAnswer(count: 1)], [.asks]),
    ] as [([SendingWait], [OperationOccasion])])
  func aWaitIsToldOnceWhereAnOperatorMayHaveToAct(
    waits: [SendingWait], occasions: [OperationOccasion]
  ) {
    var screen = started()
    for waits in [waits, [], waits] {
      screen.send(.operation(id: Screen.operation, [.waits(waits, at: screen.now)]))
    }
    #expect(notifications(screen).map(\.occasion) == occasions)
  }

  @Test(arguments: [
    (Notice.Fact.tooManyFailed(.ecm, failed: 3, named: 4, code: "X"), true),
    (.stoppedBy(process: "4711"), true), (.canaryFailed(.ecm, failed: 1, code: "X"), true),
    (.throttles(.ecm, code: "RequestLimitExceeded"), false),
  ])
  func aStopIsToldAndOtherNoticesAreNot(fact: Notice.Fact, isTold: Bool) {
    var screen = started()
    let notice = Notice(severity: .warning, fact, at: screen.now)
    for _ in 0..<2 { screen.send(.operation(id: Screen.operation, [.notice(notice)])) }
    #expect(notifications(screen).map(\.occasion) == (isTold ? [.stops] : []))
    if isTold { #expect(notifications(screen).first?.text == screen.state.words.notice(notice)) }
  }

  @Test func ofSeveralOccasionsInOneEventTheMostUrgentIsTold() {
    var screen = started()
    let notice = Notice(severity: .error, .stoppedBy(process: "4711"), at: screen.now)
    let changes = OutcomeChanges(
      at: screen.now, call: nil, requestID: "",
      changes: [.init(key: targets[0].key, outcome: failure("X"))])
    screen.send(.operation(id: Screen.operation, [.changed(changes), .notice(notice)]))
    screen.change(targets.dropFirst().prefix(1), failure("X"))
    #expect(notifications(screen).map(\.occasion) == [.stops])
  }

  @Test func whatAnOperationBringsAlongIsNotNews() throws {
    var screen = started()
    screen.change(targets.prefix(1), failure("X"))
    let results = try #require(screen.state.operation).results
    var other = Screen()
    other.send(.opened(results, .live))
    other.change(targets.dropFirst().prefix(1), failure("X"))
    #expect(notifications(other).isEmpty)
    other.send(.operationEnded(id: Screen.operation))
    #expect(notifications(other).map(\.occasion) == [.ends])
  }

  @Test func nobodyIsToldWhoIsLeaving() {
    var screen = started()
    screen.send(.hangUp)
    screen.send(.operationEnded(id: Screen.operation))
    #expect(notifications(screen).isEmpty)
  }
}

/// Where most of the colours went.
struct SlowLinkWordsTests {
  @Test(arguments: [Language.english, .chinese])
  func messageHelpAndReportSayWhyColoursWent(language: Language) {
    var screen = Screen(width: 60, height: 16, language: language)
    let reason = language == .english ? "Slow link: few colours" : "已减少颜色与绘制"
    screen.send(.link(isSlow: true))
    #expect(screen.message.contains(reason))
    screen.send(
      .linkReport(
        LinkReport(
          terminal: "xterm-256color", depth: .indexed256, holdsFrames: nil, bytes: 1, keys: 0,
          keyBytes: 0, slowness: .noticed)))
    #expect(screen.text.contains(screen.state.words.slowLinkColours))
    screen.press("esc")
    screen.press("?")
    screen.type("colours only")
    let isFound = screen.text.contains(screen.state.words.slowLinkLegend)
    #expect(isFound == (language == .english))
  }
}
