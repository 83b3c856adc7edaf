import Canvas
@testable import Dashboard
import Fleet
import Testing
import Words

/// The regions pane beside the list: shown, hidden or enlarged, with marks and operations by region.
@Suite struct RegionsPaneLayoutTests {
  private static let sizes = [(60, 16), (80, 24), (120, 40), (200, 50)]

  private func listed(
    _ width: Int = 120, _ height: Int = 40, glyphs: Glyphs = .unicode,
    language: Language = .english
  ) -> Screen {
    var screen = Screen(width: width, height: height, glyphs: glyphs, language: language)
    screen.list(Fixtures.fleet)
    return screen
  }

  /// The lines of the pane, without its border.
  private func lines(_ screen: Screen) -> [String] {
    guard let area = screen.state.layout.regionLines else { return [] }
    let frame = screen.state.frame
    return (area.y..<area.bottom).map { y in
      (area.x..<area.right).map { frame[$0, y].text }.joined()
    }
  }

  private func line(_ screen: Screen, _ region: String) -> String {
    lines(screen).first { $0.contains("\(region) ") } ?? ""
  }

  // MARK: - The key

  @Test func bHidesEnlargesAndShowsThePaneAgain() {
    var screen = listed()
    #expect(screen.state.layout.regions?.width == 28)
    screen.press("b")
    #expect(screen.state.layout.regions == nil)
    #expect(screen.state.layout.instances.width == 120)
    #expect(screen.message.contains("b enlarges"))
    screen.press("b")
    #expect(screen.state.layout.regions?.width == 60)
    #expect(screen.message.isEmpty)
    screen.press("b")
    #expect(screen.state.layout.regions?.width == 28)
  }

  @Test func aHiddenPaneIsThereWhileItHasTheFocus() {
    var screen = listed()
    screen.press("b", "1")
    #expect(screen.state.layout.regions != nil)
    screen.press("j", "2")
    #expect(screen.state.layout.regions == nil)
    #expect(screen.state.list.rows.count < Fixtures.fleet.count)
    screen.press("s-tab", "b")
    #expect(screen.state.regions.paneMode == .enlarged)
  }

  @Test func hidingThePaneUnderTheCursorGoesToTheInstances() {
    var screen = listed()
    screen.press("1", "b")
    #expect(screen.state.focus == .instances)
    #expect(screen.state.layout.regions == nil)
  }

  @Test func everyKeyPressOfBChangesANarrowScreen() {
    var screen = listed(60, 16)
    for _ in 0..<4 {
      let before = screen.state.layout
      screen.press("b")
      #expect(screen.state.layout != before)
    }
  }

  @Test(arguments: sizes) func theListKeepsRoomBesideThePane(_ width: Int, _ height: Int) {
    var screen = listed(width, height)
    for mode in RegionsPaneMode.allCases {
      screen.state.regions.paneMode = mode
      for focus in Pane.allCases {
        screen.state.focus = focus
        let layout = screen.state.layout
        #expect(layout.instances.width >= 24)
        #expect((layout.regions?.width ?? 0) + layout.instances.width == width)
      }
    }
  }

  @Test func aClickFindsTheRowUnderTheTitlesOfTheEnlargedPane() {
    var screen = listed()
    screen.press("b", "b")
    let y = screen.state.layout.regionLines?.y ?? 0
    screen.send(.key(.mouse(MouseEvent(action: .press, at: Point(x: 5, y: y + 2)))))
    #expect(screen.state.regions.scroll.cursor == 2)
  }

  // MARK: - Marks

  @Test func marksAreCountedByRegionHoweverTheyCome() {
    var screen = listed()
    func check(_ step: String) {
      for row in screen.state.regions.rows {
        guard case .region(let region) = row else { continue }
        let marked = screen.state.list.inventory.instances.count {
          $0.region == region.code && screen.state.list.selection.contains($0.key)
        }
        #expect(screen.state.figures(of: row).marks == marked, "\(step): \(region.code)")
      }
    }
    for key in ["space", "space", "a", "A", "u", "*", "v", "G", "v", "u", "s", "z", "space"] {
      screen.press(key)
      check(key)
    }
    screen.press("1", "j", "space")
    check("a region")
    screen.press("2", "a")
    let gone = screen.state.list.shownInstances.prefix(3).map(\.key)
    screen.send(.listing(.departed(gone)))
    check("departed")
    let fleet = screen.state.list.inventory.instances
    screen.start(fleet)
    screen.intend(1, fleet.prefix(9).filter { $0.region == fleet[0].region })
    screen.change(fleet.prefix(9).filter { $0.region == fleet[0].region }, .accepted)
    check("accepted")
    screen.press("2")
    screen.send(.key(.paste("\(Fixtures.fleet[30].id) \(Fixtures.fleet[31].id)")))
    check("pasted")
  }

  @Test(arguments: Glyphs.allCases) func theMarksOfARegionAreInItsRow(_ glyphs: Glyphs) {
    var screen = listed(120, 40, glyphs: glyphs)
    screen.press("1", "j", "space")
    #expect(line(screen, "ap-chengdu-ecm").contains("\(glyphs.mark) 12"))
    #expect(!line(screen, "eu-frankfurt").contains(glyphs.mark))
  }

  // MARK: - The operation

  private func running() -> Screen {
    var screen = listed()
    let chengdu = Fixtures.fleet.filter { $0.region == "ap-chengdu-ecm" }
    let frankfurt = Fixtures.fleet.filter { $0.region == "eu-frankfurt" }
    screen.start(chengdu + frankfurt)
    screen.intend(1, chengdu)
    screen.intend(2, frankfurt)
    screen.change(chengdu.prefix(3), .failed(Samples.busy))
    screen.change(chengdu.dropFirst(3), .accepted)
    return screen
  }

  @Test func theWorstOfTheOperationIsInTheRowOfItsRegion() {
    let screen = running()
    #expect(line(screen, "ap-chengdu-ecm").contains("✗ 3"))
    #expect(line(screen, "eu-frankfurt").contains("→ 6"))
    #expect(line(screen, "All").contains("✗ 3"))
    #expect(!line(screen, "ap-guangzhou").contains("~"))
  }

  @Test func whatIsUnderWayHasTheSignOfMostOfIt() {
    let totals: RegionOutcomes.Totals = [
      .gone: 90, .queued: 7, .terminating: 5, .slow: 2, .accepted: 1, .cancelled: 40,
    ]
    #expect(totals.progress.map(\.word) == [.slow, .queued])
    #expect(totals.progress.map(\.count) == [2, 13])
    #expect([OutcomeWord.gone: 3].progress.isEmpty)
  }

  /// Regions of one ending whose cities begin alike.
  @Test(arguments: [76, 80, 120], Language.allCases)
  func namesStayDistinctBesideMarksAndAnOperation(_ width: Int, _ language: Language) {
    let regions = ["ap-shanghai-ecm-cm", "ap-shenzhen-ecm-cm", "ap-shenzhen-ecm-ct"]
    let fleet = (0..<1200).map { Fixtures.ecm($0, region: regions[$0 % 3]) }
    var screen = Screen(width: width, height: 24, language: language)
    screen.list(fleet)
    screen.press("a")
    let own = fleet.filter { $0.region == regions[0] }
    screen.start(own)
    screen.intend(1, own)
    screen.change(own, .accepted)
    screen.change(own.prefix(1), .stuck)
    let names = lines(screen).dropFirst().prefix(3).map { line in
      line.dropFirst(2).split { $0 == " " || $0.isNumber }.first.map(String.init) ?? ""
    }
    #expect(Set(names).count == 3, "\(names)")
    #expect(names.allSatisfy { !$0.hasPrefix("s…") })
    #expect(lines(screen)[1].contains("■"))
    #expect(lines(screen)[2].contains("●"))
  }

  @Test func aChineseCityThatNamesTheOperatorStandsAlone() {
    func fitted(_ region: String, _ width: Int) -> String {
      RegionName(region, in: Words(.chinese)).fitted(to: width, glyphs: .unicode)
    }
    #expect(fitted("ap-beijing-ecm-cm", 14) == "北京移动")
    #expect(fitted("ap-beijing-ecm", 10) == "北京 …-ecm")
    #expect(fitted("ap-beijing-ecm", 8) == "bei…-ecm")
  }

  @Test func theLineOfStatesEndsWithASignWhereItLeavesSomeOut() {
    let states = ["RUNNING", "STOPPED", "TERMINATING", "SHUTDOWN", "REBOOTING", "CREATING", "odd"]
    var screen = Screen(width: 60, height: 16)
    screen.list(states.enumerated().map { Fixtures.ecm($0, state: $1) })
    screen.press("1")
    let words = screen.text.split(separator: "\n")[14].split(separator: " ")
    #expect(words.prefix(3) == ["~", "terminating", "1"])
    #expect(words.last == "…")
  }

  @Test func theEnlargedPaneHasAllPartsOfIt() {
    var screen = running()
    screen.press("b", "b")
    #expect(line(screen, "ap-chengdu-ecm").contains("✗ 3 → 9"))
  }

  @Test func outcomesByRegionAreThoseOfTheResults() throws {
    var screen = running()
    let frankfurt = Fixtures.fleet.filter { $0.region == "eu-frankfurt" }
    screen.change(frankfurt.prefix(2), .terminating)
    screen.change(frankfurt.prefix(1), .gone)
    let operation = try #require(screen.state.operation)
    var expected: [ListingScope: [OutcomeWord: Int]] = [:]
    for result in operation.results.instances {
      expected[ListingScope(result.instance), default: [:]][result.outcome.word, default: 0] += 1
    }
    for (place, totals) in expected {
      #expect(operation.regions[place].filter { $0.value > 0 } == totals)
    }
  }

  @Test func anOperationOfThePastIsNotCounted() throws {
    let results = try #require(running().state.operation?.results)
    var screen = listed()
    screen.send(.opened(results, .past))
    #expect(!line(screen, "ap-chengdu-ecm").contains("✗"))
  }

  // MARK: - Names and words

  @Test(arguments: 9...24, Language.allCases)
  func regionsDifferWhereverTheirNamesAreCut(_ width: Int, _ language: Language) {
    let regions = Set(Fixtures.fleet.map(\.region))
    let names = regions.map { region in
      RegionName(region, in: Words(language)).fitted(to: width, glyphs: .unicode)
    }
    #expect(Set(names).count == regions.count, "\(names)")
    #expect(names.allSatisfy { TextWidth.of($0, glyphs: .unicode) <= width })
  }

  @Test func theEndOfANameStays() {
    let name = RegionName("ap-guangzhou-ecm", in: Words(.english))
    #expect(name.fitted(to: 16, glyphs: .unicode) == "ap-guangzhou-ecm")
    #expect(name.fitted(to: 12, glyphs: .unicode) == "guangzh…-ecm")
    #expect(name.fitted(to: 5, glyphs: .ascii) == "~-ecm")
    let chinese = RegionName("ap-guangzhou-ecm", in: Words(.chinese))
    #expect(chinese.fitted(to: 21, glyphs: .unicode) == "广州 ap-guangzhou-ecm")
    #expect(chinese.fitted(to: 12, glyphs: .unicode) == "广州 …-ecm")
    #expect(RegionName("ap-guangzhou", in: Words(.chinese)).fitted(to: 9, glyphs: .unicode) == "广州")
  }

  @Test(arguments: sizes) func theBorderSaysInWordsHowFarTheListingIs(_ width: Int, _ height: Int) {
    var screen = listed(width, height)
    screen.press("1")
    #expect(screen.text.contains("all listed"))
    let frankfurt = ListingScope(product: .edgezone, region: "eu-frankfurt")
    screen.send(.listing(.started(frankfurt)))
    #expect(screen.text.contains(width < 100 ? "1 loading" : "1 of 3 loading"))
    screen.send(.listing(.failed(frankfurt, Samples.denied)))
    #expect(screen.text.contains("1 failed"))
  }

  @Test(arguments: sizes, Language.allCases)
  func theBordersOfThePaneStayWhole(_ size: (Int, Int), _ language: Language) {
    for glyphs in Glyphs.allCases {
      var screen = listed(size.0, size.1, glyphs: glyphs, language: language)
      screen.press("a", "1")
      for mode in RegionsPaneMode.allCases {
        screen.state.regions.paneMode = mode
        screen.state.relayout()
        guard let area = screen.state.layout.regions else { continue }
        let frame = screen.state.frame
        #expect(frame[area.x, area.y].text == glyphs.topLeftFocused)
        #expect(frame[area.right - 1, area.y].text == glyphs.topRightFocused)
        for y in area.y + 1..<area.bottom - 1 {
          #expect(frame[area.x, y].text == glyphs.verticalFocused)
        }
      }
    }
  }
}
