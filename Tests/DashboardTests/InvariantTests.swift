import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// What must hold whatever is pressed, and in whatever order things arrive.
@Suite struct InvariantTests {
  /// A small generator whose sequence is the same everywhere.
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static let keys: [Key] =
    Command.allCases.flatMap { CommandTable.standard.keys(of: $0) }.filter { key in
      key != .character("q") && key != .control("c")
    } + [
      .character("1"), .character("0"), .backspace, .character("e"), .paste("ein-x epm-y"),
      .mouse(MouseEvent(action: .press, at: Point(x: 40, y: 9))),
      .mouse(MouseEvent(action: .drag, at: Point(x: 40, y: 14))),
      .mouse(MouseEvent(action: .wheelDown, at: Point(x: 5, y: 5))),
    ]

  @Test(arguments: 1...40) func noSequenceOfKeysSendsWithoutThePhrase(_ seed: Int) {
    var dice = Dice(state: UInt64(seed))
    var screen = Screen(width: 60 + seed * 3, height: 16 + seed)
    screen.list(Fixtures.fleet)
    if seed.isMultiple(of: 2) { Samples.run(&screen) }
    for step in 0..<300 {
      screen.send(.key(Self.keys.randomElement(using: &dice) ?? .space))
      if step.isMultiple(of: 7) { screen.wait(seconds: 4) }
      if step.isMultiple(of: 31) {
        let number = Int.random(in: 0..<200, using: &dice)
        screen.send(.listing(.observed([Fixtures.ecm(number), Fixtures.edgezone(number + 1)])))
      }
      if step.isMultiple(of: 41) { screen.send(.link(isSlow: step.isMultiple(of: 82))) }
      if step.isMultiple(of: 67) {
        screen.send(.resized(Size(width: 60 + seed * 3 + step % 5, height: 16 + seed)))
      }
      if step.isMultiple(of: 53), let victim = Fixtures.fleet.randomElement(using: &dice) {
        screen.send(.listing(.departed([victim.key])))
      }
      check(screen)
    }
    #expect(screen.confirmed.isEmpty)
    let frame = screen.state.frame
    #expect(!frame.text.contains("\u{1B}"))
  }

  private func check(_ screen: Screen) {
    let list = screen.state.list
    let policy = screen.state.configuration.gate.protection
    for key in list.selection.keys {
      guard let instance = list.inventory[key] else {
        Issue.record("a mark on something that is not there: \(key)")
        continue
      }
      #expect(policy.verdict(for: instance, at: screen.now) == nil)
    }
    #expect(list.hiddenMarks >= 0)
    #expect(list.scroll.count == list.rows.count)
    #expect(list.marks.shown + list.hiddenMarks == list.selection.count)
    if let key = list.cursorKey, list.rows.count > 0 { #expect(list.current?.key == key) }
    if let confirmation = screen.confirmation {
      let listed = confirmation.candidates.map(\.key).filter { !confirmation.removed.contains($0) }
      #expect(confirmation.plan.instances.map(\.instance.key) == listed)
    }
  }

  @Test func everyFrameAtEverySizeIsDrawn() {
    for width in stride(from: 1, through: 140, by: 7) {
      for height in stride(from: 1, through: 50, by: 5) {
        var screen = Screen(width: width, height: height)
        screen.list(Fixtures.fleet)
        screen.press("a", "t")
        #expect(screen.state.frame.size == Size(width: width, height: height))
      }
    }
  }

  @Test func rowsKeptUpToDateAreTheRowsOfAFreshStart() {
    var dice = Dice(state: 7)
    var kept = Screen()
    kept.press("/")
    kept.type("name~1 !state:stopped")
    kept.press("enter", "s", "s")
    var numbers = Array(0..<300)
    numbers.shuffle(using: &dice)
    for chunk in numbers.chunked(by: 23) {
      kept.send(.listing(.observed(chunk.map { Fixtures.ecm($0) })))
      kept.send(.listing(.observed(chunk.prefix(5).map { Fixtures.ecm($0, state: "STOPPED") })))
    }
    let before = kept.state.list.shownInstances.map(\.key)
    kept.press("l", "s", "s")
    kept.sort(by: .column(.zone))
    var fresh = Screen()
    fresh.send(.listing(.observed(kept.state.list.inventory.instances)))
    fresh.press("/")
    fresh.type("name~1 !state:stopped")
    fresh.press("enter")
    fresh.sort(by: .column(.zone))
    #expect(kept.state.list.order == fresh.state.list.order)
    let again = kept.state.list.shownInstances.map(\.key)
    let anew = fresh.state.list.shownInstances.map(\.key)
    #expect(again == anew)
    #expect(Set(before) == Set(anew))
  }

  @Test func pastedIdsAreMarkedExactlyAndUnknownOnesNamed() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    let ids = Fixtures.fleet.prefix(3).map(\.id) + ["epm-nobody00", Fixtures.fleet[58].id]
    screen.send(.key(.paste(ids.joined(separator: "\n"))))
    #expect(screen.state.list.selection.count == 3)
    #expect(screen.text.contains("epm-nobody00"))
    #expect(screen.message.contains("1 protected"))
  }

  @Test func marksOfWhatIsGoneDropWithAWord() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.press("a")
    screen.send(.listing(.departed(Fixtures.fleet.prefix(4).map(\.key))))
    #expect(screen.state.list.selection.count == 55)
    #expect(screen.message.contains("no longer listed"))
  }

  @Test func aDragMakesARangeThatSpaceMarks() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    for (action, y) in [(MouseEvent.Action.press, 4), (.drag, 6), (.drag, 8), (.release, 8)] {
      screen.send(.key(.mouse(MouseEvent(action: action, at: Point(x: 40, y: y)))))
    }
    #expect(screen.state.list.selection.isEmpty)
    screen.press("space")
    #expect(screen.state.list.selection.count == 5)
  }

  @Test func ticksAreWantedOnlyWhileATimeIsShown() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    #expect(!screen.state.needsTick)
    Samples.run(&screen)
    #expect(screen.state.needsTick)
    screen.send(.operationEnded(id: "20261121-080000-3f9a"))
    #expect(!screen.state.needsTick)
  }

  @Test func anEmptyListSaysWhatToDo() {
    var screen = Screen()
    #expect(screen.text.contains("Listing instances"))
    screen.press("j", "space", "G", "v", ",", "enter", "t")
    #expect(screen.state.dialog == nil)
    let scope = ListingScope(product: .ecm, region: nil)
    screen.send(.listing(.started(scope)))
    screen.send(.listing(.finished(scope, total: 0, at: screen.now)))
    #expect(screen.text.contains("No instances in this account"))
  }
}
