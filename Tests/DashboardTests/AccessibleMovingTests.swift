import Canvas
import Dashboard
import Fleet
import Testing

/// Where the cursor of a listener goes, the keys go: a row is what it is called.
struct AccessibleMovingTests {
  /// Presses Down until a row begins so.
  private func go(to text: String, _ listener: inout Listener) {
    for _ in 0..<40 where !listener.row.hasPrefix(text) { listener.press("down") }
    #expect(listener.row.hasPrefix(text))
  }

  @Test func lettersGoIntoTheFieldThatIsHeard() {
    var listener = Listener.confirming()
    go(to: "Canary:", &listener)
    listener.type("2")
    #expect(listener.row == "Canary: 2")
    go(to: "Reason:", &listener)
    listener.type("CHG-1")
    #expect(listener.row == "Reason: CHG-1")
    #expect(listener.screen.confirmation?.phrase.isEmpty == true)
    #expect(listener.screen.confirmation?.plan.discipline.canary == .count(2))
  }

  @Test func theListIsGoneThroughWithTheFocus() {
    var listener = Listener.confirming()
    go(to: "held back", &listener)
    #expect(listener.screen.confirmation?.focus == .list)
    go(to: "will be sent", &listener)
    let before = listener.screen.confirmation?.removed.count
    listener.press("space")
    #expect(listener.screen.confirmation?.removed.count != before)
  }

  @Test func aButtonThatIsHeardIsPressed() {
    var listener = Listener.confirming()
    listener.press("tab")
    listener.type("11 ap-chengdu-ecm 0012")
    listener.press("down")
    #expect(listener.row == "Terminate, button")
    listener.press("up", "up", "up")
    #expect(listener.row == "Cancel, button")
    listener.press("enter")
    #expect(listener.screen.confirmation == nil)
  }

  @Test func theAnswerToTheCanaryIsTheButtonThatIsHeard() {
    var listener = Listener.listening()
    listener.act {
      let fleet = Array(Fixtures.fleet.prefix(12))
      $0.start(fleet, discipline: Discipline(canary: .count(2)))
      $0.intend(1, fleet[0...1])
      $0.change(fleet[0...1], .terminating)
      $0.send(.operation(id: Screen.operation, [.waits([.canaryAnswer(count: 2)], at: $0.now)]))
      $0.wait(seconds: 2)
      $0.wait(seconds: 1)
    }
    #expect(listener.row == "Wait, button")
    listener.press("down")
    #expect(listener.row == "Continue, button")
    listener.press("enter")
    #expect(listener.screen.effects.contains(.goOn(operation: Screen.operation)))
  }

  @Test func theEndsOfAListAreSaid() {
    var listener = Listener.listening()
    listener.press("G", "down")
    #expect(listener.hears("end of list"))
  }

  @Test func whatIsCutInARowIsInTheLog() throws {
    var listener = Listener.listening(width: 60)
    listener.press("G", "up")
    let instance = try #require(listener.screen.state.list.current)
    #expect(!listener.row.contains("198.51.100") && !listener.row.contains("203.0.113"))
    #expect(listener.hears(instance.publicIPs[0]))
    let passing = listener.screen.state.hearing.log.entries.count { $0.text.contains("198.51.100") }
    #expect(passing <= 1)
  }

  @Test func theHistorySaysTheDetailsOfEachEntry() {
    var listener = Listener.listening()
    listener.press("H")
    listener.act { $0.send(.history(Samples.history)) }
    listener.press("down")
    #expect(listener.row.contains("20261120-101500-77aa"))
    #expect(listener.hears("ops@bastion"))
  }

  @Test func aFilterWithoutResultsKeepsTheCursor() {
    var listener = Listener.confirming()
    listener.press("/")
    listener.type("held")
    #expect(listener.screen.confirmation?.list.listedCount == 1)
    listener.type("x")
    listener.press("enter")
    #expect(listener.row == "no instances")
    #expect(!listener.row.hasPrefix("edgereap"))
  }
}
