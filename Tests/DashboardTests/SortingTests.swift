import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// Sorting by the column under the cursor, by a chosen one, and by a click.
@Suite struct SortingTests {
  private func screen(width: Int = 80, columns: [ListColumn]? = nil) -> Screen {
    var screen = Screen(width: width) { if let columns { $0.columns = columns } }
    screen.list(Fixtures.fleet)
    return screen
  }

  private func chooser(_ screen: Screen) -> SortChoiceState? {
    if case .sortChoice(let chooser) = screen.state.dialog { chooser } else { nil }
  }

  @Test func sSortsByTheColumnUnderTheCursorAndThenTheOtherWayRound() {
    var screen = screen()
    screen.press("l", "s")
    #expect(screen.state.list.order == SortOrder(column: .name))
    #expect(screen.message == "Sorted by Name")
    screen.press("s")
    #expect(screen.state.list.order == SortOrder(column: .name, isReversed: true))
    #expect(screen.message == "Sorted by Name, reversed")
    screen.press("s", "h", "s")
    #expect(screen.state.list.order == SortOrder(column: .id))
  }

  @Test func aColumnWithoutRoomIsNotSortedBy() {
    var screen = screen(width: 200)
    while screen.state.list.column != .age { screen.press("l") }
    screen.send(.resized(Size(width: 60, height: 16)))
    screen.press("s")
    let column = screen.state.list.order.column
    #expect(column != .age && screen.text.contains("\(Words(.english).title(column))▲"))
    screen.send(.resized(Size(width: 200, height: 24)))
    screen.press("s")
    #expect(screen.state.list.order.column == .age)
  }

  @Test func theChooserHasEveryColumnAndStartsOnThePresentOne() {
    var screen = screen(columns: [.init(.name), .init(.id)])
    screen.press("S")
    let choices = chooser(screen)?.choices ?? []
    #expect(choices.prefix(2) == [.column(.name), .column(.id)])
    #expect(Set(choices) == Set(InstanceField.columns.map { .column($0) }))
    #expect(chooser(screen)?.list.cursor == 1)
    #expect(screen.text.contains("not shown"))
    screen.press("esc")
    #expect(screen.state.list.order == SortOrder(column: .id) && screen.state.dialog == nil)
  }

  @Test func enterInTheChooserSortsAndOnThePresentOrderReverses() {
    var screen = screen(columns: [.init(.name), .init(.id)])
    screen.sort(by: .column(.zone))
    #expect(screen.state.list.order == SortOrder(column: .zone))
    screen.press("S", "enter")
    #expect(screen.state.list.order == SortOrder(column: .zone, isReversed: true))
    #expect(screen.message == "Sorted by Zone, reversed")
  }

  @Test func inTheResultsTheChooserHasTheirOrders() {
    var screen = screen()
    Samples.run(&screen)
    screen.press("3", "S")
    #expect(chooser(screen)?.choices == ResultOrder.allCases.map { .result($0) })
    screen.press("esc")
    screen.sort(by: .result(.name))
    #expect(screen.state.operation?.rows.order == .name)
    screen.press("S", "enter")
    #expect(screen.state.operation?.rows.isReversed == true)
    #expect(screen.state.list.order == SortOrder(column: .id))
  }

  @Test func aClickOnATitleSortsByItAndAgainReverses() {
    var screen = screen()
    let row = screen.state.layout.instances.y + 1
    let titles = screen.state.frame.row(row)
    let x = titles.distance(
      from: titles.startIndex, to: titles.firstRange(of: "Name")?.lowerBound ?? titles.startIndex)
    let click = DashboardEvent.key(.mouse(MouseEvent(action: .press, at: Point(x: x, y: row))))
    screen.send(click)
    #expect(screen.state.list.order == SortOrder(column: .name))
    #expect(screen.state.list.column == .name)
    screen.send(click)
    #expect(screen.state.list.order == SortOrder(column: .name, isReversed: true))
    #expect(screen.state.list.selection.isEmpty && screen.state.dialog == nil)
  }

  @Test(arguments: [(60, 16), (80, 24), (200, 50)], Language.allCases)
  func theChooserFits(_ size: (width: Int, height: Int), _ language: Language) {
    for glyphs in Glyphs.allCases {
      var screen = Screen(
        width: size.width, height: size.height, glyphs: glyphs, language: language)
      screen.list(Fixtures.fleet)
      screen.press("S", "G")
      #expect(screen.text.contains("esc"))
      #expect(screen.state.frame.size == Size(width: size.width, height: size.height))
    }
  }
}
