import Fleet
import Testing

/// By when readings have settled what is unknown, as far as that is known.
struct SettlingTests {
  private func lost() -> Results {
    var results = ResultsTests.results()
    results.apply(ResultsTests.intent(1, ["a", "b"], at: 10))
    results.apply(ResultsTests.change("a", .unknown(.sample()), at: 40, call: 1))
    return results
  }

  @Test func `a lost answer is settled a while after it was lost`() {
    let results = lost()
    #expect(
      results.settling(within: 90, isWatched: true, at: .noon + 50) == .byReadings(by: .noon + 130))
    #expect(results.settling(within: nil, isWatched: true, at: .noon + 50) == .byReadings(by: nil))
  }

  @Test func `a time that has passed is not told`() {
    #expect(lost().settling(within: 90, isWatched: true, at: .noon + 130) == .byReadings(by: nil))
  }

  @Test func `coming back begins the time again`() {
    var results = lost()
    results.apply(.paused(reason: "SIGHUP", at: .noon + 50))
    #expect(results.settling(within: 90, isWatched: false, at: .noon + 60) == .afterResuming)
    results.apply(.resumed(process: "p", at: .noon + 500))
    #expect(
      results.settling(within: 90, isWatched: true, at: .noon + 510) == .byReadings(by: .noon + 590)
    )
  }

  @Test func `nothing is told where nothing is unknown`() {
    var results = lost()
    results.apply(ResultsTests.change("a", .gone, at: 60))
    #expect(results.settling(within: 90, isWatched: true, at: .noon + 61) == nil)
  }

  @Test func `what needs an operator is never omitted, and neither is what is done`() {
    let kept = Set(OutcomeWord.allCases).subtracting(OutcomeWord.omissible)
    #expect(kept == [.failed, .unknown, .stuck, .gone])
    #expect(Set(OutcomeWord.omissible.prefix(2)) == [.sent, .accepted])
  }
}
