import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// `f` moves the cursor to a row that matches. The list stays as it is.
@Suite struct FindTests {
  private func screen(width: Int = 80, language: Language = .english) -> Screen {
    var screen = Screen(width: width, language: language)
    screen.list(Fixtures.fleet)
    return screen
  }

  private func matching(_ text: String, _ screen: Screen) -> [InstanceKey] {
    guard let filter = try? Filter(text) else { return [] }
    let context = FilterContext(now: screen.now, zoneOffset: 28_800)
    return screen.state.list.shownInstances.filter { filter.matches($0, in: context) }.map(\.key)
  }

  @Test func typingMovesTheCursorAndLeavesTheListAsItIs() {
    var screen = screen()
    let rows = screen.state.list.shownInstances
    let keys = matching("ct-2", screen)
    screen.press("f")
    screen.type("ct-2")
    #expect(screen.state.list.current?.key == keys.first)
    #expect(screen.state.list.shownInstances == rows)
    #expect(screen.text.contains("1 of \(keys.count)"))
    #expect(screen.state.list.filter.text.isEmpty)
  }

  @Test func enterKeepsThePlaceAndEscReturnsToWhereItBegan() {
    var screen = screen()
    screen.press("j", "j", "j")
    let start = screen.state.list.scroll
    screen.press("f")
    screen.type("frankfurt")
    #expect(screen.state.list.scroll != start)
    screen.press("esc")
    #expect(screen.state.list.scroll == start && screen.state.find == nil)
    screen.press("f")
    screen.type("frankfurt")
    let found = screen.state.list.current?.key
    screen.press("enter")
    #expect(screen.state.list.current?.key == found && screen.state.find == nil)
    #expect(screen.message == "Find frankfurt: 1 of 6")
  }

  @Test func theLastTextIsOfferedAndEnterFindsTheNext() {
    var screen = screen()
    let keys = matching("frankfurt", screen)
    screen.press("f")
    screen.type("frankfurt")
    screen.press("enter")
    for number in [1, 2, 3, 4, 5, 0] {
      screen.press("f")
      #expect(screen.state.find?.field.text == "frankfurt")
      #expect(screen.state.find?.field.isSelected == true)
      screen.press("enter")
      #expect(screen.state.list.current?.key == keys[number])
    }
    #expect(screen.message == "Find frankfurt: wrapped to the top · 1 of 6")
    screen.press("f")
    screen.type("勿删")
    #expect(screen.state.list.current?.name.contains("勿删") == true)
  }

  @Test func theArrowsGoToTheOtherMatchesAndRound() {
    var screen = screen()
    let keys = matching("state:stopped|state:shutdown", screen)
    #expect(keys.count == 2)
    screen.press("g", "f")
    screen.type("state:stopped|state:shutdown")
    #expect(screen.state.list.current?.key == keys[0])
    screen.press("down")
    #expect(screen.state.list.current?.key == keys[1])
    screen.press("down")
    #expect(screen.state.list.current?.key == keys[0])
    #expect(screen.text.contains("wrapped to the top · 1 of 2"))
    screen.press("up")
    #expect(screen.state.list.current?.key == keys[1])
    #expect(screen.text.contains("wrapped to the bottom · 2 of 2"))
  }

  @Test func aShorterTextIsLookedForFromTheStartAgain() {
    var screen = screen()
    screen.press("f")
    screen.type("勿")
    let far = screen.state.list.scroll.cursor
    screen.press("backspace")
    #expect(screen.state.list.scroll.cursor == 0 && far > 0)
    screen.type(screen.state.list.current?.id ?? "")
    #expect(screen.state.list.scroll.cursor == 0)
  }

  @Test func nothingFoundSaysSoAndTheCursorStays() {
    var screen = screen()
    screen.press("j", "f")
    screen.type("nobody")
    #expect(screen.text.contains("no match"))
    #expect(screen.state.list.scroll.cursor == 1)
    screen.press("enter")
    #expect(screen.message == "Find nobody: no match")
  }

  @Test func aWrongExpressionStaysInTheFieldAndSaysWhatIsWrong() {
    var screen = screen()
    screen.press("f")
    screen.type("regoin:x")
    screen.press("enter")
    #expect(screen.state.find?.error != nil)
    #expect(screen.state.find != nil)
    screen.press("esc")
    #expect(screen.state.find == nil && screen.state.list.scroll.cursor == 0)
  }

  @Test func aFoldedGroupIsUnfoldedForWhatIsFoundInItAlone() {
    var screen = screen()
    screen.press("z", "g", "enter", "j", "enter", "j", "enter", "j", "enter", "g")
    #expect(screen.state.list.rows.count == 4)
    screen.press("f")
    screen.type("frankfurt")
    #expect(screen.state.list.current?.region == "eu-frankfurt")
    #expect(screen.state.list.rows.groups.map(\.isFolded) == [true, true, true, false])
    screen.press("^u")
    screen.type("勿删")
    #expect(screen.state.list.current?.name.contains("勿删") == true)
    #expect(screen.state.list.rows.groups.map(\.isFolded) == [true, true, false, true])
    screen.press("esc")
    #expect(screen.state.list.rows.count == 4 && screen.state.list.scroll.cursor == 0)
  }

  @Test func fromAHeadingTheFirstBelowItIsFound() {
    var screen = screen()
    screen.press("f")
    screen.type("ein")
    screen.press("enter", "z", "g", "f", "enter")
    #expect(screen.state.list.scroll.cursor == 1)
  }

  @Test func inTheResultsItFindsByIDNameRegionAndCode() {
    var screen = screen()
    Samples.run(&screen)
    screen.press("3", "g", "f")
    screen.type("invalidinstancestate")
    #expect(screen.state.operation?.current?.outcome.code.contains("InvalidInstanceState") == true)
    #expect(screen.text.contains("1 of 3"))
    screen.press("down", "down", "down")
    #expect(screen.text.contains("wrapped to the top · 1 of 3"))
    screen.press("esc")
    #expect(screen.state.operation?.list.cursor == 0)
    let last = screen.state.operation?.results.instances.last?.instance
    screen.press("f")
    screen.type(last?.id ?? "")
    screen.press("enter")
    #expect(screen.state.operation?.current?.instance.key == last?.key)
  }

  @Test func inFoldedResultsItUnfoldsAndEscFoldsAgain() {
    var screen = screen()
    Samples.run(&screen)
    screen.press("3", "z", "g", "enter")
    let before = screen.state.operation?.rows.folded
    #expect(before?.count == 1)
    screen.press("j", "f")
    let hidden = before?.first.flatMap { screen.state.operation?.rows.members(of: $0).first }
    let id = hidden.flatMap { screen.state.operation?.results.instances[$0].instance.id } ?? "?"
    screen.type(id)
    #expect(screen.state.operation?.current?.instance.id == id)
    #expect(screen.state.operation?.rows.folded.isEmpty == true)
    screen.press("esc")
    #expect(screen.state.operation?.rows.folded == before)
    #expect(screen.state.operation?.list.cursor == 1)
  }

  @Test func lettersAndSignsAreTextWhileLooking() {
    var screen = screen()
    screen.press("f")
    screen.type("q t?/")
    #expect(screen.state.textField?.text == "q t?/")
    #expect(screen.state.help == nil && screen.state.dialog == nil && screen.effects.isEmpty)
    screen.press("F1")
    #expect(screen.state.help != nil)
    screen.press("esc")
    #expect(screen.state.find != nil)
  }

  @Test func whatIsTypedAheadIsItsText() {
    var screen = screen()
    let keys = "ffrankfurt".map { Key.character($0) } + [.enter, .space]
    screen.send(.typed(keys))
    #expect(screen.state.list.selection.count == 1)
    #expect(screen.message.isEmpty || screen.state.find == nil)
    var empty = Screen()
    empty.send(.typed("fcdn A a t".map { $0 == " " ? .space : .character($0) } + [.enter, .enter]))
    #expect(empty.state.dialog == nil && empty.state.find == nil)
  }

  @Test func rowsThatArriveAreFoundWithTheNextKey() {
    var screen = screen()
    screen.press("f")
    screen.type("newcomer")
    screen.send(.listing(.observed([Fixtures.ecm(200, name: "newcomer-1")])))
    screen.press("down")
    #expect(screen.state.list.current?.name == "newcomer-1")
    #expect(screen.text.contains("1 of 1"))
  }

  @Test func aClickEndsTheSearchAndPutsTheCursor() {
    var screen = screen()
    screen.press("f")
    screen.type("frankfurt")
    let at = Point(x: 40, y: screen.state.layout.instances.y + 3)
    screen.send(.key(.mouse(MouseEvent(action: .press, at: at))))
    #expect(screen.state.find == nil)
  }

  @Test(arguments: [(60, 16), (80, 24), (200, 50)], Language.allCases)
  func theFieldFits(_ size: (width: Int, height: Int), _ language: Language) {
    for glyphs in Glyphs.allCases {
      var screen = Screen(
        width: size.width, height: size.height, glyphs: glyphs, language: language)
      screen.list(Fixtures.fleet)
      screen.press("f")
      screen.type("frankfurt")
      let row = screen.state.frame.row(size.height - 2)
      #expect(row.contains("frankfurt") && row.contains("6"))
      #expect(screen.state.frame.row(size.height - 1).contains("esc"))
    }
  }

  /// Whatever is found is the next match of the order, as a look at every row tells.
  @Test(arguments: 1...20) func theNextMatchIsTheNextInTheOrder(_ seed: Int) {
    var dice = InvariantTests.Dice(state: UInt64(seed) &* 31)
    var screen = screen()
    let texts = ["ein", "ct-2", "7", "product:edgezone", "state:running", "cdn"]
    for _ in 0..<40 {
      screen.press(["z", "s", "l", "j", "G", "h"].randomElement(using: &dice) ?? "j")
      if screen.state.list.currentGroup != nil { screen.press("enter") }
      let text = texts.randomElement(using: &dice) ?? "7"
      let keys = matching(text, screen)
      let shown = screen.state.list.shownInstances.map(\.key)
      let group = screen.state.list.currentGroup
      let here =
        group?.indices.lowerBound
        ?? screen.state.list.cursorKey.flatMap(shown.firstIndex) ?? 0
      screen.press("f")
      screen.type(text)
      let expected = shown[here...].first(where: keys.contains) ?? keys.first
      #expect(screen.state.list.current?.key == expected)
      screen.press("enter")
    }
  }
}
