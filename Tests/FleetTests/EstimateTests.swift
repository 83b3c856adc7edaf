import Fleet
import Testing

struct EstimateTests {
  /// Three are sent and accepted; the first is gone after half a minute.
  static func results() -> Results {
    var results = ResultsTests.results()
    results.apply(ResultsTests.intent(1, ["a", "b", "c"], at: 10))
    for id in ["a", "b", "c"] {
      results.apply(ResultsTests.change(id, .accepted, at: 10, call: 1))
      results.apply(ResultsTests.change(id, .terminating, at: 12))
    }
    return results
  }

  @Test func `without one that is gone nothing is said`() {
    #expect(Self.results().estimate(at: .noon + 50) == nil)
  }

  @Test func `as long as nothing takes longer than the slowest that is gone`() {
    var results = Self.results()
    results.apply(ResultsTests.change("a", .gone, at: 40))
    #expect(results.estimate(at: .noon + 40) == .secondsLeft(80))
    #expect(results.estimate(at: .noon + 41) == .late(count: 2, longest: 31))
    results.apply(ResultsTests.change("b", .stuck, at: 60))
    #expect(results.estimate(at: .noon + 107) == .late(count: 2, longest: 97))
    results.apply(ResultsTests.change("b", .gone, at: 110))
    #expect(results.estimate(at: .noon + 110) == .secondsLeft(55))
  }

  @Test func `what was sent later is younger`() {
    var results = ResultsTests.results()
    results.apply(ResultsTests.intent(1, ["a"], at: 10))
    results.apply(ResultsTests.change("a", .accepted, at: 10, call: 1))
    results.apply(ResultsTests.change("a", .gone, at: 40))
    results.apply(ResultsTests.intent(2, ["b"], at: 45))
    results.apply(ResultsTests.change("b", .accepted, at: 46, call: 2))
    #expect(results.estimate(at: .noon + 60) == .secondsLeft(120))
  }

  @Test func `when all has settled there is nothing left`() {
    var results = Self.results()
    for id in ["a", "b", "c"] { results.apply(ResultsTests.change(id, .gone, at: 40)) }
    #expect(results.estimate(at: .noon + 60) == nil)
  }
}
