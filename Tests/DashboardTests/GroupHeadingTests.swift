import Canvas
import Dashboard
import Fleet
import Testing

/// Headings in the list of instances.
@Suite struct GroupHeadingTests {
  private func screen(height: Int = 24) -> Screen {
    var screen = Screen(height: height)
    screen.list(Fixtures.fleet)
    return screen
  }

  private func headings(_ screen: Screen) -> [String] { screen.state.list.rows.groups.map(\.value) }

  @Test func zGoesThroughTheGroupingsAndBack() {
    var screen = screen()
    screen.press("z")
    #expect(
      headings(screen) == ["ap-chengdu-ecm", "ap-guangzhou", "ap-guangzhou-ecm", "eu-frankfurt"])
    #expect(screen.state.list.rows.count == 64)
    #expect(screen.message == "Grouped by region: 4 groups")
    screen.press("z")
    #expect(headings(screen) == ["ECM", "EdgeZone"])
    screen.press("z")
    #expect(headings(screen) == ["cdn", ""])
    #expect(screen.text.contains("no module"))
    screen.press("z")
    #expect(headings(screen).count == 5)
    screen.press("z")
    #expect(
      headings(screen) == ["creating", "running", "stopped", "isolated", "terminating"])
    #expect(screen.message == "Grouped by state: 5 groups")
    screen.press("z")
    #expect(headings(screen).isEmpty)
    #expect(screen.state.list.rows.count == 60)
  }

  @Test func aHeadingCountsItsRowsItsMarksAndTheProtected() {
    var screen = screen()
    screen.press("z")
    let groups = screen.state.list.rows.groups
    #expect(groups.map(\.count) == [12, 16, 26, 6])
    #expect(groups.map(\.protectedCount) == [0, 0, 1, 0])
    #expect(screen.state.list.marks.byGroup == [0, 0, 0, 0])
    screen.press("a")
    #expect(screen.state.list.marks.byGroup == [12, 16, 25, 6])
    screen.press("g")
    #expect(screen.text.contains("ap-chengdu-ecm  12 · ● 12"))
    screen.press("A")
    #expect(screen.state.list.marks.byGroup == [0, 0, 0, 0])
  }

  @Test func spaceOnAHeadingMarksItsGroupAndAgainUnmarksIt() {
    var screen = screen()
    screen.press("z", "g")
    while screen.state.list.currentGroup?.value != "ap-guangzhou-ecm" { screen.press("j") }
    screen.press("space")
    #expect(screen.state.list.selection.count == 25)
    #expect(screen.message == "Marked 25 more in ap-guangzhou-ecm; 1 protected left out")
    #expect(screen.state.list.currentGroup?.value == "ap-guangzhou-ecm")
    screen.press("space")
    #expect(screen.state.list.selection.isEmpty)
    #expect(screen.message == "Unmarked 25 in ap-guangzhou-ecm")
    screen.press("u")
    #expect(screen.state.list.selection.count == 25)
  }

  @Test func aGroupIsMarkedAsFarAsItIsShown() {
    var screen = screen()
    screen.press("/")
    screen.type("zone~ct-2")
    screen.press("enter", "z", "g", "space")
    #expect(screen.state.list.selection.count == 12)
    screen.press("esc", "g", "j", "space")
    #expect(screen.state.list.hiddenMarks == 0)
  }

  @Test func aPartlyMarkedGroupIsMarkedToTheEndFirst() {
    var screen = screen()
    screen.press("z", "g", "j", "space", "space", "g", "space")
    #expect(screen.state.list.marks.byGroup[0] == 12)
  }

  @Test func aRangeOverHeadingsMarksInstancesAlone() {
    var screen = screen()
    screen.press("z", "g", "v")
    for _ in 0..<15 { screen.press("j") }
    screen.press("v")
    // 16 lines, two of which are headings.
    #expect(screen.state.list.selection.count == 14)
    screen.press("A", "v", "v")
    #expect(screen.state.list.selection.count == 1)
  }

  @Test func aRangeOfAHeadingAloneMarksNothing() {
    var screen = screen()
    screen.press("z", "g", "v", "v")
    #expect(screen.state.list.selection.isEmpty)
  }

  @Test func aHeadingIsNeverATarget() {
    var screen = screen()
    screen.press("z", "g", "t")
    #expect(screen.state.dialog == nil)
    #expect(screen.message.contains("No instances marked"))
    screen.press(",")
    #expect(screen.message.contains("The cursor is on a heading"))
    #expect(screen.effects.isEmpty)
    #expect(screen.state.list.selection.isEmpty)
  }

  @Test func theCursorStaysOnItsInstanceThroughAllGroupings() {
    var screen = screen()
    screen.press("j", "j", "j", "j", "j")
    let key = screen.state.list.cursorKey
    for _ in Grouping.allCases {
      screen.press("z")
      #expect(screen.state.list.current?.key == key)
    }
  }

  @Test func theCursorStaysOnItsHeadingWhileRowsArriveAboveIt() {
    var screen = screen()
    screen.press("z", "g")
    while screen.state.list.currentGroup?.value != "ap-guangzhou" { screen.press("j") }
    let row = screen.state.list.scroll.cursor
    screen.send(
      .listing(.observed((100..<120).map { Fixtures.ecm($0, region: "ap-chengdu-ecm") })))
    #expect(screen.state.list.currentGroup?.value == "ap-guangzhou")
    #expect(screen.state.list.scroll.cursor == row + 20)
    screen.press("s")
    #expect(screen.state.list.currentGroup?.value == "ap-guangzhou")
  }

  @Test func aHeadingThatGoesLeavesTheCursorOnTheFirstOfItsGroup() {
    var screen = screen()
    screen.press("z", "g")
    let first = screen.state.list.inventory[Fixtures.fleet[24].key]
    #expect(first?.region == "ap-chengdu-ecm")
    let top = screen.state.list.shownInstances.first?.key
    screen.press("z")
    #expect(screen.state.list.current?.key == top)
  }

  @Test func sortingIsWithinTheGroups() {
    var screen = screen()
    screen.press("z", "l", "s", "s")
    let regions = screen.state.list.shownInstances.map(\.region)
    #expect(regions == regions.sorted())
    let names = screen.state.list.shownInstances.prefix(12).map(\.name)
    #expect(names == names.sorted().reversed())
  }

  @Test func aGroupWhoseHeadingIsScrolledAwayIsNamedInTheBorder() {
    var screen = screen()
    screen.press("z", "G")
    #expect(screen.state.frame.row(1).contains(" ap-guangzhou-ecm ━"))
    screen.press("g")
    #expect(!screen.state.frame.row(1).contains("ap-chengdu"))
  }

  @Test func anExportHasTheInstancesAlone() {
    var screen = screen()
    screen.press("z", "w", "enter")
    guard case .write(let request) = screen.effects.last,
      case .instances(let instances) = request.content
    else {
      Issue.record("nothing was written")
      return
    }
    #expect(instances.count == 60)
  }

  @Test func protectionThatEndsWithTimeIsCountedAnew() {
    var screen = Screen {
      $0.gate.protection = ProtectionPolicy(rules: [
        ProtectionRule(
          name: "freeze", reason: .stated("a launch"), conditions: [.region("eu-frankfurt")],
          expires: Screen.start + 30)
      ])
    }
    screen.list(Fixtures.fleet)
    screen.press("z")
    #expect(screen.state.list.rows.groups.last?.protectedCount == 6)
    screen.now = screen.now + 120
    screen.press("/", "e")
    #expect(screen.state.list.rows.groups.last?.protectedCount == 0)
  }

  /// Kept up to date event by event, the groups are those that a look at the rows finds.
  @Test(arguments: 1...12) func groupsAreWhatTheRowsSay(_ seed: Int) {
    var dice = InvariantTests.Dice(state: UInt64(seed))
    var screen = screen()
    for _ in 0..<120 {
      switch Int.random(in: 0..<9, using: &dice) {
      case 0: screen.press("z")
      case 1: screen.press("s")
      case 2: screen.press("S", "j", "enter")
      case 3: screen.press("/", ["e", "7", "x"].randomElement(using: &dice) ?? "e", "enter")
      case 4: screen.press("esc")
      case 5:
        let number = Int.random(in: 0..<90, using: &dice)
        let region = ["ap-chengdu-ecm", "ap-new-ecm"].randomElement(using: &dice) ?? ""
        screen.send(.listing(.observed([Fixtures.ecm(number, region: region)])))
      case 6:
        let number = Int.random(in: 0..<90, using: &dice)
        screen.send(.listing(.departed([Fixtures.ecm(number).key])))
      case 7 where !screen.state.list.rows.groups.isEmpty:
        while screen.state.list.currentGroup == nil { screen.press("k") }
        screen.press("enter")
      default: screen.press("j", "space")
      }
      check(screen)
    }
  }

  private func check(_ screen: Screen) {
    let list = screen.state.list
    var expected: [String] = []
    var instances: [InstanceKey] = []
    for row in 0..<list.rows.count {
      switch list.rows[row] {
      case .heading(let group):
        expected.append(list.rows.groups[group].value)
        guard list.rows.groups[group].isFolded else { continue }
        instances += list.shownInstances[list.rows.groups[group].indices].map(\.key)
      case .instance(let index):
        let instance = list.inventory.instances[index]
        if list.grouping != .none {
          #expect(list.grouping.value(of: instance) == expected.last)
        }
        instances.append(instance.key)
      }
    }
    #expect(expected == list.rows.groups.map(\.value))
    #expect(Set(expected).count == expected.count)
    #expect(instances == list.shownInstances.map(\.key))
    #expect(list.scroll.count == list.rows.count)
    let policy = screen.state.configuration.gate.protection
    for (group, marked) in zip(list.rows.groups, list.marks.byGroup) {
      let members = list.shownInstances[group.indices]
      #expect(marked == members.count { list.selection.contains($0.key) })
      #expect(
        group.protectedCount
          == members.count { policy.verdict(for: $0, at: screen.now) != nil })
    }
  }
}
