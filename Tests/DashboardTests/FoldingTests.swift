import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// Groups of which only the heading is on the screen. What is folded away counts as shown.
@Suite struct FoldingTests {
  /// Grouped by region, with the cursor on the first heading.
  private func screen(language: Language = .english, width: Int = 80) -> Screen {
    var screen = Screen(width: width, height: 24, language: language)
    screen.list(Fixtures.fleet)
    screen.press("z", "g")
    return screen
  }

  private func goToGroup(_ value: String, _ screen: inout Screen) {
    screen.press("g")
    for _ in 0..<screen.state.list.rows.count
    where screen.state.list.currentGroup?.value != value { screen.press("j") }
  }

  @Test func enterOnAHeadingFoldsItsGroupAndUnfoldsItAgain() {
    var screen = screen()
    screen.press("enter")
    #expect(screen.state.list.rows.count == 64 - 12)
    #expect(screen.state.list.rows.instanceCount == 60)
    #expect(screen.text.contains("▸ ap-chengdu-ecm  12"))
    #expect(screen.text.contains("▾ ap-guangzhou  16"))
    #expect(screen.text.contains("60 of 60"))
    screen.press("enter")
    #expect(screen.state.list.rows.count == 64)
    #expect(screen.state.list.currentGroup?.value == "ap-chengdu-ecm")
  }

  @Test func whatIsFoldedIsMarkedWithAllAndInvertedAndCounted() {
    var screen = screen()
    screen.press("enter", "a")
    #expect(screen.state.list.selection.count == 59)
    #expect(screen.state.list.hiddenMarks == 0)
    #expect(screen.text.contains("▸ ap-chengdu-ecm  12 · ● 12"))
    screen.press("*")
    #expect(screen.state.list.selection.isEmpty)
  }

  @Test func commaMarksWhatIsFoldedToo() {
    var screen = screen(width: 160)
    goToGroup("ap-guangzhou", &screen)
    screen.press("enter", "j", "j")
    while screen.state.list.column != .product { screen.press("l") }
    screen.press(",")
    #expect(screen.state.list.selection.keys.allSatisfy { $0.product == .ecm })
    // 38 with those of the folded group, one of which is protected.
    #expect(screen.state.list.selection.count == 37)
  }

  @Test func spaceOnAFoldedHeadingMarksItsGroup() {
    var screen = screen()
    screen.press("enter", "space")
    #expect(screen.state.list.selection.count == 12)
    #expect(screen.state.list.hiddenMarks == 0)
    screen.press("space")
    #expect(screen.state.list.selection.isEmpty)
  }

  @Test func aRangeOverFoldedGroupsTakesThemIn() {
    var screen = screen()
    goToGroup("ap-guangzhou", &screen)
    screen.press("enter", "k", "v", "j")
    #expect(screen.text.contains("• ap-guangzhou  16"))
    screen.press("j", "v")
    #expect(screen.state.list.selection.count == 1 + 16)
  }

  @Test func aRangeOfAFoldedHeadingAloneIsItsGroup() {
    var screen = screen()
    screen.press("enter", "v", "v")
    #expect(screen.state.list.selection.count == 12)
  }

  @Test func theCursorOfARowThatIsFoldedAwayGoesToItsHeading() {
    var screen = screen()
    screen.press("z", "z", "z", "z")
    #expect(screen.state.list.grouping == .state)
    goToGroup("terminating", &screen)
    screen.press("enter")
    goToGroup("running", &screen)
    screen.press("j")
    guard var instance = screen.state.list.current else { return }
    instance.state = instance.product.terminatingState
    screen.send(.listing(.observed([instance])))
    #expect(screen.state.list.currentGroup?.value == "terminating")
    #expect(screen.state.list.currentGroup?.count == 2)
  }

  @Test func foldsSurviveARefreshAFilterAndAnotherOrder() {
    var screen = screen()
    screen.press("enter")
    screen.send(.listing(.observed((100..<120).map { Fixtures.ecm($0, region: "ap-chengdu-ecm") })))
    screen.press("s", "/")
    screen.type("eu")
    screen.press("enter", "esc")
    let groups = screen.state.list.rows.groups
    #expect(groups.map(\.isFolded) == [true, false, false, false])
    #expect(groups.first?.count == 32)
    #expect(screen.state.list.rows.count == 80 + 4 - 32)
  }

  @Test func anotherGroupingDropsTheFolds() {
    var screen = screen()
    screen.press("enter")
    let first = screen.state.list.shownInstances.first?.key
    screen.press("z")
    #expect(screen.state.list.rows.folded.isEmpty)
    #expect(screen.state.list.current?.key == first)
    screen.press("z", "z", "z", "z", "z")
    #expect(screen.state.list.grouping == .region)
    #expect(screen.state.list.rows.groups.allSatisfy { !$0.isFolded })
  }

  @Test func withEveryGroupFoldedTheListIsItsHeadings() {
    var screen = screen()
    for _ in 0..<4 { screen.press("enter", "j") }
    #expect(screen.state.list.rows.count == 4)
    screen.press("G", "g", "v", "G", "space")
    #expect(screen.state.list.selection.count == 59)
    screen.press("w", "enter")
    guard case .write(let request) = screen.effects.last,
      case .instances(let instances) = request.content
    else {
      Issue.record("nothing was written")
      return
    }
    #expect(instances.count == 60)
  }

  @Test func aDoubleClickOnAHeadingFoldsIt() {
    var screen = screen()
    let at = Point(x: 40, y: screen.state.layout.instances.y + 2)
    screen.send(.key(.mouse(MouseEvent(action: .press, at: at))))
    #expect(screen.state.list.rows.folded.isEmpty)
    screen.send(.key(.mouse(MouseEvent(action: .doubleClick, at: at))))
    #expect(screen.state.list.rows.folded == ["ap-chengdu-ecm"])
  }

  @Test func theFooterSaysFoldAndUnfold() {
    var screen = Screen(width: 200)
    screen.list(Fixtures.fleet)
    screen.press("z", "g")
    #expect(screen.text.contains("enter fold"))
    screen.press("enter")
    #expect(screen.text.contains("enter unfold"))
  }

  @Test func statesOfBothProductsAreOneGroupUnderTheWordOfThePhase() {
    var screen = screen()
    screen.press("z", "z", "z", "z")
    goToGroup("running", &screen)
    #expect(screen.text.contains("▾ running  "))
    let group = screen.state.list.currentGroup
    let members = group.map { screen.state.list.shownInstances[$0.indices] } ?? []
    #expect(Set(members.map(\.product)) == Set(Product.allCases))
    var chinese = self.screen(language: .chinese)
    chinese.press("z", "z", "z", "z", "g")
    #expect(chinese.text.contains("▾ 创建中"))
  }
}
