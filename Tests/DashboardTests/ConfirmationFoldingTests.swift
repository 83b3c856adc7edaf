import Canvas
import Dashboard
import Fleet
import Support
import Testing

/// The frozen list: totals before rows, what is never folded, and that nothing folded is lost.
@Suite struct ConfirmationFoldingTests {
  /// More than begins unfolded, in two regions, with a few that need attention.
  private static let large: [Instance] =
    (0..<300).map { Fixtures.ecm($0, zone: 1 + $0 % 2, pay: $0 == 7 ? .prepaid : .postpaid) }
    + (300..<303).map { Fixtures.edgezone($0, region: "eu-frankfurt") }

  private func opened(
    _ fleet: [Instance] = large, width: Int = 120, height: Int = 40,
    _ change: (inout Screen) -> Void = { $0.press("a") }
  ) -> Screen {
    var screen = Screen(width: width, height: height)
    screen.list(fleet)
    change(&screen)
    screen.press("t")
    return screen
  }

  /// Leads to the list, where the cursor is on the first line.
  private func focusList(_ screen: inout Screen) { screen.press("tab", "tab") }

  private func moveTo(
    _ attention: Attention?, _ region: String?, in screen: inout Screen
  ) {
    screen.press("g")
    for _ in 0..<1000 {
      if let id = screen.confirmation?.list.currentGroup?.id, id.attention == attention,
        id.region == region
      {
        return
      }
      screen.press("j")
    }
    Issue.record("there is no heading of \(region ?? "what needs attention")")
  }

  private func instances(_ screen: Screen) -> [InstanceKey] {
    guard let confirmation = screen.confirmation else { return [] }
    return confirmation.list.rows.compactMap { row in
      if case .instance(let index) = row { confirmation.candidates[index].key } else { nil }
    }
  }

  @Test func aLargePlanBeginsWithItsTotals() throws {
    let screen = opened()
    let list = try #require(screen.confirmation?.list)
    #expect(list.groups.filter(\.isFoldable).allSatisfy(list.isFolded))
    #expect(screen.text.contains("[+] ECM · ap-guangzhou-ecm  299 · ! none remain running"))
    #expect(screen.text.contains("1 listed above"))
    #expect(instances(screen).count == 4)
  }

  @Test func aSmallPlanIsListedWhole() {
    let screen = opened(Array(Self.large.prefix(200)))
    #expect(instances(screen).count == 200)
    #expect(screen.text.contains("[-] ECM"))
  }

  @Test func whatNeedsAttentionIsListedFirstAndCannotBeFolded() {
    var screen = opened { screen in
      screen.press("a", "/")
      screen.type("!name:边缘节点-0004")
      screen.press("enter")
    }
    let attentions = screen.confirmation?.list.groups.map(\.id.attention)
    #expect(attentions == [.hidden, .lastRunning, .prepaid, nil])
    for label in ["! HIDDEN  1", "! LAST RUNNING  3", "! PREPAID  1"] {
      #expect(screen.text.contains(label), "\(label)")
    }
    focusList(&screen)
    let before = instances(screen)
    let always = screen.confirmation?.list.groups.filter { !$0.isFoldable }.map(\.id) ?? []
    for id in always {
      moveTo(id.attention, id.region, in: &screen)
      screen.press("enter")
      #expect(screen.message.contains("always listed"))
      #expect(instances(screen) == before)
    }
  }

  @Test func whatWasNotReadByThisListingIsListedAsCached() {
    var screen = Screen(width: 120, height: 40)
    screen.send(.listing(.remembered(Self.large, asOf: screen.now + -3600)))
    screen.press("a", "t")
    #expect(screen.confirmation?.list.groups.last?.id.attention == .cached)
    #expect(instances(screen).count == Self.large.count)
    // Beside its heading, a row says what else it is.
    #expect(screen.text.contains("! CACHED  299"))
  }

  @Test func enterFoldsAndUnfoldsAndTheCursorStaysOnTheHeading() throws {
    var screen = opened()
    focusList(&screen)
    moveTo(nil, "ap-guangzhou-ecm", in: &screen)
    #expect(screen.text.contains("enter unfold"))
    screen.press("enter")
    #expect(instances(screen).count == Self.large.count)
    #expect(screen.confirmation?.list.currentGroup?.id.region == "ap-guangzhou-ecm")
    #expect(screen.text.contains("enter fold"))
    screen.press("enter")
    #expect(instances(screen).count == 4)
    #expect(screen.confirmation?.removed.isEmpty == true)
  }

  @Test func spaceOnAHeadingTakesOutAllOfIt() {
    var screen = opened()
    focusList(&screen)
    moveTo(nil, "ap-guangzhou-ecm", in: &screen)
    screen.press("space")
    #expect(screen.confirmation?.plan.instances.count == 4)
    #expect(screen.text.contains("[+] ECM · ap-guangzhou-ecm  0 · 299 excluded"))
    screen.press("space")
    #expect(screen.confirmation?.plan.instances.count == Self.large.count)
  }

  @Test func oneHeadingTakesOutAndPutsBackTheLastRunningOfAllRegions() {
    let few = (0..<6).map { Fixtures.ecm($0, region: "ap-few-\($0 / 2)-ecm", zone: 1 + $0 % 2) }
    var screen = opened(few + [Fixtures.edgezone(6, region: "eu-frankfurt")])
    #expect(screen.confirmation?.list.groups.map(\.id) == [.attention(.lastRunning)])
    #expect(screen.text.contains("! LAST RUNNING  7"))
    #expect(screen.text.contains("ap-few-2-ecm-ct-1"))
    focusList(&screen)
    screen.press("j", "space")
    #expect(screen.text.contains("! LAST RUNNING  6 · 1 excluded"))
    screen.press("g")
    #expect(screen.text.contains("space exclude"))
    screen.press("space")
    #expect(screen.confirmation?.plan.instances.isEmpty == true)
    #expect(screen.text.contains("! LAST RUNNING  0 · 7 excluded"))
    #expect(screen.text.contains("space put back"))
    screen.press("space")
    #expect(screen.confirmation?.removed.isEmpty == true)
  }

  @Test func aHeadingWithAFilterTakesOutWhatItLists() {
    var screen = opened()
    screen.press("/")
    screen.type("边缘节点-029")
    screen.press("enter")
    #expect(instances(screen).count == 10)
    screen.press("g", "space")
    #expect(screen.confirmation?.removed.count == 10)
    // The folds from before are back.
    screen.press("/", "esc")
    #expect(instances(screen).count == 4)
    #expect(screen.text.contains("289 · 10 excluded"))
  }

  @Test func thePreflightsAnswerMovesNoRowUnderTheCursor() {
    var screen = opened(Fixtures.fleet)
    focusList(&screen)
    for _ in 0..<12 { screen.press("j") }
    func under(_ screen: Screen) -> InstanceKey? {
      guard let confirmation = screen.confirmation,
        case .instance(let index) = confirmation.list.current
      else { return nil }
      return confirmation.candidates[index].key
    }
    let before = under(screen)
    screen.send(
      .preflight(
        request: screen.confirmation?.request ?? 0, Samples.preflight(Fixtures.fleet)))
    #expect(before != nil && under(screen) == before)
  }

  @Test func thePreflightsAnswerMovesNoLine() {
    var screen = opened(Fixtures.fleet)
    let request = screen.confirmation?.request ?? 0
    func line(of text: String) -> Int? {
      screen.text.split(separator: "\n").firstIndex { $0.contains(text) }
    }
    screen.send(.preflightProgress(request: request, PreflightProgress(answered: 12, calls: 45)))
    #expect(screen.text.contains("12 of 45 calls"))
    let before = [line(of: "Reason:"), line(of: "LAST RUNNING")]
    screen.send(.preflight(request: request, Samples.preflight(Fixtures.fleet)))
    #expect(screen.text.contains("3 held back:"))
    #expect([line(of: "Reason:"), line(of: "LAST RUNNING")] == before)
  }

  @Test func aRefusalCoversNoKeyAndMovesNoLine() {
    var screen = opened(width: 80, height: 24)
    screen.type("1 wrong")
    let before = screen.text.split(separator: "\n").dropLast()
    screen.press("enter")
    #expect(screen.text.split(separator: "\n").dropLast() == before)
    #expect(screen.text.contains("! The phrase does not match"))
    #expect(screen.text.contains("tab next"))
  }

  // MARK: - Nothing is lost

  private func fleet(_ dice: inout SplitMix) -> [Instance] {
    (0..<Int.random(in: 1...280, using: &dice)).map { number in
      switch Int.random(in: 0..<4, using: &dice) {
      case 0: Fixtures.edgezone(number, region: number.isMultiple(of: 2) ? "ap-a" : "ap-b")
      case 1: Fixtures.ecm(number, region: "ap-few-\(number % 60)")
      case 2: Fixtures.ecm(number, zone: number % 3, pay: .prepaid)
      default:
        Fixtures.ecm(number, zone: number % 5, state: number % 9 == 0 ? "STOPPED" : "RUNNING")
      }
    }
  }

  private func step(_ screen: inout Screen, _ dice: inout SplitMix) {
    let keys = ["j", "k", "pgdn", "g", "G", "space", "space", "enter", "enter"]
    switch Int.random(in: 0..<12, using: &dice) {
    case 0:
      screen.press("/")
      screen.type(
        ["ap-", "state:running", "1", "ein", "pay:prepaid"].randomElement(using: &dice) ?? "")
      screen.press("enter")
    case 1: screen.press("/", "esc")
    case 2:
      guard let confirmation = screen.confirmation else { return }
      let report = PreflightReport(
        instances: Dictionary(
          uniqueKeysWithValues: confirmation.candidates.filter { _ in Bool.random(using: &dice) }
            .map { ($0.key, $0) }))
      screen.send(.preflight(request: confirmation.request, report))
    default: screen.press(keys.randomElement(using: &dice) ?? "j")
    }
  }

  private func check(_ screen: Screen) throws {
    let confirmation = try #require(screen.confirmation)
    let held = Set(confirmation.plan.heldBack.map(\.instance.key))
    let expected = confirmation.candidates.map(\.key)
      .filter { !confirmation.removed.contains($0) && !held.contains($0) }
    #expect(confirmation.plan.targets.map(\.key) == expected)
    let list = confirmation.list
    let tallied = list.tallies.reduce(into: 0) { $0 += $1.sent + $1.held + $1.excluded }
    #expect(tallied == list.listedCount)
    let attention = list.groups.filter { !$0.isFoldable }.flatMap(\.members)
    #expect(Set(attention).isSubset(of: list.rows.compactMap(\.index)))
  }

  /// Unfolds everything by its key, and reads every page.
  private func idsOnTheScreen(_ screen: inout Screen) -> Set<String> {
    screen.press("/", "esc", "g")
    for _ in 0..<600 {
      if let list = screen.confirmation?.list, let group = list.currentGroup, list.isFolded(group) {
        screen.press("enter")
      }
      screen.press("j")
    }
    screen.press("g")
    var seen: Set<String> = []
    for _ in 0..<40 {
      seen.formUnion(screen.text.split(whereSeparator: \.isWhitespace).map(String.init))
      screen.press("pgdn")
    }
    return seen
  }

  @Test(arguments: 1...12)
  func whateverIsFoldedFilteredOrTakenOutTheRestIsSentAndCanBeRead(_ seed: UInt64) throws {
    var dice = SplitMix(seed: seed)
    let fleet = fleet(&dice)
    var screen = opened(fleet)
    focusList(&screen)
    for _ in 0..<60 {
      step(&screen, &dice)
      try check(screen)
    }
    #expect(idsOnTheScreen(&screen).isSuperset(of: fleet.map(\.id)))
    #expect(screen.confirmed.isEmpty)
  }
}

extension ConfirmationRow {
  fileprivate var index: Int? { if case .instance(let index) = self { index } else { nil } }
}
