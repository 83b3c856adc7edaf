import Canvas
import Fleet
import Testing
import Words

@testable import Dashboard

/// How the list shares its width, what it cuts, and how marks look.
@Suite struct ListLayoutTests {
  private func instance(
    _ number: Int, name: String, zone: String = "ap-guangzhou-ez-1", state: String = "running",
    publicIPs: [String] = ["203.0.113.7"]
  ) -> Instance {
    Instance(
      key: InstanceKey(product: .edgezone, id: "epm-\(10_000_000 + number)"), name: name,
      region: zone.split(separator: "-").prefix(2).joined(separator: "-"), zone: zone,
      state: InstanceState(rawValue: state), publicIPs: publicIPs)
  }

  private func screen(
    width: Int = 80, height: Int = 24, _ instances: [Instance], language: Language = .english,
    change: (inout DashboardConfiguration) -> Void = { _ in }
  ) -> Screen {
    var screen = Screen(width: width, height: height, language: language, change: change)
    screen.send(.listing(.observed(instances)))
    return screen
  }

  /// What the visible rows show in a column, blanks at the end left out.
  private func column(_ field: InstanceField, of screen: Screen) -> [String] {
    let (state, frame) = (screen.state, screen.state.frame)
    let table = InstanceTable(state)
    guard let place = table.placements.first(where: { table.columns[$0.index].column == field })
    else { return [] }
    let area = state.layout.instances
    return state.list.scroll.visible.map { row in
      let y = area.y + 2 + row - state.list.scroll.offset
      let x = area.x + 4 + place.x
      let text = (x..<x + place.width).map { frame[$0, y].text }.joined()
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The columns that all values of a field need, title included.
  private func needed(_ field: InstanceField, of screen: Screen) -> Int {
    let state = screen.state
    let values = state.list.inventory.instances.map { instance in
      TextWidth.of(ListCell(field, of: instance, state.words, state.filterContext).text)
        + ListCell.signWidth(of: field)
    }
    return max(field.width?.fixed ?? values.max() ?? 0, TextWidth.of(state.words.title(field)) + 1)
  }

  // MARK: - Widths

  @Test(arguments: 1...22) func aNameOfUpTo22ColumnsIsWholeAt80Columns(_ length: Int) {
    let name = String("edge-cdn-guangzhou-0417".suffix(length))
    let fleet = (0..<60).map { number in
      instance(number, name: name, state: number == 3 ? "terminating" : "running")
    }
    #expect(column(.name, of: screen(fleet)).allSatisfy { $0 == name })
  }

  @Test func below100ColumnsTheListHasIDNameZoneAndState() {
    let screen = screen((0..<30).map { instance($0, name: "cdn-cache-\($0)") })
    #expect(InstanceTable(screen.state).visible.starts(with: [.id, .name]))
    #expect(InstanceTable(screen.state).visible.contains(.zone))
    #expect(InstanceTable(screen.state).visible.contains(.state))
  }

  @Test(arguments: 1...60) func noColumnIsCutWhileAnotherHasRoom(_ seed: Int) {
    var dice = InvariantTests.Dice(state: UInt64(seed))
    let zones = ["ap-guangzhou-ez-1", "ap-guangzhou-tez-fuzhou-1", "eu-frankfurt-ez-2"]
    let fleet = (0..<Int.random(in: 1...90, using: &dice)).map { number in
      instance(
        number,
        name: String(repeating: "节a-", count: Int.random(in: 0...9, using: &dice)) + "\(number)",
        zone: zones.randomElement(using: &dice) ?? "",
        state: ["running", "terminating", "error"].randomElement(using: &dice) ?? "",
        publicIPs: Array(repeating: "203.0.113.\(number)", count: number % 4))
    }
    for width in stride(from: 60, through: 220, by: 7) {
      let screen = screen(width: width, fleet)
      let table = InstanceTable(screen.state)
      let fields = table.visible
      let room = screen.state.layout.instances.width - 6
      let sum = fields.reduce(fields.count - 1) { $0 + needed($1, of: screen) }
      let isCut = table.placements.contains { place in
        place.width < needed(table.columns[place.index].column, of: screen)
      }
      #expect(isCut == (sum > room), "\(width)")
      if let last = table.placements.last { #expect(last.x + last.width <= room) }
    }
  }

  @Test func oneLongNameTakesRoomFromNoOtherColumn() {
    var fleet = (0..<60).map { instance($0, name: "cdn-cache-\($0)") }
    let before = InstanceTable(screen(width: 120, fleet).state).visible
    fleet.append(instance(99, name: String(repeating: "x", count: 60)))
    #expect(InstanceTable(screen(width: 120, fleet).state).visible == before)
    let wide = screen(width: 140, height: 90, fleet) {
      $0.columns = [.init(.id), .init(.name), .init(.product), .init(.state)]
    }
    #expect(column(.name, of: wide).contains { $0.count == 60 })
  }

  @Test func aColumnWithoutValuesComesLast() {
    let screen = screen(width: 130, (0..<60).map { instance($0, name: "cdn-cache-\($0)") })
    let visible = InstanceTable(screen.state).visible
    #expect(visible.contains(.region))
    #expect(!visible.contains(.operate))
  }

  @Test func namesComeBeforeColumnsThatSayLess() {
    let name = "edge-cdn-prod-guangzhou-0417"
    let screen = screen(width: 120, (0..<60).map { instance($0, name: name) })
    #expect(column(.name, of: screen).allSatisfy { $0 == name })
  }

  @Test func widthsAreTheSameWhereverTheListIsScrolled() {
    var screen = screen(width: 100, (0..<200).map { instance($0, name: "n\(1 << ($0 % 60))") })
    let before = InstanceTable(screen.state).placements
    for key in ["pgdn", "G", "pgup", "g", "j"] {
      screen.press(key)
      #expect(InstanceTable(screen.state).placements == before)
    }
    screen.press("/", "n", "3", "enter")
    #expect(InstanceTable(screen.state).placements == before)
  }

  @Test func widthsShrinkOnlyWhenAListingHasEnded() {
    var screen = screen(width: 120, [instance(1, name: "a-name-that-is-long-0001")])
    screen.send(.listing(.observed([instance(2, name: "b")])))
    screen.send(.listing(.departed([instance(1, name: "").key])))
    let name = { (screen: Screen) in InstanceTable(screen.state).width(of: .name) ?? 0 }
    let before = name(screen)
    screen.send(.listingEnded)
    #expect(name(screen) < before)
  }

  @Test func manyRowsAtOnceAreMeasuredToTheEndWhileNothingElseIsToBeDone() {
    var screen = screen(
      width: 200, (0..<4_000).map { instance($0, name: $0 == 2_001 ? "the-widest-2001" : "n") })
    while screen.state.canPrepare { screen.state.prepare() }
    #expect(InstanceTable(screen.state).width(of: .name) == 15)
  }

  @Test func wideNamesAreMeasuredInColumns() {
    let screen = screen(
      (0..<30).map { instance($0, name: "边缘节点-广州-0\($0 + 100)") }, language: .chinese)
    #expect(column(.name, of: screen).allSatisfy { $0.hasPrefix("边缘节点-广州-0") })
    #expect(column(.state, of: screen).allSatisfy { $0 == "✓ 运行中" })
    #expect(InstanceTable(screen.state).width(of: .state) == 8)
  }

  // MARK: - Cutting

  @Test func whatAllZonesBeginWithGoesFirst() {
    let fleet = (0..<20).map { instance($0, name: "n", zone: "ap-guangzhou-tez-fuzhou-\($0 % 3)") }
    let screen = screen(fleet) { $0.columns = [.init(.zone, width: 12), .init(.id)] }
    #expect(Set(column(.zone, of: screen)) == ["…fuzhou-0", "…fuzhou-1", "…fuzhou-2"])
  }

  @Test func zonesOfOneColumnAreCutByOneRule() {
    let zones = ["ap-guangzhou-ez-1", "ap-guangzhou-tez-fuzhou-1", "eu-frankfurt-ez-2"]
    let fleet = (0..<20).map { instance($0, name: "n", zone: zones[$0 % 3]) }
    let screen = screen(fleet) { $0.columns = [.init(.zone, width: 12), .init(.id)] }
    #expect(
      Set(column(.zone, of: screen)) == ["guangzh…ez-1", "gua…fuzhou-1", "frankfu…ez-2"])
  }

  @Test func aRegionThatIsChosenHasAStartOfItsOwn() {
    let zones = ["ap-guangzhou-ez-1", "ap-guangzhou-ez-2", "eu-frankfurt-ez-2"]
    var screen = Screen { $0.columns = [.init(.zone, width: 10), .init(.id)] }
    screen.list((0..<20).map { instance($0, name: "n", zone: zones[$0 % 3]) })
    screen.press("1", "j")
    #expect(screen.state.list.regionFilter.code == "ap-guangzhou")
    #expect(Set(column(.zone, of: screen)) == ["…ez-1", "…ez-2"])
  }

  @Test(arguments: 9...30) func theNumberOfANameIsNeverSplit(_ width: Int) {
    let names = [
      "edge-cdn-guangzhou-0417", "web2024-backup-blue-17", "node-20261122", "边缘节点-广州-0417",
    ]
    let fleet = names.enumerated().map { instance($0, name: $1) }
    let screen = screen(fleet) { $0.columns = [.init(.name, width: width), .init(.id)] }
    for (shown, name) in zip(column(.name, of: screen), names) where shown.contains("…") {
      let numbers = { (text: String) in
        Set(text.split { !$0.isASCII || !$0.isNumber }.map(String.init))
      }
      #expect(numbers(shown).isSubset(of: numbers(name)), "\(shown)")
      #expect(shown.last == name.last)
    }
  }

  @Test func severalAddressesShowTheFirstAndHowManyMore() {
    let fleet = (0..<9).map { number in
      instance(
        number, name: "n",
        publicIPs: (0...number % 3).map { "203.0.113.\(number)\($0)" })
    }
    let screen = screen(width: 200, fleet)
    let shown = column(.publicIP, of: screen)
    #expect(shown.starts(with: ["203.0.113.00", "203.0.113.10 +1", "203.0.113.20 +2"]))
  }

  @Test(arguments: 3...40) func noAddressIsShownInPart(_ width: Int) {
    let addresses = ["203.0.113.7", "2001:db8:85a3::8a2e:370:7334"]
    let fleet = addresses.enumerated().map { instance($0, name: "n", publicIPs: [$1]) }
    let screen = screen(width: 120, fleet) {
      $0.columns = [.init(.publicIP, width: width), .init(.id)]
    }
    #expect(column(.publicIP, of: screen).allSatisfy { addresses.contains($0) || $0 == "…" })
  }

  @Test func regionsHaveTheirChineseNames() {
    let screen = screen(
      width: 200, [instance(1, name: "n"), instance(2, name: "n", zone: "eu-frankfurt-ez-1")],
      language: .chinese)
    #expect(column(.region, of: screen) == ["广州 ap-guangzhou", "法兰克福 eu-frankfurt"])
  }

  // MARK: - Marks

  @Test func aMarkColoursTheSignAndTheBackgroundAlone() {
    var screen = screen((0..<9).map { instance($0, name: "n") })
    screen.press("space", "j")
    let frame = screen.state.frame
    let area = screen.state.layout.instances
    let cells = (area.x + 1..<area.right - 1).map { frame[$0, area.y + 2] }
    #expect(cells.allSatisfy { $0.emphasis.contains(.onMark) })
    #expect(cells.filter { $0.role == .marked }.map(\.text) == ["●"])
    #expect(cells.contains { $0.role == .stateRunning })
    #expect(cells.contains { $0.text == "e" && $0.role == .text })
    let plain = (area.x + 1..<area.right - 1).map { frame[$0, area.y + 3] }
    #expect(!plain.contains { $0.emphasis.contains(.onMark) })
  }

  @Test func theCursorIsSeenOnAMarkedRowAndTheMarkUnderTheCursor() {
    var screen = screen((0..<9).map { instance($0, name: "n") })
    screen.press("space", "k")
    let area = screen.state.layout.instances
    let cells = (area.x + 1..<area.right - 1).map { screen.state.frame[$0, area.y + 2] }
    #expect(cells.allSatisfy { $0.role == .cursor })
    #expect(cells.prefix(2).map(\.text) == ["▸", "●"])
  }

  @Test func aProtectedRowHasItsSignAndPlainText() {
    let screen = screen([instance(1, name: "first"), instance(2, name: "勿删")])
    let area = screen.state.layout.instances
    let cells = (area.x + 1..<area.right - 1).map { screen.state.frame[$0, area.y + 3] }
    #expect(cells.filter { $0.role == .protected }.map(\.text) == ["◆"])
  }

  // MARK: - Title

  private func title(_ screen: Screen) -> String {
    let area = screen.state.layout.instances
    return (area.x..<area.right).map { screen.state.frame[$0, area.y].text }.joined()
  }

  @Test func theTitleIsAPathToWhatIsShown() {
    var screen = Screen(width: 100)
    screen.list(Fixtures.fleet)
    #expect(title(screen).contains("━ Instances ━"))
    screen.press("/")
    screen.type("!name:web-*")
    screen.press("enter")
    #expect(title(screen).contains(" Instances › !name:web-* "))
    screen.press("1", "j")
    #expect(title(screen).contains(" ap-chengdu-ecm › !name:web-* "))
  }

  @Test func theFilterIsCutLastAndTheCountsStay() {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.press("/")
    screen.type("!name:web-* !name:db-* !name:cache-*")
    screen.press("enter", "space", "space")
    #expect(title(screen).contains(" Instances › !name"))
    #expect(title(screen).contains("… ━"))
    #expect(title(screen).contains(" 60 of 60 ━ 2 marked "))
  }
}
