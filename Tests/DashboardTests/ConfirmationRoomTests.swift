import Canvas
@testable import Dashboard
import Fleet
import Testing
import Words

/// What the confirmation says where there is little room: whole parts, and the most important first.
@Suite struct ConfirmationRoomTests {
  private func opened(
    _ fleet: [Instance], width: Int = 80, height: Int = 24, language: Language = .english
  ) -> Screen {
    var screen = Screen(width: width, height: height, language: language)
    screen.list(fleet)
    screen.press("a", "t")
    return screen
  }

  private func instance(_ number: Int, public addresses: [String]) -> Instance {
    var instance = Fixtures.ecm(number, region: "ap-hangzhou-ecm")
    instance.publicIPs = addresses
    instance.privateIPs = ["10.0.0.1", "10.0.0.2"]
    return instance
  }

  private func row(_ id: String, _ screen: Screen) -> String {
    screen.text.split(separator: "\n").first { $0.contains(id) }.map(String.init) ?? ""
  }

  // MARK: - Addresses and zones

  @Test func onlyPublicAddressesAreCountedWhereThereAreAny() {
    #expect(instance(1, public: ["203.0.113.1"]).shownAddresses == "203.0.113.1")
    #expect(instance(1, public: ["203.0.113.1", "203.0.113.2"]).shownAddresses == "203.0.113.1 +1")
    #expect(instance(1, public: []).shownAddresses == "10.0.0.1 +1")
  }

  @Test func addressesAreShownOnANarrowScreenBesideTheEndOfTheZone() {
    let fleet = (0..<12).map { instance($0, public: ["203.0.113.\($0)", "203.0.113.200"]) }
    let screen = opened(fleet)
    let row = row(fleet[7].id, screen)
    #expect(row.contains("203.0.113.7 +1"))
    #expect(row.contains("…ct-1"))
    let wide = opened(fleet, width: 120)
    #expect(self.row(fleet[7].id, wide).contains("ap-hangzhou-ecm-ct-1"))
  }

  @Test func aShortZoneKeepsItsLastTwoParts() {
    var fleet = (0..<12).map { instance($0, public: ["203.0.113.\($0)"]) }
    for index in fleet.indices {
      let zone = "ap-hangzhou-ecm-\(1 + index % 2)"
      fleet[index] = Instance(
        key: fleet[index].key, name: "live-edge-hangzhou-\(1000 + index)",
        region: "ap-hangzhou-ecm", zone: zone, state: InstanceState(rawValue: "RUNNING"),
        type: "S5.LARGE8", publicIPs: fleet[index].publicIPs)
    }
    let screen = opened(fleet, height: 40)
    for index in fleet.indices {
      #expect(row(fleet[index].id, screen).contains("…ecm-\(1 + index % 2)"))
    }
  }

  @Test(arguments: [60, 80, 120, 200]) func noColumnReachesIntoAnother(_ width: Int) {
    for tellsRegion in [false, true] {
      let columns = ConfirmationColumns(
        ConfirmationContents(Fixtures.fleet), tellsRegion: tellsRegion, Words(.english),
        8..<width - 2, .unicode)
      let ranges = [columns.id, columns.name, columns.zone, columns.state, columns.address]
      for (left, right) in zip(ranges, ranges.dropFirst()) {
        #expect(left.upperBound < right.lowerBound || right.isEmpty || left.isEmpty)
      }
      #expect(columns.state.upperBound <= width - 2)
      #expect(!columns.zone.isEmpty)
    }
  }

  // MARK: - What remains

  private func place(_ region: String, running: Int, remain: Int) -> Remainder {
    Remainder(place: FleetPlace(region: region), running: running, remain: remain)
  }

  @Test func theOthersSayWhetherAnythingRemainsThere() {
    let words = Words(.english)
    let dark = (0..<3).map { place("dark-\($0)", running: 2, remain: 0) }
    let lit = (0..<29).map { place("lit-\($0)", running: 9, remain: 5) }
    let module = Remainder(
      place: FleetPlace(module: "live", moduleID: "em-1"), running: 9, remain: 5)
    let some = words.remaining(dark.prefix(1) + lit + [module], lines: 2)
    #expect(some.map(\.isEmptied) == [true, false])
    #expect(some.last?.parts == ["29 other regions, 1 module keep some running"])
    let more = words.remaining(dark + lit, lines: 2)
    #expect(
      more.last?.parts == ["none remain in 2 other regions", "29 regions keep some running"])
    #expect(more.last?.isEmptied == true)
    let one = words.remaining(dark + [lit[0]], lines: 1)
    #expect(one.map(\.parts) == [["none remain in 3 regions", "1 region keeps some running"]])
    #expect(words.remaining([], lines: 2).isEmpty)
    #expect(
      Words(.chinese).remaining(dark + lit, lines: 2).last?.parts
        == ["另有 2 个地域无剩余", "29 个地域仍有剩余"])
  }

  @Test func placesFromWhichNothingRunningGoesAreLeftOut() {
    var fleet = (0..<3).map { Fixtures.ecm($0) }
    fleet += (3..<6).map { Fixtures.edgezone($0, state: $0 == 3 ? "stopped" : "running") }
    var screen = Screen()
    screen.list(fleet)
    screen.press("/")
    screen.type("state:stopped")
    screen.press("enter", "a", "t")
    #expect(screen.confirmation?.plan.remaining.isEmpty == false)
    #expect(screen.confirmation?.plan.diminished.isEmpty == true)
    #expect(!screen.text.contains("remain"))
  }

  // MARK: - Whole parts

  @Test func whatDoesNotFitIsLeftOutWhole() {
    let parts = ["lost: 172 ENIs, 1 EIP", "kept: 19 ENIs, 21 EIPs"]
    func fitted(_ room: Int) -> String { parts.joined(separator: "; ", in: room, .unicode) }
    #expect(fitted(45) == "lost: 172 ENIs, 1 EIP; kept: 19 ENIs, 21 EIPs")
    #expect(fitted(44) == "lost: 172 ENIs, 1 EIP; …")
    #expect(fitted(24) == "lost: 172 ENIs, 1 EIP; …")
    #expect(fitted(23) == "lost: 172 ENIs, 1 EIP")
  }

  // MARK: - Fields

  private func focus(_ focus: ConfirmationState.Focus, in screen: inout Screen) {
    for _ in 0..<9 where screen.confirmation?.focus != focus { screen.press("tab") }
    #expect(screen.confirmation?.focus == focus)
  }

  @Test(arguments: [60, 80, 120], Language.allCases)
  func howToWriteATimeCanBeRead(_ width: Int, _ language: Language) {
    var screen = opened(Fixtures.fleet, width: width, language: language)
    focus(.schedule, in: &screen)
    screen.type("soon")
    #expect(screen.text.contains(Words(language).scheduleUnreadable("2026-11-22 18:00")))
  }

  @Test func aTimeOnWhichBothClocksAgreeIsSaidOnceWithItsDate() {
    var screen = opened(Fixtures.fleet)
    focus(.schedule, in: &screen)
    screen.type("2026-11-22T18:00:00+08:00")
    #expect(screen.text.contains("2026-11-22 18:00 UTC+08:00"))
    #expect(!screen.text.contains("= 18:00"))
  }

  @Test func aFieldWithOnlyASpaceShowsWhatThatMeansOnceItIsLeft() {
    var screen = opened(Fixtures.fleet)
    focus(.canary, in: &screen)
    screen.press("space", "tab", "space", "tab")
    #expect(screen.text.contains("Canary: off"))
    #expect(screen.text.contains("Reason: none"))
  }

  @Test func whereAQuestionMarkIsTextTheHintNamesAnotherKey() {
    var screen = opened(Fixtures.fleet, width: 120)
    focus(.reason, in: &screen)
    #expect(screen.text.contains("? help"))
    screen.type("why")
    #expect(screen.text.contains("F1 help"))
    #expect(!screen.text.contains("? help"))
  }

  @Test func statesInReasonsAreTheConsolesInChinese() {
    let hold = Hold(.wrongState(state: "allocating"))
    #expect(Words(.chinese).hold(hold) == "处于创建中状态，会被拒绝。")
    #expect(Words(.english).hold(hold) == "Would be refused while allocating.")
  }
}
