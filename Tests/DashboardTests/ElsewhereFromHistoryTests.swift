import Canvas
import Dashboard
import Fleet
import Testing

/// An operation that another program works on, chosen from the history.
@Suite struct ElsewhereFromHistoryTests {
  private static let five = (0..<5).map { Fixtures.ecm($0, name: "node-\($0)", region: "r") }
  private static let held = Fixtures.ecm(9, name: "勿删-node", region: "r")

  private static let results: Results = {
    let plan = Plan(
      identity: Screen().state.identity, created: Screen.start, options: TerminationOptions(),
      instances: five.map { PlannedInstance(instance: $0) }
        + [PlannedInstance(instance: held, hold: Hold(.openElsewhere, "somebody has it"))],
      digest: Screen.digest)
    return Results(
      header: OperationHeader(
        id: Screen.operation, plan: plan, startedBy: "bob", startedAt: Screen.start))
  }()

  private static let past = PastOperation(
    id: Screen.operation, startedBy: "bob", startedAt: Screen.start, targets: 6,
    totals: results.totals, status: .running, owner: results.header.plan.identity)

  private func chosen(opened: Bool) -> Screen {
    var screen = Screen(width: 100, height: 40)
    screen.list(Self.five + [Self.held])
    if opened { screen.send(.opened(Self.results, .elsewhere)) }
    screen.press("H")
    screen.send(.history([Self.past]))
    screen.press("enter")
    return screen
  }

  @Test func itIsReadAndItsRowsGetTheFocus() {
    var screen = chosen(opened: false)
    #expect(screen.effects.last == .open(operation: Screen.operation))
    screen.send(.opened(Self.results, .elsewhere))
    #expect(screen.state.focus == .results)
    #expect(screen.resultIDs.count == 6)
    #expect(screen.text.contains("held back 1"))
    #expect(screen.text.contains("run by another program"))
  }

  @Test func oneThatIsOnTheScreenIsShownWithoutReadingItAgain() {
    let screen = chosen(opened: true)
    #expect(screen.effects == [.loadHistory])
    #expect(screen.state.focus == .results)
  }

  @Test func itsRowsAndTotalsFollowTheOtherProgram() {
    var screen = chosen(opened: false)
    screen.send(.opened(Self.results, .elsewhere))
    screen.intend(1, Self.five)
    screen.change(Self.five, .accepted)
    screen.change(Self.five.prefix(2), .gone)
    #expect(screen.text.contains("gone 2"))
    #expect(screen.text.contains("accepted 3"))
    #expect(screen.text.contains("held back 1"))
    screen.send(.operationEnded(id: Screen.operation))
    #expect(screen.state.operation?.mode == .past)
  }

  @Test func oneThatNobodyAskedForLeavesTheFocus() {
    var screen = Screen(width: 100, height: 40)
    screen.list(Self.five)
    screen.send(.opened(Self.results, .elsewhere))
    #expect(screen.state.focus == .instances)
  }
}
