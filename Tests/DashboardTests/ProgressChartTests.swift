import Canvas
import Fleet
import Testing

@testable import Dashboard

/// An operation at a glance.
@Suite struct ProgressChartTests {
  private static let fleet = (0..<40).map { Fixtures.ecm($0) }

  private func opened(gone durations: [Int64]) -> Screen {
    var screen = Screen()
    screen.list(Self.fleet)
    screen.start(Self.fleet)
    screen.intend(1, Self.fleet)
    screen.change(Self.fleet, .accepted)
    let start = screen.now
    for (instance, duration) in zip(Self.fleet, durations) {
      screen.now = start + duration
      screen.change([instance], .gone)
    }
    screen.press("p")
    return screen
  }

  @Test func medianAndNearlyAllAreSaidInWords() {
    let screen = opened(gone: (1...20).map { $0 * 10 })
    #expect(screen.text.contains("Half were gone within 01:40, 95% within 03:10"))
  }

  @Test func ofSomeTheLastIsSaidInsteadOfAShare() {
    #expect(
      opened(gone: [10, 20, 30, 40, 50]).text
        .contains("Half of 5 were gone within 00:30, the last within 00:50"))
  }

  @Test func tooFewAreSaidToBeTooFew() {
    #expect(opened(gone: [60, 70]).text.contains("Only 2 gone: too few to estimate"))
    #expect(opened(gone: []).text.contains("None gone yet"))
  }

  @Test func whatIsLateStandsOutByWordAndSign() {
    var screen = opened(gone: Array(repeating: 30, count: 10))
    screen.wait(seconds: 600)
    screen.change(Self.fleet[20...22], .slow)
    screen.change(Self.fleet[23...23], .stuck)
    #expect(screen.text.contains("◔ slow 3"))
    #expect(screen.text.contains("■ stuck 1"))
    #expect(screen.text.contains("from "))
  }

  @Test func callsThatWerePutBackAreCounted() {
    var screen = Screen()
    screen.list(Self.fleet)
    screen.start(Self.fleet)
    screen.intend(1, Self.fleet)
    screen.change(Self.fleet, .queued)
    screen.intend(2, Self.fleet)
    screen.press("p")
    #expect(screen.text.contains("2 calls sent · 1 repeated or split after a refusal"))
  }

  @Test func whatWasToldMeanwhileIsKept() {
    var screen = opened(gone: [])
    screen.send(
      .operation(
        id: Screen.operation,
        [.notice(Notice(severity: .warning, .verbatim("ECM throttles"), at: Screen.start))]))
    #expect(screen.text.contains("! 16:00:00 ECM throttles"))
  }

  @Test(arguments: ["esc", "enter", "q", "p", "^c"]) func itCloses(_ key: String) {
    var screen = opened(gone: [])
    screen.press(key)
    #expect(screen.state.dialog == nil)
    #expect(!screen.effects.contains(.quit))
  }

  @Test func withoutAnOperationItSaysWhy() {
    var screen = Screen()
    screen.press("p")
    #expect(screen.state.dialog == nil)
    #expect(screen.message.contains("No results yet"))
  }

  // MARK: - Steps

  @Test(arguments: [2, 3, 5, 12]) func everyDurationFallsIntoABin(_ lines: Int) throws {
    for values in [[0], [7, 7, 7], [1, 59, 61, 200], [55, 58, 60, 62, 65, 4000], [90_000]] {
      let gone = GoneDurations(values.map(Int64.init))
      let bins = try #require(DurationBins(gone: gone, waiting: [12_345], lines: lines))
      #expect(bins.total <= lines)
      for value in gone.seconds + [12_345] {
        let (from, to) = bins.bounds(of: bins.index(of: value))
        #expect(from <= value)
        if let to { #expect(value < to) }
      }
    }
  }

  @Test func whatIsFarBeyondTheOthersDoesNotFlattenThem() throws {
    let gone = GoneDurations((0..<20).map { 40 + $0 })
    let bins = try #require(DurationBins(gone: gone, waiting: [7200], lines: 8))
    #expect(bins.hasTail)
    #expect(bins.step <= 15)
    #expect(bins.index(of: 7200) == bins.total - 1)
  }

  @Test func nothingMakesNoBins() {
    #expect(DurationBins(gone: GoneDurations([]), waiting: [], lines: 5) == nil)
  }
}
