import Canvas
import Dashboard
import Fleet
import Testing

/// Every way of marking, in any order, against a model of sets.
@Suite struct MarkAlgebraTests {
  private struct Run {
    var screen: Screen
    var model: MarkModel
    var dice: InvariantTests.Dice
    /// What was done, for the report.
    var steps: [String] = []

    init(seed: Int) {
      dice = InvariantTests.Dice(state: UInt64(seed) &* 7919)
      screen = Screen(height: 24)
      screen.list(Fixtures.fleet)
      let (policy, now) = (screen.state.configuration.gate.protection, screen.now)
      model = MarkModel(Fixtures.fleet) { policy.verdict(for: $0, at: now) != nil }
    }

    mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &dice) }

    mutating func press(_ names: String...) {
      steps += names
      for name in names { if let key = Key(name: name) { screen.send(.key(key)) } }
    }

    mutating func type(_ text: String) {
      steps.append("‹\(text)›")
      screen.type(text)
    }
  }

  private static let expressions = [
    "product:ecm", "zone~ct-2", "age>1h", "name~1", "!state:running", "region:eu-frankfurt", "勿删",
    "id~^epm", "tag:env=prod|product:edgezone",
  ]

  @Test(arguments: 1...60) func marksAreWhatTheModelSays(_ seed: Int) {
    var run = Run(seed: seed)
    for _ in 0..<150 {
      step(&run)
      check(run)
      if run.screen.state.list.selection.keys.count != run.model.marked.count { return }
    }
  }

  private func step(_ run: inout Run) {
    switch run.number(0..<25) {
    case 0...2: move(&run)
    case 3...5: markRow(&run)
    case 6: markRange(&run)
    case 7: shown(&run, "a") { $0.mark($1) }
    case 8 where run.number(0..<3) == 0:
      run.press("A")
      run.model.clear()
    case 9: shown(&run, "*") { $0.invert($1) }
    case 10: markSame(&run)
    case 11: byExpression(&run, "+")
    case 12: byExpression(&run, "-")
    case 13...14:
      run.press("u")
      run.model.undo()
    case 15:
      if !run.screen.state.list.selection.isEmpty || run.screen.state.list.onlyMarked {
        run.press("\"")
      }
    case 16: filter(&run)
    case 17: run.press(["s", "l", "z", "z"][run.number(0..<4)])
    case 21: run.press("S", ["j", "k"][run.number(0..<2)], "enter")
    case 22...23: fold(&run)
    case 24: find(&run)
    case 18: chooseRegion(&run)
    case 19: observe(&run)
    case 20: depart(&run)
    default: markRegion(&run)
    }
  }

  private func keys(_ run: Run) -> [InstanceKey] { run.screen.state.list.shownInstances.map(\.key) }

  private func shown(
    _ run: inout Run, _ key: String, _ change: (inout MarkModel, [InstanceKey]) -> Void
  ) {
    let shown = keys(run)
    run.press(key)
    change(&run.model, shown)
  }

  private func move(_ run: inout Run) {
    let rows = run.screen.state.list.rows.count
    guard rows > 0 else { return }
    run.press("g")
    for _ in 0..<run.number(0..<rows) { run.screen.press("j") }
    run.steps.append("to \(run.screen.state.list.scroll.cursor)")
  }

  private func instances(_ run: Run, inRow row: Int) -> [InstanceKey] {
    let list = run.screen.state.list
    return switch list.rows[row] {
    case .instance(let index): [list.inventory.instances[index].key]
    case .heading(let group):
      list.shownInstances.filter {
        list.grouping.value(of: $0) == list.rows.groups[group].value
      }.map(\.key)
    }
  }

  private func markRow(_ run: inout Run) {
    let list = run.screen.state.list
    guard list.rows.count > 0 else { return }
    let keys = instances(run, inRow: list.scroll.cursor)
    let isHeading = list.currentGroup != nil
    run.press("space")
    if isHeading { run.model.toggleAll(keys) } else { run.model.toggle(keys[0]) }
  }

  private func markRange(_ run: inout Run) {
    guard run.screen.state.list.rows.count > 0 else { return }
    let start = run.screen.state.list.scroll.cursor
    run.press("v")
    for _ in 0..<run.number(0..<9) { run.press(["j", "k"][run.number(0..<2)]) }
    let end = run.screen.state.list.scroll.cursor
    let list = run.screen.state.list
    let keys = (min(start, end)...max(start, end)).flatMap { row -> [InstanceKey] in
      if case .heading(let group) = list.rows[row], !list.rows.groups[group].isFolded { return [] }
      return instances(run, inRow: row)
    }
    run.press(["v", "space"][run.number(0..<2)])
    run.model.mark(keys)
  }

  /// What is folded away counts as shown, so that the model knows nothing of folds.
  private func fold(_ run: inout Run) {
    let list = run.screen.state.list
    guard list.grouping != .none, list.rows.count > 0 else { return }
    while run.screen.state.list.currentGroup == nil { run.screen.press("k") }
    run.press("enter")
  }

  private func find(_ run: inout Run) {
    run.press("f")
    guard run.screen.state.find != nil else { return }
    run.type(Self.expressions[run.number(0..<Self.expressions.count)])
    run.press(["down", "up"][run.number(0..<2)], ["enter", "esc"][run.number(0..<2)])
  }

  private func markSame(_ run: inout Run) {
    for _ in 0..<run.number(0..<5) { run.press(["h", "l"][run.number(0..<2)]) }
    let list = run.screen.state.list
    let context = FilterContext(now: run.screen.now, zoneOffset: 28_800)
    let here = list.current.map { list.column.text(of: $0, in: context) }
    let same = list.shownInstances.filter { list.column.text(of: $0, in: context) == here }
    run.press(",")
    if here?.isEmpty == false { run.model.mark(same.map(\.key)) }
  }

  /// By expression, all that match are meant, shown or not; but within the region chosen.
  private func byExpression(_ run: inout Run, _ key: String) {
    let text = Self.expressions[run.number(0..<Self.expressions.count)]
    guard let filter = try? Filter(text) else { return }
    let context = FilterContext(now: run.screen.now, zoneOffset: 28_800)
    let matching = run.model.fleet.values.filter {
      isInRegion($0, run) && filter.matches($0, in: context)
    }
    run.press(key)
    run.type(text)
    run.press("enter")
    key == "+" ? run.model.mark(matching.map(\.key)) : run.model.unmark(matching.map(\.key))
  }

  private func isInRegion(_ instance: Instance, _ run: Run) -> Bool {
    switch run.screen.state.list.regionFilter {
    case .all: true
    case .region(let region): instance.region == region
    case .part(let product, let region):
      instance.region == region && instance.product == product
    }
  }

  private func filter(_ run: inout Run) {
    run.press("/")
    run.screen.press("^a", "^k")
    if run.number(0..<3) > 0 { run.type(Self.expressions[run.number(0..<Self.expressions.count)]) }
    run.press("enter")
  }

  private func chooseRegion(_ run: inout Run) {
    run.press("1", ["j", "k", "g", "g"][run.number(0..<4)], "2")
  }

  private func markRegion(_ run: inout Run) {
    let shown = keys(run)
    run.press("1", "space", "2")
    if !shown.isEmpty { run.model.toggleAll(shown) }
  }

  /// What is read again has another state, and some are new.
  private func observe(_ run: inout Run) {
    let number = run.number(0..<70)
    let seen = [Fixtures.ecm(number, state: "STOPPED"), Fixtures.edgezone(number + 1)]
    run.steps.append("observed \(seen.map(\.id))")
    run.screen.send(.listing(.observed(seen)))
    run.model.observe(seen)
  }

  private func depart(_ run: inout Run) {
    let gone = run.model.fleet.keys.sorted().filter { _ in run.number(0..<25) == 0 }
    run.steps.append("departed \(gone.map(\.id))")
    let marked = run.model.marked.intersection(gone).count
    run.screen.send(.listing(.departed(gone)))
    run.model.depart(gone)
    if marked > 0 { #expect(run.screen.message.contains("no longer listed")) }
  }

  private func check(_ run: Run) {
    let list = run.screen.state.list
    let shown = Set(keys(run))
    #expect(Set(list.selection.keys) == run.model.marked, "after \(run.steps.suffix(12))")
    #expect(
      list.hiddenMarks == run.model.marked.subtracting(shown).count,
      "after \(run.steps.suffix(12))")
    if list.onlyMarked {
      #expect(shown.isSuperset(of: run.model.marked), "after \(run.steps.suffix(12))")
    }
    for (group, marks) in zip(list.rows.groups, list.marks.byGroup) {
      let members = list.shownInstances[group.indices].map(\.key)
      #expect(marks == run.model.marked.intersection(members).count)
    }
  }

  @Test func whatFailedStaysMarkedAfterAnOperation() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    let thirty = Fixtures.fleet.prefix(30).map(\.key)
    screen.send(.key(.paste(thirty.map(\.id).joined(separator: " "))))
    Samples.run(&screen)
    let outcomes = screen.state.operations[0].results
    for key in thirty {
      let word = outcomes[key]?.outcome.word
      let isTaken = [.accepted, .terminating, .slow, .gone].contains(word)
      #expect(screen.state.list.selection.contains(key) == !isTaken, "\(key) is \(word as Any)")
    }
  }
}
