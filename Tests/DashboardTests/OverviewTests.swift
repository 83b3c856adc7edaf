import Canvas
import Fleet
import Support
import Testing
import Words

@testable import Dashboard

/// The overview counts what a plain pass over the instances counts, leads to each cell, and says which
/// instances have been terminating for how long and who started that.
@Suite struct OverviewTests {
  private static func fleet(_ random: inout SplitMix, _ count: Int) -> [Instance] {
    let states = ["RUNNING", "running", "STOPPED", "terminating", "TERMINATING", "error", "odd"]
    return (0..<count).map { number in
      let state = states[Int.random(in: 0..<states.count, using: &random)]
      let region = "ap-\(Int.random(in: 0..<6, using: &random))"
      return Bool.random(using: &random)
        ? Fixtures.ecm(number, region: region, state: state)
        : Fixtures.edgezone(number, region: region, state: state)
    }
  }

  private static func overview(_ screen: Screen) -> OverviewState? {
    if case .overview(let overview) = screen.state.dialog { overview } else { nil }
  }

  /// Some of a fleet terminating for two hours, the rest as it is listed now.
  private static func screen(
    _ fleet: [Instance], width: Int = 80, height: Int = 24, glyphs: Glyphs = .unicode,
    language: Language = .english
  ) -> Screen {
    var screen = Screen(width: width, height: height, glyphs: glyphs, language: language)
    let early = fleet.prefix(fleet.count / 2)
    screen.list(Array(early))
    screen.now = Screen.start + 7200
    screen.list(fleet)
    return screen
  }

  @Test(arguments: 0..<10) func everyCellHoldsWhatAPlainPassCounts(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let fleet = Self.fleet(&random, 120)
    var screen = Self.screen(fleet)
    screen.press("0")
    let table = try #require(Self.overview(screen)).table
    #expect(Set(table.rows.compactMap(\.region)) == Set(fleet.map(\.region)))
    #expect(table.rows.last?.region == nil)
    for row in table.rows {
      let inside = fleet.filter { row.region == nil || $0.region == row.region }
      #expect(row.count == inside.count)
      for phase in InstanceState.Phase.allCases {
        #expect(row.phases[phase, default: 0] == inside.count { $0.state.phase == phase })
      }
      let early = Set(fleet.prefix(fleet.count / 2).map(\.key))
      #expect(
        row.overdue == inside.count { early.contains($0.key) && $0.state.phase == .terminating })
    }
    for (product, count) in table.products {
      #expect(count == fleet.count { $0.product == product })
    }
  }

  @Test(arguments: 0..<3) func enterShowsExactlyWhatACellCounts(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var screen = Self.screen(Self.fleet(&random, 90))
    screen.press("0")
    let overview = try #require(Self.overview(screen))
    for (line, row) in overview.table.rows.enumerated() {
      for (index, column) in overview.columns.enumerated() {
        var other = screen
        for _ in 0..<line { other.press("j") }
        for _ in 0..<index { other.press("l") }
        #expect(Self.overview(other)?.column == column)
        other.press("enter")
        #expect(other.state.dialog == nil)
        let expected = if case .cell(let cell) = column { row.count(in: cell) } else { row.count }
        #expect(other.state.list.rows.instanceCount == expected)
        #expect(other.state.list.filter.error == nil)
        // Esc clears what the cell filtered by.
        other.press("esc")
        #expect(other.state.list.filter.inForce == nil)
        #expect(other.state.list.rows.instanceCount == row.count)
      }
    }
  }

  @Test func theFilterThatACellReplacesIsNamed() {
    var screen = Self.screen(Fixtures.fleet)
    screen.press("/")
    screen.type("cdn")
    screen.press("enter", "0", "l", "enter")
    #expect(screen.message.contains("replaces cdn"))
    #expect(screen.state.list.filter.text.hasPrefix("phase:"))
  }

  @Test func itFollowsTheListing() throws {
    var screen = Self.screen(Fixtures.fleet)
    screen.press("0", "j")
    let before = try #require(Self.overview(screen))
    var fleet = Fixtures.fleet
    fleet.append(Fixtures.ecm(90, region: "ap-aaa", state: "terminating"))
    screen.now = screen.now + 60
    screen.list(fleet)
    let after = try #require(Self.overview(screen))
    #expect(after.table.rows.count == before.table.rows.count + 1)
    #expect(after.row.region == before.row.region)
    #expect(after.leaving.rows.count == before.leaving.rows.count + 1)
    #expect(
      screen.state.list.inventory.instances[Int(after.leaving.rows.last ?? 0)].region == "ap-aaa")
  }

  @Test func marksAndOperationsAreCountedByRegion() throws {
    var screen = Self.screen(Fixtures.fleet)
    let chengdu = Fixtures.fleet.filter { $0.region == "ap-chengdu-ecm" }
    screen.press("a")
    screen.start(chengdu)
    screen.intend(1, chengdu)
    screen.change(chengdu.prefix(3), .failed(Samples.busy))
    screen.press("0")
    let table = try #require(Self.overview(screen)).table
    let row = try #require(table.rows.first { $0.region == "ap-chengdu-ecm" })
    #expect(
      row.marks
        == screen.state.list.selection.keys.count { key in
          screen.state.list.inventory[key]?.region == "ap-chengdu-ecm"
        })
    #expect(row.outcomes == [.sent: 9, .failed: 3])
    for text in ["✗ 3 → 9", "Marked", "Operation"] { #expect(screen.text.contains(text)) }
  }

  /// Five keys at most: `0` shows the regions, the ages and who started it.
  @Test func oneKeyShowsWhatHasBeenTerminatingForLongAndWhoStartedIt() throws {
    var fleet = Array(Fixtures.fleet.prefix(30))
    for index in 0..<4 {
      fleet[index] = Fixtures.ecm(index, state: index < 3 ? "TERMINATING" : "RUNNING")
    }
    var screen = Screen(width: 120, height: 40)
    screen.list(fleet)
    screen.now = Screen.start + 7200
    screen.list(fleet)
    screen.start([fleet[0]])
    screen.intend(1, [fleet[0]])
    screen.press("0")
    let asked = screen.effects.compactMap { effect in
      if case .findOrigins(let instances) = effect { instances.map(\.key) } else { nil }
    }
    #expect(asked == [[fleet[1].key, fleet[2].key]])
    #expect(screen.text.contains("reading journals …"))
    let origin = OperationOrigin(
      operation: "20261121-075500-3f9a", startedBy: "night@bastion", startedAt: Screen.start + -300
    )
    screen.send(.origins([fleet[1].key: origin]))
    let text = screen.text
    #expect(text.contains(">1h"))
    #expect(text.contains("16:00 2h"))
    #expect(text.contains("ops \(Screen.operation)"))
    #expect(text.contains("night@bastion 20261121-075500-3f9a"))
    #expect(text.contains("not by this host"))
    // A later answer adds to the earlier one.
    screen.send(.origins([:]))
    #expect(screen.text.contains("night@bastion"))
    screen.press("tab", "j")
    #expect(screen.text.contains("started by night@bastion 15:55"))
    screen.press("enter")
    #expect(screen.state.list.current?.key == fleet[1].key)
    #expect(screen.state.list.rows.instanceCount == 3)
  }

  @Test func itOpensAgainWhereEnterLeftIt() throws {
    var screen = Self.screen(Fixtures.fleet)
    screen.press("0", "j", "l")
    let left = try #require(Self.overview(screen))
    screen.press("enter", "0")
    let again = try #require(Self.overview(screen))
    #expect((again.row.region, again.column) == (left.row.region, left.column))
    #expect(again.column != .region)
    screen.press("esc", "0")
    #expect(Self.overview(screen)?.column == .region)
  }

  @Test func atEightyColumnsNoStateIsLeftOutBesideBlanks() {
    let fleet = ["RUNNING", "STOPPED", "TERMINATING", "SHUTDOWN", "REBOOTING", "ISOLATED"]
      .enumerated().map { Fixtures.ecm($0, region: "ap-guangzhou-ecm-cm", state: $1) }
    var screen = Self.screen(fleet)
    screen.press("0")
    for phase in Set(fleet.map(\.state.phase)) {
      #expect(screen.text.contains(screen.state.words.phase(phase)))
    }
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func theEndOfAnOperationCanBeReadAndWhoStartedIt(_ width: Int, _ height: Int) {
    let fleet = (0..<3).map { Fixtures.ecm($0, state: "TERMINATING") }
    var screen = Self.screen(fleet, width: width, height: height)
    screen.press("0")
    let origin = OperationOrigin(
      operation: "20261121-075500-ee36", startedBy: "uid 0@vm pid 29464",
      startedAt: Screen.start)
    screen.send(.origins([fleet[0].key: origin]))
    #expect(screen.text.contains("uid 0@vm 2026") && screen.text.contains("-ee36"))
    #expect(!screen.text.contains("pid 29464"))
    screen.press("tab")
    #expect(screen.text.contains("pid 29464"))
  }

  @Test func whoStartedWhatIsOverdueIsSummedUpWhereTheListIsLonger() {
    let fleet = (0..<80).map { number in
      Fixtures.ecm(
        number, region: number < 50 ? "ap-beijing-ecm" : "ap-jinan-ecm", state: "TERMINATING")
    }
    var screen = Self.screen(fleet)
    screen.now = screen.now + 7200
    screen.list(fleet)
    screen.press("0")
    #expect(screen.text.contains("ap-jinan-ecm 30 reading journals …"))
    let origin = OperationOrigin(
      operation: "20261121-075500-ee36", startedBy: "ops@bastion", startedAt: Screen.start)
    screen.send(
      .origins(Dictionary(uniqueKeysWithValues: fleet.prefix(50).map { ($0.key, origin) })))
    #expect(screen.text.contains(">1h: ap-beijing-ecm 50 by ops@bastion 20261121-075500-ee36"))
  }

  @Test func whatDidNotAnswerSaysSo() {
    var screen = Self.screen(Fixtures.fleet)
    let scope = ListingScope(product: .edgezone, region: "ap-tokyo")
    screen.send(
      .listing(
        .discovered(
          .edgezone,
          Discovery(
            scopes: [scope], regions: [Region(code: "ap-tokyo", name: "", product: .edgezone)]))))
    screen.press("0")
    #expect(screen.text.contains("ap-tokyo") && screen.text.contains(screen.state.words.loading))
    screen.send(.listing(.failed(scope, Samples.denied)))
    #expect(screen.text.contains(Samples.denied.code))
  }

  @Test func anEmptyFleetSaysSo() {
    var screen = Screen()
    screen.press("0")
    #expect(screen.text.contains(screen.state.words.listingFirst))
    for product in Product.allCases {
      screen.send(.listing(.discovered(product, Discovery(scopes: [], regions: []))))
      let scope = ListingScope(product: product, region: nil)
      screen.send(.listing(.started(scope)))
      screen.send(.listing(.finished(scope, total: 0, at: screen.now)))
    }
    #expect(screen.text.contains("No instances in this account."))
    screen.press("j", "l", "tab", "enter")
    #expect(screen.state.dialog == nil)
  }

  @Test(
    arguments: [(60, 16), (80, 24), (120, 40), (200, 50)],
    [(Glyphs.unicode, Language.english), (.ascii, .english), (.unicode, .chinese)])
  func everySizeShowsTotalsAndKeepsTheCursorInSight(
    size: (width: Int, height: Int), look: (glyphs: Glyphs, language: Language)
  ) throws {
    var random = SplitMix(seed: 7)
    var fleet = Self.fleet(&random, 200)
    for number in 0..<30 {
      fleet.append(Fixtures.ecm(300 + number, region: "ap-guangzhou-ecm-\(number)"))
    }
    var screen = Self.screen(
      fleet, width: size.width, height: size.height, glyphs: look.glyphs, language: look.language)
    screen.press("a", "0")
    let words = screen.state.words
    for key in ["G", "l", "l", "l", "l", "l", "l", "l", "l", "g", "h", "tab", "G"] {
      screen.press(key)
      let text = screen.text
      #expect(text.contains(words.overviewTitle) && text.contains(words.totalWord))
      #expect(text.contains(look.glyphs.cursor))
      #expect(text.contains(screen.state.list.inventory.instances.count.grouped))
    }
  }
}
