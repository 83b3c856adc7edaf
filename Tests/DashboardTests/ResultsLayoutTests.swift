import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// What a row of the results shows at each width, and where it stays.
@Suite struct ResultsLayoutTests {
  private static let fleet = (0..<12).map { Fixtures.ecm($0, name: "web-frontend-\($0 + 1000)") }

  private static func lost(_ code: String = "Timeout") -> Outcome {
    .unknown(ServiceFailure(kind: .unknown, code: code, message: "no answer came in 30 s"))
  }

  private func started(
    _ width: Int, _ height: Int = 24, _ instances: [Instance] = ResultsLayoutTests.fleet,
    language: Language = .english, glyphs: Glyphs = .unicode
  ) -> Screen {
    var screen = Screen(
      width: width, height: height, glyphs: glyphs, language: language
    ) { $0.settlingLimit = 90 }
    screen.list(instances)
    screen.start(instances)
    screen.intend(1, instances)
    return screen
  }

  private func lines(_ screen: Screen) -> [Substring] {
    screen.text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private func line(_ screen: Screen, with text: String) -> Substring {
    lines(screen).last { $0.contains(text) && $0.contains("┃") } ?? ""
  }

  @Test(arguments: [60, 80, 100, 120, 200], [Language.english, .chinese])
  func aFailedRowKeepsNameIdAndReason(_ width: Int, _ language: Language) {
    var screen = started(width, language: language)
    screen.change(Self.fleet[3...3], .failed(Samples.busy))
    let line = line(screen, with: Self.fleet[3].id)
    #expect(line.contains("✗ web-frontend-1003  \(Self.fleet[3].id)"))
    #expect(line.contains("Unsupp"))
  }

  @Test func wideRowsHaveTheRegionWhole() {
    var screen = started(100, 40)
    screen.change(Self.fleet, .terminating)
    #expect(line(screen, with: Self.fleet[3].id).contains("ap-guangzhou-ecm"))
    let chinese = started(160, 40, language: .chinese)
    #expect(line(chinese, with: Self.fleet[3].id).contains("广州 ap-guangzhou-ecm"))
  }

  @Test func aRowWithoutAReasonShowsItsRegionInItsPlace() {
    let screen = started(80, 40)
    #expect(line(screen, with: Self.fleet[3].id).contains("ap-guangzhou-ecm"))
  }

  @Test func aLongNameIsCutLastAndKeepsItsNumber() {
    let long = (0..<4).map { number in
      Fixtures.ecm(
        number, name: "a-name-that-is-far-longer-than-any-screen-of-80-columns-\(number)7")
    }
    let narrow = started(80, 24, long)
    let name = line(narrow, with: long[2].id)
    #expect(name.contains("…") && name.contains("27  \(long[2].id)"))
    #expect(line(started(140, 24, long), with: long[2].id).contains(long[2].name))
  }

  @Test func noEventMovesAColumn() {
    var screen = started(80, 40)
    let before = line(screen, with: Self.fleet[5].id).prefix(40)
    screen.change(Self.fleet[0...0], .failed(Samples.busy))
    #expect(line(screen, with: Self.fleet[5].id).prefix(40) == before)
  }

  @Test(arguments: [60, 80])
  func theWholeReasonOfTheRowUnderTheCursorIsBelow(_ width: Int) {
    var screen = started(width)
    screen.change(Self.fleet[3...3], .failed(Samples.busy))
    #expect(lines(screen)[22].contains("the instance is in allocating"))
    screen.press("j")
    #expect(!lines(screen)[22].contains("allocating"))
  }

  @Test func whatTheRowShowsIsNotRepeated() {
    var screen = started(160)
    screen.change(Self.fleet[3...3], .failed(Samples.busy))
    #expect(lines(screen)[22].allSatisfy { $0 == " " })
  }

  // MARK: - Totals and the border

  @Test(arguments: [60, 80, 120], [Glyphs.unicode, .ascii])
  func totalsHaveSignsAndNeverOmitWhatNeedsAnOperator(_ width: Int, _ glyphs: Glyphs) {
    var screen = started(width, glyphs: glyphs)
    screen.change(Self.fleet[0...5], .accepted)
    screen.change(Self.fleet[0...3], .terminating)
    screen.change(Self.fleet[0...0], .stuck)
    screen.change(Self.fleet[1...1], .gone)
    screen.change(Self.fleet[2...2], .slow)
    screen.change(Self.fleet[6...6], .failed(Samples.busy))
    screen.change(Self.fleet[7...7], Self.lost())
    for word in [OutcomeWord.failed, .unknown, .stuck] {
      let sign: [OutcomeWord: String] =
        glyphs == .ascii
        ? [.failed: "x", .unknown: "?", .stuck: "S"] : [.failed: "✗", .unknown: "?", .stuck: "■"]
      #expect(screen.text.contains("\(sign[word] ?? "") \(word.rawValue) 1"), "\(word)")
    }
    #expect(screen.text.contains("→ accepted 2") || width < 120 || glyphs == .ascii)
  }

  @Test func whatFitsIsNotOmitted() {
    var screen = started(120)
    screen.change(Self.fleet[0...5], .accepted)
    screen.change(Self.fleet[6...6], .failed(Samples.busy))
    #expect(line(screen, with: "✗ failed 1").contains("→ accepted 6  → sent 5"))
  }

  @Test func unknownOutcomesSayThatTheySettleAndByWhen() {
    var screen = started(80)
    screen.change(Self.fleet[7...7], Self.lost())
    // 90 seconds after 16:00 on the operator's clock.
    #expect(screen.text.contains("1 unknown outcome settles by itself, by about 16:02"))
    screen.wait(seconds: 100)
    screen.send(.tick)
    #expect(screen.text.contains("1 unknown outcome settles by itself as readings are answered"))
    screen.change(Self.fleet[7...7], .gone)
    #expect(!screen.text.contains("settles by itself"))
  }

  @Test func nobodySettlesWhatNobodyWatches() throws {
    var screen = started(80)
    screen.change(Self.fleet[7...7], Self.lost())
    let results = try #require(screen.state.operation?.results)
    screen.send(.opened(results, .past))
    #expect(screen.text.contains("1 unknown outcome · r resumes watching to settle"))
  }

  @Test func theOutcomeShownAloneHasItsLegend() {
    var screen = started(80)
    screen.change(Self.fleet[3...4], .failed(Samples.busy))
    screen.press("o")
    #expect(screen.text.contains("✗ failed: refused by the service · 2 of 12"))
    screen.press("esc")
    #expect(!screen.text.contains("refused by the service"))
  }

  // MARK: - The order and the cursor

  @Test func theFirstFailureMovesNothingUnderTheCursor() {
    var screen = started(80, 40)
    screen.press("j", "j")
    let id = screen.currentResult
    screen.change(Self.fleet[9...9], .failed(Samples.busy))
    #expect(screen.currentResult == id)
    screen.change(Self.fleet[4...8], Self.lost())
    #expect(screen.currentResult == id)
  }

  @Test func aRowThatWasOpenedKeepsTheCursor() {
    var screen = started(80, 40)
    let id = screen.currentResult
    screen.press("enter", "esc")
    screen.change(Self.fleet[9...9], .failed(Samples.busy))
    #expect(screen.currentResult == id)
  }

  @Test func heldBackRowsAreFoundAgainAfterComingBack() throws {
    var screen = Screen(width: 100, height: 40)
    let held = Hold(.wrongState(state: "SHUTDOWN"))
    let plan = Plan(
      identity: screen.state.identity, created: screen.now, options: TerminationOptions(),
      instances: Self.fleet.enumerated().map {
        PlannedInstance(instance: $1, hold: $0 == 5 ? held : nil)
      }, digest: Screen.digest)
    let header = OperationHeader(
      id: "20261121-1", plan: plan, startedBy: "ops", startedAt: screen.now)
    var results = Results(header: header)
    results.apply(.paused(reason: "SIGHUP", at: screen.now))
    screen.send(.opened(results, .past))
    screen.send(.opened(results, .live))
    screen.press("G")
    #expect(screen.currentResult == Self.fleet[5].id)
    #expect(screen.text.contains("Would be refused while SHUTDOWN"))
    screen.press("o", "o")
    #expect(screen.state.operation?.rows.only == .heldBack)
    #expect(screen.resultIDs == [Self.fleet[5].id])
  }
}
