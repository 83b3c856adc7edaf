import Canvas
import Dashboard
import Fleet
import Testing

/// Each row of the key table, as an operator feels it.
@Suite struct KeyTableTests {
  private func screen(_ fleet: [Instance] = Fixtures.fleet) -> Screen {
    var screen = Screen()
    screen.list(fleet)
    return screen
  }

  @Test func movingKeysMoveTheCursor() {
    var screen = screen()
    screen.press("j", "j", "down")
    #expect(screen.state.list.scroll.cursor == 3)
    screen.press("k", "up")
    #expect(screen.state.list.scroll.cursor == 1)
    screen.press("G")
    #expect(screen.state.list.scroll.cursor == 59)
    screen.press("g")
    #expect(screen.state.list.scroll.cursor == 0)
    screen.press("pgdn")
    let page = screen.state.list.scroll.cursor
    screen.press("^d")
    #expect(page > 10 && screen.state.list.scroll.cursor > page)
    screen.press("pgup", "^u", "home")
    #expect(screen.state.list.scroll.cursor == 0)
  }

  @Test func panesAreReachedByTabAndByNumber() {
    var screen = screen()
    #expect(screen.state.focus == .instances)
    screen.press("s-tab")
    #expect(screen.state.focus == .regions)
    screen.press("tab")
    #expect(screen.state.focus == .instances)
    screen.press("1")
    #expect(screen.state.focus == .regions)
    screen.press("3")
    #expect(screen.state.focus == .regions)
    #expect(screen.message.contains("No results yet"))
    Samples.run(&screen)
    screen.press("2", "3")
    #expect(screen.state.focus == .results)
  }

  @Test func aRegionNarrowsTheListAndUnfolds() {
    var screen = screen()
    screen.press("1", "j")
    #expect(screen.state.list.rows.count == 12)
    screen.press("l", "j")
    #expect(screen.text.contains("ap-chengdu-ecm ECM"))
    screen.press("h", "g")
    #expect(screen.state.list.rows.count == 60)
  }

  @Test func spaceMarksAndMovesDown() {
    var screen = screen()
    let first = screen.state.list.current?.key
    screen.press("space")
    #expect(screen.state.list.selection.keys == [first].compactMap { $0 })
    #expect(screen.state.list.scroll.cursor == 1)
    screen.press("k", "space")
    #expect(screen.state.list.selection.isEmpty)
  }

  @Test(arguments: ["v", "space"]) func aRangeIsMarkedFromItsStartToTheCursor(_ end: String) {
    var screen = screen()
    screen.press("j", "v", "j", "j", "j", end)
    #expect(screen.state.list.selection.count == 4)
    #expect(screen.state.list.rangeStart == nil)
  }

  @Test func escapeDropsARange() {
    var screen = screen()
    screen.press("v", "j", "esc")
    #expect(screen.state.list.rangeStart == nil)
    #expect(screen.state.list.selection.isEmpty)
  }

  @Test func allThatIsShownIsMarkedWithoutTheProtected() {
    var screen = screen()
    screen.press("a")
    #expect(screen.state.list.selection.count == 59)
    #expect(screen.message.contains("1 protected left out"))
    screen.press("A")
    #expect(screen.state.list.selection.isEmpty)
    screen.press("u")
    #expect(screen.state.list.selection.count == 59)
  }

  @Test func markingAllSaysWhatIsMissing() {
    var screen = screen()
    let scope = ListingScope(product: .edgezone, region: "eu-frankfurt")
    screen.send(.listing(.failed(scope, Samples.denied)))
    screen.press("a")
    #expect(screen.message.contains("not listed: EdgeZone eu-frankfurt"))
  }

  @Test func invertingTurnsOverWhatIsShownAndNothingElse() {
    var screen = screen()
    screen.press("space", "/")
    screen.type("product:ecm")
    screen.press("enter", "*")
    #expect(screen.state.list.selection.count == 1 + 37)
    #expect(screen.state.list.hiddenMarks == 1)
    screen.press("*")
    #expect(screen.state.list.selection.count == 1)
  }

  @Test func expressionsMarkAndUnmark() {
    var screen = screen()
    screen.press("+")
    screen.type("region:ap-chengdu-ecm")
    screen.press("enter")
    #expect(screen.state.list.selection.count == 12)
    screen.press("-")
    screen.type("zone~ct-1")
    screen.press("enter")
    #expect(screen.state.list.selection.isEmpty)
  }

  @Test func aBadExpressionMarksNothingAndSaysWhere() {
    var screen = screen()
    screen.press("+")
    screen.type("nmae:x")
    screen.press("enter")
    #expect(screen.state.list.selection.isEmpty)
    #expect(screen.text.contains("there is no field"))
  }

  @Test func commaMarksAllThatShareTheValue() {
    var screen = screen()
    while screen.state.list.column != .state { screen.press("l") }
    let state = screen.state.list.current?.state
    screen.press(",")
    let expected = Fixtures.fleet.filter { $0.state == state }.count
    #expect(screen.state.list.selection.count == expected)
  }

  @Test func quoteShowsOnlyWhatIsMarkedHiddenMarksToo() {
    var screen = screen()
    screen.press("space", "/")
    screen.type("product:ecm")
    screen.press("enter", "\"")
    #expect(screen.state.list.rows.count == 1)
    #expect(screen.text.contains("only marked"))
    screen.press("\"")
    #expect(screen.state.list.rows.count == 38)
  }

  @Test func theFilterIsLiveAndEscapeClearsIt() {
    var screen = screen()
    screen.press("/")
    screen.type("frank")
    #expect(screen.state.list.rows.count == 6)
    #expect(screen.state.frame.cursor != nil)
    screen.press("enter")
    #expect(screen.state.list.rows.count == 6)
    #expect(screen.state.frame.cursor == nil)
    screen.press("esc")
    #expect(screen.state.list.rows.count == 60)
  }

  @Test func aBadFilterKeepsTheLastGoodOne() {
    var screen = screen()
    screen.press("/")
    screen.type("product:ecm")
    #expect(screen.state.list.rows.count == 38)
    screen.send(.key(.paste(" age>soon")))
    #expect(screen.state.list.rows.count == 38)
    #expect(screen.state.list.filter.error != nil)
    screen.press("enter")
    #expect(screen.state.list.filter.text == "product:ecm age>soon")
    #expect(screen.state.list.filter.isEditing)
    #expect(screen.state.list.rows.count == 38)
    screen.press("esc")
    #expect(!screen.state.list.filter.isEditing)
    #expect(screen.state.list.rows.count == 60)
  }

  @Test func aBadFilterInTheConfirmationStaysInItsField() {
    var screen = screen()
    screen.press("a", "t", "/")
    screen.type("product:ecn")
    screen.press("enter")
    #expect(screen.confirmation?.focus == .filter)
    #expect(screen.confirmation?.filterError != nil)
  }

  @Test func earlierFiltersComeBack() {
    var screen = screen()
    screen.press("/")
    screen.type("frank")
    screen.press("enter", "esc", "/", "up")
    #expect(screen.state.list.filter.text == "frank")
    #expect(screen.state.list.rows.count == 6)
  }

  @Test func tabCompletesFieldsAndValues() {
    var screen = screen()
    screen.press("/")
    screen.type("regi")
    screen.press("tab")
    #expect(screen.state.list.filter.text == "region:")
    screen.type("eu")
    screen.press("tab")
    #expect(screen.state.list.filter.text == "region:eu-frankfurt")
  }

  @Test func sortingKeepsTheCursorOnItsInstance() {
    var screen = screen()
    screen.press("j", "j", "j", "space", "k")
    let key = screen.state.list.cursorKey
    screen.press("s")
    #expect(screen.state.list.current?.key == key)
    #expect(screen.state.list.order.isReversed)
    screen.press("l", "s")
    #expect(screen.state.list.current?.key == key)
    #expect(screen.state.list.order == SortOrder(column: .name))
  }

  @Test func rowsThatArriveDoNotMoveTheCursorFromItsInstance() {
    var screen = screen()
    screen.press("G")
    let key = screen.state.list.cursorKey
    let line = screen.state.list.scroll.cursor - screen.state.list.scroll.offset
    let new = (100..<140).map { Fixtures.ecm($0) }
    screen.send(.listing(.observed(new)))
    #expect(screen.state.list.current?.key == key)
    #expect(screen.state.list.scroll.cursor - screen.state.list.scroll.offset <= line)
  }

  @Test func withNothingMarkedTerminatingSaysHowToMark() {
    var screen = screen()
    screen.press("t")
    #expect(screen.state.dialog == nil)
    #expect(screen.message.contains("space marks the row"))
    #expect(screen.effects.isEmpty)
  }

  @Test func aProtectedRowSaysWhy() {
    var screen = screen()
    screen.press("/")
    screen.type("勿删")
    screen.press("enter", "space")
    #expect(screen.state.list.selection.isEmpty)
    #expect(screen.message.contains("protected by name-勿删"))
  }

  @Test func readOnlyTakesDestructionAway() {
    var screen = Screen { $0.gate.readOnly = .option }
    screen.list(Fixtures.fleet)
    screen.press("space", "t")
    #expect(screen.state.dialog == nil)
    #expect(screen.message.contains("--read-only"))
    #expect(screen.text.contains("READ-ONLY"))
    screen.press("?")
    #expect(!screen.text.contains("Terminate marked instances"))
  }

  @Test func anAccountThatIsNotAllowedIsReadOnly() {
    var screen = Screen { $0.gate.allowedAccounts = ["1"] }
    screen.list(Fixtures.fleet)
    screen.press("space", "t")
    #expect(screen.state.dialog == nil)
    #expect(screen.text.contains("READ-ONLY"))
  }

  @Test func refreshListsAllOrTheFailedRegionAlone() {
    var screen = screen()
    screen.press("r")
    #expect(screen.effects == [.listAll])
    let scope = ListingScope(product: .edgezone, region: "eu-frankfurt")
    screen.send(.listing(.failed(scope, Samples.denied)))
    screen.press("1", "G")
    #expect(screen.text.contains("UnauthorizedOperation"))
    screen.press("r")
    #expect(screen.effects.last == .list([scope]))
  }

  @Test func idsAreCopiedAndSupportLinesNameRequests() {
    var screen = screen()
    let id = screen.state.list.current?.id ?? ""
    screen.press("y")
    #expect(screen.effects == [.copy(id)])
    Samples.run(&screen)
    screen.press("o", "Y")
    guard case .copy(let line) = screen.effects.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(line.contains("RequestId=f1d7a2a5-0b1c-4b27-9f0a-2f1b7c6e5d4a"))
    #expect(line.contains("UnsupportedOperation.InvalidInstanceState"))
  }

  @Test func writingNamesAFileAndAFormat() {
    var screen = screen()
    screen.press("/")
    screen.type("frank")
    screen.press("enter", "w", "tab", "enter")
    guard case .write(let request) = screen.effects.last,
      case .instances(let instances) = request.content
    else {
      Issue.record("nothing was written")
      return
    }
    #expect(request.format == .csv)
    #expect(request.path.hasSuffix(".csv"))
    #expect(instances.count == 6)
  }

  @Test func themesArePreviewedAndGivenBack() {
    var screen = screen()
    screen.press("T", "j")
    #expect(screen.effects.last == .setTheme(name: "light", isFinal: false))
    screen.press("esc")
    #expect(screen.effects.last == .setTheme(name: "dark", isFinal: false))
    screen.press("T", "j", "enter")
    #expect(screen.effects.last == .setTheme(name: "light", isFinal: true))
  }

  @Test func thePaletteRunsWhatItFinds() {
    var screen = screen()
    screen.press(":")
    screen.type("mark all")
    screen.press("enter")
    #expect(screen.state.list.selection.count == 59)
  }

  @Test func theHelpIsSearched() {
    var screen = screen()
    screen.press("?")
    screen.type("undo")
    #expect(screen.text.contains("Undo the last change to the marks"))
    #expect(!screen.text.contains("Move down one row"))
  }

  @Test func historyOpensAndResumes() {
    var screen = screen()
    screen.press("H")
    #expect(screen.effects == [.loadHistory])
    screen.send(.history(Samples.history))
    screen.press("r")
    #expect(screen.effects.last == .watch(operation: "20261121-074800-3f9a"))
    #expect(screen.effects.count == 2)
    screen.press("H")
    screen.send(.history(Samples.history))
    screen.press("j", "r")
    #expect(screen.message.contains("unfinished"))
    screen.press("enter")
    #expect(screen.effects.last == .open(operation: "20261120-101500-77aa"))
  }

  @Test(arguments: ["q", "^c"]) func quittingIsImmediateWhenNothingIsInFlight(_ key: String) {
    var screen = screen()
    screen.press(key)
    #expect(screen.effects == [.quit])
  }

  @Test(arguments: ["q", "^c"]) func quittingAsksWhenSomethingIsInFlight(_ key: String) {
    var screen = screen()
    Samples.run(&screen)
    screen.press(key)
    #expect(!screen.effects.contains(.quit))
    #expect(screen.text.contains("--resume"))
    screen.press("enter")
    #expect(!screen.effects.contains(.quit))
    screen.press(key, "tab", "enter")
    #expect(screen.effects.last == .quit)
  }

  @Test func escapeLeavesTheInnermostThing() {
    var screen = screen()
    screen.press("/")
    screen.type("ecm")
    screen.press("enter", "space", "\"", "v", "?", "esc")
    #expect(screen.state.dialog == nil && screen.state.list.rangeStart != nil)
    screen.press("esc")
    #expect(screen.state.list.rangeStart == nil && screen.state.list.onlyMarked)
    screen.press("esc")
    #expect(!screen.state.list.onlyMarked && !screen.state.list.filter.text.isEmpty)
    screen.press("esc")
    #expect(screen.state.list.filter.text.isEmpty)
  }

  @Test func columnsAreChosenAndMoved() {
    var screen = screen()
    screen.press("c", "j", "space", "j", "K", "esc")
    #expect(screen.state.columns.map(\.column).prefix(2) == [.id, .product])
    #expect(!screen.state.columns.contains(ListColumn(.name)))
  }

  @Test func aKeyWithoutACommandNamesTheHelp() {
    var screen = screen()
    screen.press("Q")
    #expect(screen.message.contains("? shows the keys"))
  }
}
