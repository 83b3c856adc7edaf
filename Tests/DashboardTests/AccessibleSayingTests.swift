import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// What the log says, once each, and when.
struct AccessibleSayingTests {
  private func log(_ listener: Listener) -> [String] {
    listener.screen.state.hearing.log.entries.map(\.text)
  }

  private func confirming() -> Listener {
    var listener = Listener.listening()
    listener.press("a", "t")
    listener.act {
      let confirmation = $0.confirmation
      $0.send(
        .preflight(
          request: confirmation?.request ?? 0,
          PreflightReport(unchanged: confirmation?.candidates ?? [])))
    }
    return listener
  }

  private func shown(_ listener: Listener) -> [String] {
    listener.screen.state.hearing.log.shown.suffix(4).map(\.text)
  }

  @Test func anEmptyOptionSaysWhatThatMeans() {
    var listener = confirming()
    for _ in 0..<4 where !listener.row.hasPrefix("Canary:") { listener.press("s-tab") }
    #expect(listener.row == "Canary:")
    #expect(listener.hears("off"), "\(listener.heard)")
  }

  /// Nothing changes, so that nothing would be said.
  @Test func enterRepeatsWhatIsWrong() {
    for keys in ["/", "+", "f"] {
      var listener = Listener.listening()
      listener.press(keys)
      listener.type("naem~y")
      listener.press("enter")
      let error = listener.heard
      listener.press("enter")
      #expect(!error.isEmpty && listener.heard == error, "\(keys): \(listener.heard)")
    }
  }

  @Test func quittingTellsWhatWouldBecomeOfWhatRuns() {
    var listener = Listener.listening()
    listener.act { $0.start(Array(Fixtures.fleet.prefix(6))) }
    listener.press("q")
    #expect(listener.hears("6 instances not sent yet will be cancelled"), "\(listener.heard)")
  }

  @Test func refusedPlanIsHeard() {
    var listener = Listener.listening()
    listener.press("P")
    listener.type("none")
    for time in 1...2 {
      listener.press("enter")
      guard case .planFile(let file) = listener.screen.state.dialog else { break }
      listener.act { $0.send(.planRead(request: file.request ?? 0, .failure(.unreadable("torn")))) }
      #expect(listener.hears("torn"), "\(time): \(listener.heard)")
    }
  }

  /// A voice reads no signs, and capitals as small letters.
  @Test func keysHaveNamesThatAreSpoken() {
    var listener = confirming()
    #expect(log(listener).contains { $0.contains("question mark lists the keys") })
    listener.press("tab", "w")
    listener.press("esc")
    listener.press("w")
    #expect(listener.hears("enter write, esc back"), "\(listener.heard)")
    var screen = Listener.listening()
    screen.press("A")
    #expect(screen.heard.allSatisfy { !$0.contains("?") })
    #expect(screen.screen.state.keys.keyName(of: .retry) == "Shift-R")
    #expect(screen.screen.state.keys.keyName(of: .suspend) == "Ctrl-z")
  }

  @Test func thereIsTimeToSpeakEachOfManyLines() {
    var listener = Listener.listening()
    let fleet = Array(Fixtures.fleet.prefix(10))
    listener.act { $0.start(fleet) }
    for _ in 0..<4 { listener.act { $0.wait(seconds: 1) } }
    listener.act { screen in
      for instance in fleet { screen.change([instance], .failed(Samples.busy)) }
    }
    var heard = shown(listener)
    for _ in 0..<8 {
      listener.act { $0.wait(seconds: 1) }
      heard += shown(listener).filter { !heard.contains($0) }
    }
    for instance in fleet {
      #expect(heard.contains { $0.hasPrefix("failed, \(instance.id)") }, "\(instance.id)")
    }
    #expect(!listener.screen.state.hearing.log.isBehind)
  }

  @Test func aKeyIsAnsweredAtOnce() {
    var listener = Listener.listening()
    let fleet = Array(Fixtures.fleet.prefix(40))
    listener.act {
      $0.start(fleet)
      $0.change(fleet, .failed(Samples.busy))
    }
    #expect(listener.screen.state.hearing.log.isBehind)
    listener.press("x")
    let log = listener.screen.state.hearing.log
    #expect(log.shown.last == log.entries.last)
  }

  @Test func marksThatFallByThemselvesAreNotCounted() {
    var listener = Listener.listening()
    listener.press("a")
    let fleet = Array(Fixtures.fleet.prefix(6))
    let listed = log(listener).count { $0.hasPrefix("Listed") }
    listener.act {
      $0.start(fleet)
      $0.intend(1, fleet)
      $0.change(fleet, .terminating)
      $0.wait(seconds: 9)
      $0.change(fleet, .gone)
    }
    #expect(!listener.hears(" marked"))
    #expect(log(listener).count { $0.hasPrefix("Listed") } == listed)
  }

  @Test func spaceSaysWhatItMarked() throws {
    var listener = Listener.listening()
    let id = try #require(listener.screen.state.list.current?.id)
    listener.press("space")
    #expect(log(listener).last == "marked \(id); 1 marked")
    listener.press("\"")
    #expect(log(listener).last == "marked only, 1 of 60")
    listener.press("u")
    #expect(log(listener).count { $0.contains("none marked") } == 1)
  }

  @Test func sortingSaysItsDirection() {
    var listener = Listener.listening()
    listener.press("s")
    #expect(log(listener).last?.hasSuffix("descending") == true)
    listener.press("right")
    #expect(listener.hears("column Name: "))
  }

  @Test func markByFilterNamesItsFieldAndItsRegion() {
    var listener = Listener.listening()
    listener.press("+")
    #expect(listener.row == "Mark by filter:")
    listener.press("esc", "1", "down", "2", "-")
    #expect(listener.row == "Unmark by filter:")
    #expect(listener.hears("only in ap-"))
  }

  @Test func anAbortSaysThatTheConfirmationIsOpen() {
    var listener = confirming()
    listener.press("tab")
    listener.type(listener.screen.confirmation?.plan.phrase ?? "")
    listener.press("enter", "enter", "x")
    #expect(listener.hears("still open"))
  }

  @Test func aBadTimeIsSaidAndNamedByTheButton() {
    var listener = confirming()
    for _ in 0..<9 where !listener.row.hasPrefix("ECM terminate at:") { listener.press("tab") }
    listener.type("25:99")
    listener.press("enter")
    let error = listener.screen.confirmation?.scheduleError ?? ""
    #expect(!error.isEmpty && log(listener).last?.hasPrefix("not a time") == true)
    for _ in 0..<90 where !listener.row.hasPrefix("Terminate, button") { listener.press("up") }
    #expect(listener.row.contains("unavailable: ECM terminate at"))
  }

  @Test func aStopIsSaidOnce() {
    var listener = Listener.listening()
    listener.act {
      $0.start(Array(Fixtures.fleet.prefix(12)))
      let fact = Notice.Fact.tooManyFailed(.ecm, failed: 2, named: 8, code: "InternalError")
      $0.send(
        .operation(
          id: Screen.operation, [.notice(Notice(severity: .error, fact, at: $0.now))]))
    }
    #expect(log(listener).count { $0.contains("2 of") && $0.contains("InternalError") } == 1)
  }

  @Test func asciiKeepsItsCommasAndTheHelpNamesNoSigns() {
    var listener = Listener.listening(glyphs: .ascii)
    listener.press("H")
    listener.act { $0.send(.history(Samples.history)) }
    #expect(!log(listener).contains { $0.contains(" - ") })
    #expect(!listener.row.contains(" - "))
    listener.press("esc", "?")
    listener.type("protected")
    #expect(!listener.screen.state.frame.rows.contains { $0.hasPrefix("#:") })
  }

  @Test func chineseCommasAreFullWidth() {
    var listener = Listener.listening(language: .chinese)
    listener.press("H")
    listener.act { $0.send(.history(Samples.history)) }
    listener.press("down", "up")
    #expect(!log(listener).contains { $0.contains(", ") })
  }

  @Test(arguments: [Language.english, .chinese])
  func aValueThatIsNotKnownMarksNothing(_ language: Language) {
    var screen = Screen(language: language) { $0.columns = [ListColumn(.module)] }
    screen.list(Fixtures.fleet)
    screen.press(",")
    #expect(screen.state.list.current?.product == .edgezone)
    #expect(screen.state.list.selection.isEmpty)
    #expect(
      screen.state.message?.text
        == Words(language).valueIsUnknown(
          Words(language).title(InstanceField.module)))
  }
}
