import Canvas
import Dashboard
import Fleet
import Testing

/// Operations of the journal, in the same pane as live ones.
@Suite struct PastOperationTests {
  private static let fleet = (0..<6).map { Fixtures.ecm($0) }

  /// Two gone, two failed, one terminating, one never sent; nobody works on it.
  private func opened() throws -> Screen {
    var live = Screen()
    live.list(Self.fleet)
    live.start(Self.fleet)
    live.intend(1, Self.fleet.dropLast())
    live.change(Self.fleet.dropLast(), .accepted)
    live.change(Self.fleet[2...3], .failed(Samples.busy))
    live.change(Self.fleet[0...1], .gone)
    live.change(Self.fleet[4...4], .terminating)
    let results = try #require(live.state.operation?.results)
    var screen = Screen()
    screen.list(Self.fleet)
    screen.press("H")
    screen.send(.history(Samples.history))
    screen.press("j", "enter")
    screen.send(.opened(results, .past))
    return screen
  }

  @Test func oneIsLookedAtLikeALiveOne() throws {
    var screen = try opened()
    #expect(screen.state.focus == .results)
    #expect(!screen.state.isInFlight)
    screen.press("s", "z", "g")
    #expect(screen.state.operation?.currentGroup?.word == .failed)
    screen.press("z", "o")
    #expect(screen.resultIDs.count == 2)
    screen.press("w", "enter")
    guard case .write(let request) = screen.effects.last,
      case .operation(Screen.operation, let keys) = request.content
    else {
      Issue.record("nothing was written")
      return
    }
    #expect(Set(keys) == Set(Self.fleet[2...3].map(\.key)))
  }

  @Test func whatIsLeftOfItGoesIntoANewConfirmation() throws {
    var screen = try opened()
    screen.press("R")
    let offered = screen.confirmation?.candidates.map(\.id) ?? []
    #expect(Set(offered) == Set((Self.fleet[2...3] + Self.fleet[5...5]).map(\.id)))
    #expect(screen.confirmation?.follows == Screen.operation)
  }

  @Test func theWatchIsTakenUpFromThePane() throws {
    var screen = try opened()
    #expect(screen.text.contains("r resume watching"))
    screen.press("r")
    #expect(screen.effects.last == .watch(operation: Screen.operation))
    let results = try #require(screen.state.operation?.results)
    screen.send(.opened(results, .live))
    screen.press("r")
    #expect(screen.effects.last == .listAll)
  }

  @Test func anothersOperationIsNamedAndNotRead() {
    var screen = Screen(width: 120, height: 30)
    screen.press("H")
    screen.send(.history(Samples.history))
    #expect(screen.text.contains("account 100099990001 cn"))
    screen.press("G", "enter")
    #expect(screen.effects == [.loadHistory])
    #expect(screen.message.contains("belongs to account 100099990001"))
    screen.press("r")
    #expect(screen.effects == [.loadHistory])
    #expect(screen.state.dialog != nil)
  }

  @Test func aNarrowHistoryTellsTheRowUnderTheCursorInFull() {
    var screen = Screen(width: 60, height: 16)
    screen.press("H")
    screen.send(.history(Samples.history))
    #expect(screen.text.contains("failed 1 · terminating 102 · gone 40"))
    screen.press("j", "j")
    #expect(screen.text.contains("was altered or damaged: line 3"))
  }

  /// A screen that stays open for weeks does not keep all that it has ever shown.
  @Test func theOldestThatNobodyWorksOnGo() {
    var screen = Screen()
    screen.list(Self.fleet)
    let kept = DashboardState.keptOperations
    let ids = (0..<kept + 10).map { "20261121-08\(String(1000 + $0).dropFirst(2))00-3f9a" }
    screen.send(.opened(Self.results(ids[0]), .live))
    for id in ids.dropFirst() {
      screen.send(.opened(Self.results(id), .live))
      screen.send(.operationEnded(id: id))
    }
    // The first is still worked on, and stays however old it is.
    #expect(screen.state.operations.map(\.id) == [ids[0]] + ids.suffix(kept + 1))
    #expect(screen.state.operation?.id == ids.last)
    screen.press("h")
    #expect(screen.state.operation?.id == ids[ids.count - 2])
    // What is shown stays, and what is shown stays the same.
    for _ in 0..<kept { screen.press("h") }
    #expect(screen.state.operation?.id == ids[0])
    screen.send(.operationEnded(id: ids[0]))
    #expect(screen.state.operation?.id == ids[0])
    screen.send(.opened(Self.results("20261121-090000-0000"), .past))
    #expect(screen.state.operations.count == kept + 1)
    #expect(!screen.state.operations.contains { $0.id == ids[0] })
  }

  private static func results(_ id: String) -> Results {
    let plan = Plan(
      identity: Screen().state.identity, created: Screen.start, options: TerminationOptions(),
      instances: fleet.map { PlannedInstance(instance: $0, hold: nil) }, digest: Screen.digest)
    return Results(
      header: OperationHeader(id: id, plan: plan, startedBy: "ops", startedAt: Screen.start))
  }
}
