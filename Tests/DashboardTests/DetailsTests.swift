import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// What the details say, and that they say what nobody knows.
@Suite struct DetailsTests {
  private func screen(_ change: (inout DashboardConfiguration) -> Void = { _ in }) -> Screen {
    Screen(width: 120, height: 60, change: change)
  }

  private func listed(_ instance: Instance, _ screen: Screen) -> Screen {
    var screen = screen
    screen.list([instance])
    screen.press("enter")
    return screen
  }

  @Test func allFieldsOfAnECMInstance() {
    let instance = Fixtures.ecm(6)
    let text = listed(instance, screen()).text
    for part in [
      instance.id, instance.name, "RUNNING", instance.zone, "S5.LARGE8", "203.0.113.6", "10.0.0.6",
      "env=prod", "postpaid", "cdn em-0001", "+08:00",
      "No API shows whether a termination is scheduled",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func whatIsNotKnownOrNotToldIsSaid() {
    var instance = Fixtures.edgezone(7)
    instance.created = nil
    let text = listed(instance, screen()).text
    #expect(text.contains("Created       not known"))
    #expect(text.contains("Tags          not provided by EdgeZone"))
    #expect(text.contains("Private IP    none"))
    #expect(text.contains("EdgeZone has no preflight"))
  }

  @Test func protectionTellsRuleReasonAndEnd() {
    let end = Timestamp(iso8601: "2026-12-01T00:00:00+08:00")
    let rule = ProtectionRule(
      name: "sale", reason: .stated("the winter sale"), conditions: [.nameContains("node")],
      expires: end)
    let screen = screen { $0.gate.protection = ProtectionPolicy(rules: [rule]) }
    let text = listed(Fixtures.ecm(1, name: "node-1"), screen).text
    #expect(text.contains("sale: the winter sale"))
    #expect(text.contains("until 2026-12-01 00:00:00 +08:00"))
    #expect(listed(Fixtures.ecm(1, name: "勿删"), self.screen()).text.contains("no expiry"))
  }

  @Test func whatIsOnlyRememberedSaysSo() {
    var screen = screen()
    screen.send(.listing(.remembered([Fixtures.ecm(1)], asOf: screen.now + -7_300)))
    screen.press("enter")
    #expect(screen.text.contains("cached 2026-11-21 13:58:20 +08:00 (2h)"))
  }

  @Test func anOperationThatHasItIsNamed() {
    var screen = screen()
    let instance = Fixtures.ecm(1)
    screen.list([instance])
    screen.start([instance])
    screen.press("2", "enter")
    #expect(screen.text.contains("\(Screen.operation): ○ queued"))
  }

  // MARK: - In an operation

  private func failed(_ outcome: Outcome) -> Screen {
    var screen = screen()
    let instance = Fixtures.ecm(1)
    screen.list([instance])
    screen.start([instance])
    screen.intend(1, [instance])
    screen.wait(seconds: 2)
    screen.answer(1, [instance], .queued, requestID: "req-one")
    screen.intend(2, [instance])
    screen.wait(seconds: 1)
    screen.answer(2, [instance], outcome, requestID: "req-two")
    screen.press("enter")
    return screen
  }

  @Test func everyAttemptHasItsTimeItsRequestAndItsAnswer() {
    let text = failed(.failed(Samples.busy)).text
    #expect(text.contains("Call 1        2026-11-21 16:00:00 +08:00"))
    #expect(text.contains("RequestId     req-one"))
    #expect(text.contains("queued again"))
    #expect(text.contains("Call 2        2026-11-21 16:00:02 +08:00"))
    #expect(text.contains("RequestId     req-two"))
    #expect(
      text.contains("UnsupportedOperation.InvalidInstanceState: the instance is in allocating"))
    #expect(text.contains("failed · not retryable as is"))
    #expect(text.contains("Accepted      not known"))
    #expect(text.contains("Settled       2026-11-21 16:00:03 +08:00"))
  }

  @Test func callsAreCountedByInstance() {
    var screen = screen()
    let instances = [Fixtures.ecm(1), Fixtures.ecm(2)]
    screen.list(instances)
    screen.start(instances)
    screen.intend(1, instances[..<1])
    screen.answer(1, Array(instances[..<1]), .queued, requestID: "req-one")
    screen.intend(2, instances[1...])
    screen.intend(3, instances[..<1])
    screen.press("enter")
    #expect(screen.text.contains("Call 2 ") && !screen.text.contains("Call 3 "))
  }

  @Test func theCodeOfTheAPIIsNotRepeatedInItsMessage() {
    let outcome = Outcome.heldBack(Hold(.denied(code: "InstanceLocked", message: "It is locked.")))
    let words = Words(.english)
    #expect(words.explanation(of: outcome) == "It is locked.")
    #expect(words.reason(of: outcome) == "InstanceLocked: It is locked.")
  }

  @Test func whatIsUnderWayIsStillOpen() {
    let text = failed(.accepted).text
    #expect(text.contains("Settled       still open"))
    #expect(text.contains("Answer        accepted"))
  }

  @Test func whatWasNotSentSaysSo() {
    var screen = screen()
    screen.list([Fixtures.ecm(1)])
    screen.start([Fixtures.ecm(1)])
    screen.press("enter")
    #expect(screen.text.contains("Sent          not sent"))
    #expect(screen.text.contains("Accepted      not sent"))
  }

  @Test func reasonsForHoldingBackAreTranslated() {
    var screen = Screen(width: 120, height: 40, language: .chinese)
    Samples.run(&screen)
    screen.press("G")
    #expect(screen.text.contains("会被拒绝") || screen.text.contains("已拦截"))
    #expect(!screen.text.contains("WrongState"))
  }

  @Test(arguments: ["y", "Y"]) func copyingWorksInTheDetailsToo(_ key: String) {
    var screen = failed(.failed(Samples.busy))
    screen.press(key)
    guard case .copy(let text) = screen.effects.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(text.contains(Fixtures.ecm(1).id))
    #expect(text.contains("RequestId=req-two") == (key == "Y"))
    #expect(screen.state.dialog != nil)
  }
}
