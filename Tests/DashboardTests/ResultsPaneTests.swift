import Canvas
import Dashboard
import Fleet
import Testing

/// Sorting, grouping and folding of what became of an operation, while it goes on.
@Suite struct ResultsPaneTests {
  @Test func itIsStoppingOnlyWhileSomethingIsUnsent() {
    var screen = Screen(width: 160, height: 40)
    let instances = [Fixtures.ecm(1), Fixtures.ecm(2)]
    screen.list(instances)
    screen.start(instances)
    screen.intend(1, instances[..<1])
    screen.press("x")
    #expect(screen.text.contains("stopping"))
    screen.intend(2, instances[1...])
    #expect(!screen.text.contains("stopping"))
  }

  @Test func stoppingTellsHowManyWereSent() {
    var screen = Screen(width: 160, height: 40)
    let instances = (1...5).map { Fixtures.ecm($0) }
    screen.list(instances)
    screen.start(instances)
    screen.intend(1, instances[..<2])
    screen.press("x")
    screen.change(instances[2...], .cancelled(.byOperator))
    #expect(screen.message == "Sending stopped: 2 sent and watched, 3 not sent")
    screen.change(instances[..<1], .gone)
    #expect(screen.message == "Sending stopped: 2 sent and watched, 3 not sent")
  }

  private static let ten = (0..<10).map { number in
    Fixtures.ecm(
      number, name: "node-\((number * 7) % 10)",
      region: number.isMultiple(of: 2) ? "ap-beijing-ecm" : "ap-xian-ecm")
  }

  private func started(_ instances: [Instance] = ResultsPaneTests.ten) -> Screen {
    var screen = Screen(width: 100, height: 40)
    screen.list(instances)
    screen.start(instances)
    return screen
  }

  private func named(_ code: String, _ kind: ServiceFailure.Kind = .refused) -> Outcome {
    .failed(ServiceFailure(kind: kind, code: code, message: "says \(code)"))
  }

  @Test func theyStandAsTheyAreSentWhereNothingNeedsAnOperator() {
    let screen = started()
    #expect(screen.text.contains("by outcome"))
    let calls = screen.state.operation?.results.header.plan.calls.flatMap(\.ids)
    #expect(screen.resultIDs == calls)
  }

  @Test func theAddressesThatRemainAreSaidInOneLine() {
    var screen = started()
    func read(_ region: String, _ addresses: [String]) {
      let scope = ListingScope(product: .edgezone, region: region)
      let notice = Notice(
        severity: .warning, .addressesRemain(scope, AddressList(addresses)), at: screen.now)
      screen.send(.operation(id: Screen.operation, [.notice(notice)]))
    }
    read("ap-chengdu", [])
    #expect(!screen.text.contains("unbound in ap-chengdu ━"))
    let before = screen.resultIDs
    read("ap-guangzhou", ["203.0.113.4", "203.0.113.5"])
    read("ap-beijing", ["203.0.113.4"])
    let line = "3 public IPs remain unbound in ap-beijing, ap-guangzhou"
    #expect(screen.text.split(separator: "\n").contains { $0.contains(line) && $0.contains("┛") })
    #expect(screen.resultIDs == before)
  }

  @Test func sGoesThroughTheOrdersAndSTurnsThemOver() {
    var screen = started()
    let asSent = screen.resultIDs
    screen.press("s")
    #expect(screen.text.contains("as sent"))
    screen.press("s")
    #expect(screen.resultIDs == Self.ten.map(\.id).sorted())
    screen.press("S", "enter")
    #expect(screen.resultIDs == Self.ten.map(\.id).sorted().reversed())
    #expect(screen.message.contains("reversed"))
    screen.press("s")
    let byName = Self.ten.sorted { $0.name < $1.name }.map(\.id)
    #expect(screen.resultIDs == byName)
    screen.press("s")
    let regions = screen.resultIDs.compactMap { id in Self.ten.first { $0.id == id }?.region }
    #expect(regions == regions.sorted())
    screen.press("s")
    #expect(screen.text.contains("by time"))
    screen.press("s")
    #expect(screen.resultIDs == asSent)
  }

  @Test func theWorstComeFirstWhileItGoesOn() {
    var screen = started()
    screen.intend(1, Self.ten)
    screen.change(Self.ten, .accepted)
    screen.change(Self.ten[3...4], named("Broken"))
    screen.change(Self.ten[5...5], .terminating)
    #expect(Set(screen.resultIDs.prefix(2)) == Set(Self.ten[3...4].map(\.id)))
    #expect(screen.resultIDs[2] == Self.ten[5].id)
  }

  @Test func timeOrdersWhatIsUnderWayThenWhatIsSettled() {
    var screen = started()
    for _ in 0..<5 { screen.press("s") }
    screen.intend(1, Self.ten[0...1])
    screen.wait(seconds: 10)
    screen.intend(2, Self.ten[2...4])
    screen.wait(seconds: 5)
    screen.change(Self.ten[4...4], named("Broken"))
    screen.wait(seconds: 20)
    screen.change(Self.ten[1...1], named("Broken"))
    let head = screen.resultIDs.prefix(5).map { $0 }
    #expect(Set(head[0...0]) == Set([Self.ten[0].id]))
    #expect(Set(head[1...2]) == Set(Self.ten[2...3].map(\.id)))
    #expect(head[3...4] == [Self.ten[1].id, Self.ten[4].id])
  }

  @Test func theCursorFollowsItsInstanceOnItsLine() {
    var screen = started()
    screen.intend(1, Self.ten)
    screen.press("j", "j", "j")
    let id = screen.currentResult
    let others = Self.ten.filter { $0.id != id }
    screen.change(others[4...7], named("Broken"))
    #expect(screen.currentResult == id)
    #expect((screen.state.operation?.list.cursor ?? 0) > 3)
    screen.press("z")
    #expect(screen.currentResult == id)
  }

  @Test func beforeTheFirstKeyTheWorstIsAtTheCursor() {
    var screen = started()
    screen.intend(1, Self.ten)
    screen.change(Self.ten[7...7], named("Broken"))
    #expect(screen.currentResult == Self.ten[7].id)
  }

  @Test func aHeadingTellsCountRetryAndMessage() {
    var screen = started()
    screen.intend(1, Self.ten)
    screen.change(Self.ten[0...2], named("ResourceBusy", .busy))
    screen.change(Self.ten[3...4], named("InvalidState"))
    screen.press("z", "g")
    #expect(screen.text.contains("InvalidState  2 · not retryable as is · says InvalidState"))
    #expect(screen.text.contains("ResourceBusy  3 · retryable · says ResourceBusy"))
    #expect(screen.text.contains("sent  5"))
  }

  @Test func enterFoldsAGroupAndUnfoldsIt() {
    var screen = started()
    screen.intend(1, Self.ten)
    screen.change(Self.ten[0...2], named("Broken"))
    screen.press("z", "g")
    #expect(screen.state.operation?.rows.count == 12)
    screen.press("enter")
    #expect(screen.state.dialog == nil)
    #expect(screen.state.operation?.rows.count == 9)
    screen.press("j")
    #expect(screen.state.operation?.currentGroup?.word == .sent)
    screen.press("k", "enter")
    #expect(screen.state.operation?.rows.count == 12)
  }

  @Test func whatEntersAFoldedGroupStaysFolded() {
    var screen = started()
    screen.intend(1, Self.ten)
    screen.change(Self.ten[0...2], named("Broken"))
    screen.press("z", "g", "enter", "j", "j")
    let id = screen.currentResult
    let instance = Self.ten.filter { $0.id == id }
    screen.change(instance, named("Broken"))
    #expect(screen.state.operation?.currentGroup?.code == "Broken")
    #expect(screen.state.operation?.rows.sections.first?.count == 4)
  }

  @Test func retryOnAHeadingOffersExactlyThatGroup() {
    var screen = started()
    screen.intend(1, Self.ten)
    screen.change(Self.ten[0...2], named("Broken"))
    screen.change(Self.ten[3...4], named("Other"))
    screen.press("z", "g", "R")
    #expect(
      Set(screen.confirmation?.candidates.map(\.id) ?? []) == Set(Self.ten[0...2].map(\.id)))
    #expect(screen.confirmation?.follows == Screen.operation)
    screen.press("esc", "j", "R")
    #expect(screen.confirmation?.candidates.count == 5)
  }

  @Test func aGroupThatDidNotFailIsNotRetried() {
    var screen = started()
    screen.intend(1, Self.ten)
    screen.change(Self.ten[0...2], named("Broken"))
    screen.press("z", "G", "enter")
    screen.press("esc", "g", "enter", "j")
    #expect(screen.state.operation?.currentGroup?.word == .sent)
    screen.press("R")
    #expect(screen.state.dialog == nil)
    #expect(screen.message.contains("in this group"))
  }

  @Test func exportTakesWhatIsShownInItsOrderAndFoldedToo() {
    var screen = started()
    screen.intend(1, Self.ten)
    screen.change(Self.ten[0...2], named("Broken"))
    screen.press("z", "g", "enter", "j", "j", "w", "enter")
    #expect(written(screen)?.count == 10)
    #expect(Set(written(screen)?.prefix(3) ?? []) == Set(Self.ten[0...2].map(\.id)))
    screen.press("g", "w", "enter")
    #expect(Set(written(screen) ?? []) == Set(Self.ten[0...2].map(\.id)))
  }

  private func written(_ screen: Screen) -> [String]? {
    guard case .write(let request) = screen.effects.last,
      case .operation(_, let keys) = request.content
    else { return nil }
    return keys.map(\.id)
  }

  @Test func anOperationThatComesAgainIsLookedAtInTheSameWay() throws {
    var screen = started()
    screen.intend(1, Self.ten)
    screen.press("s", "z")
    let results = try #require(screen.state.operation?.results)
    screen.send(.opened(results, .past))
    #expect(screen.state.operations.count == 1)
    #expect(screen.state.operation?.rows.order == .sent)
    #expect(screen.state.operation?.rows.isGrouped == true)
  }

  /// Whatever happens in whatever order, the rows are those of a fresh start.
  @Test(arguments: ResultOrder.allCases, [false, true])
  func rowsKeptUpToDateAreTheRowsOfAFreshStart(_ order: ResultOrder, _ isGrouped: Bool) throws {
    let fleet = (0..<200).map { Fixtures.ecm($0, region: "r-\($0 % 5)") }
    var kept = started(fleet)
    while kept.state.operation?.rows.order != order { kept.press("s") }
    if isGrouped { kept.press("z") }
    var dice = InvariantTests.Dice(state: 11)
    kept.intend(1, fleet)
    for _ in 0..<60 {
      kept.wait(seconds: 1)
      let some = fleet.shuffled(using: &dice).prefix(7)
      let outcome: Outcome = [
        .accepted, .terminating, .slow, .gone, named("A"), named("B", .busy),
      ][Int(dice.next() % 6)]
      kept.change(some, outcome)
    }
    let results = try #require(kept.state.operation?.results)
    var fresh = Screen(width: 100, height: 40)
    fresh.send(.opened(results, .live))
    while fresh.state.operation?.rows.order != order { fresh.press("s") }
    if isGrouped { fresh.press("z") }
    #expect(kept.resultIDs == fresh.resultIDs)
    #expect(kept.state.operation?.rows.sections == fresh.state.operation?.rows.sections)
    let rows = try #require(kept.state.operation?.rows)
    for line in 0..<rows.count { #expect(rows.line(of: rows[line]) == line) }
  }
}
