import Dashboard
import Fleet
import Testing
import Words

/// `x` on an operation that another program works on.
@Suite struct StopElsewhereTests {
  private static let five = (0..<5).map { Fixtures.ecm($0, name: "node-\($0)", region: "r") }

  private func watching() -> Screen {
    var screen = Screen(width: 100, height: 40)
    screen.list(Self.five)
    let plan = Plan(
      identity: screen.state.identity, created: screen.now, options: TerminationOptions(),
      instances: Self.five.map { PlannedInstance(instance: $0) }, digest: Screen.digest)
    let header = OperationHeader(
      id: Screen.operation, plan: plan, startedBy: "bob", startedAt: screen.now)
    screen.send(.opened(Results(header: header), .elsewhere))
    return screen
  }

  @Test func xAsksTheProgramThatWorksOnIt() {
    var screen = watching()
    #expect(screen.state.unavailability(of: .stop) == nil)
    screen.press("3", "x")
    #expect(screen.state.operation?.isStopping == true)
    #expect(screen.message.contains("Asking the program"))
    #expect(screen.state.unavailability(of: .stop) != nil)
  }

  @Test func whatWasNotAnsweredCanBeAskedAgain() {
    var screen = watching()
    screen.press("3", "x")
    screen.send(.stopAnswered(operation: Screen.operation, .unanswered(seconds: 5)))
    #expect(screen.message.contains("did not answer"))
    #expect(screen.state.unavailability(of: .stop) == nil)
    screen.press("x")
    screen.send(.stopAnswered(operation: Screen.operation, .stopped))
    #expect(screen.message.contains("nothing more is sent"))
    #expect(screen.state.unavailability(of: .stop) != nil)
  }
}
