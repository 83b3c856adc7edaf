import Fleet
import Testing

@Suite struct GoneDurationsTests {
  @Test(arguments: [
    (50, 5), (95, 10), (90, 9), (100, 10), (1, 1), (0, 1), (-5, 1), (200, 10),
  ])
  func withinAShare(percent: Int, seconds: Int64) {
    let durations = GoneDurations([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    #expect(durations.within(percent: percent) == seconds)
  }

  @Test func ofNothingNothingIsSaid() {
    #expect(GoneDurations([]).within(percent: 50) == nil)
    #expect(!GoneDurations([1, 2, 3, 4]).isEnough)
    #expect(GoneDurations([1, 2, 3, 4, 5]).isEnough)
  }

  @Test func countsFromAcceptanceAndWhereThatIsLostFromSending() {
    var results = ResultsTests.results()
    results.apply(ResultsTests.intent(1, ["a", "b"], at: 10))
    results.apply(ResultsTests.change("a", .accepted, at: 12, call: 1))
    results.apply(
      ResultsTests.change(
        "b", .unknown(ServiceFailure(kind: .unknown, code: "Timeout", message: "")), at: 40))
    results.apply(ResultsTests.change("a", .gone, at: 60))
    results.apply(ResultsTests.change("b", .gone, at: 60))
    #expect(results.goneDurations.seconds == [48, 50])
  }

  @Test func callsPutBackAreCountedOnce() {
    var results = ResultsTests.results()
    results.apply(ResultsTests.intent(1, ["a", "b", "c"]))
    for id in ["a", "b", "c"] { results.apply(ResultsTests.change(id, .queued, call: 1)) }
    #expect(results.repeatedCallCount == 1)
    results.apply(ResultsTests.intent(2, ["a", "b"], at: 3))
    #expect(results.repeatedCallCount == 1)
    results.apply(ResultsTests.change("a", .queued, at: 4, call: 2))
    #expect(results.repeatedCallCount == 2)
  }

  @Test func whatIsRefusedForWhatItIsIsNotWorthRetrying() {
    func failed(_ kind: ServiceFailure.Kind) -> Outcome {
      .failed(ServiceFailure(kind: kind, code: "", message: ""))
    }
    #expect(failed(.throttled).isWorthRetrying == true)
    #expect(failed(.busy).isWorthRetrying == true)
    #expect(failed(.denied).isWorthRetrying == false)
    #expect(failed(.refused).isWorthRetrying == false)
    #expect(Outcome.cancelled(.interrupted).isWorthRetrying == true)
    #expect(Outcome.gone.isWorthRetrying == nil)
  }
}
