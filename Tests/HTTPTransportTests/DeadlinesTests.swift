import Testing

@testable import HTTPTransport

@Suite struct DeadlinesTests {
  private let start = ContinuousClock.now

  @Test func theEarliestDecidesTheSleep() {
    var deadlines = Deadlines()
    #expect(deadlines.millisecondsLeft(at: start) == Deadlines.longestSleep)
    deadlines.add(1, after: .seconds(3_600), from: start)
    #expect(deadlines.millisecondsLeft(at: start) == Deadlines.longestSleep)
    deadlines.add(2, after: .milliseconds(50), from: start)
    #expect(deadlines.millisecondsLeft(at: start) == 50)
    #expect(deadlines.millisecondsLeft(at: start + .microseconds(49_500)) == 1)
    #expect(deadlines.passed(at: start + .milliseconds(49)).isEmpty)
    #expect(deadlines.passed(at: start + .milliseconds(50)) == [2])
    deadlines.remove(2)
    #expect(deadlines.millisecondsLeft(at: start + .seconds(3_590)) == 10_000)
  }

  @Test func anEndedExchangeCostsOneSearchAndNoMore() {
    var deadlines = Deadlines()
    deadlines.add(1, after: .milliseconds(10), from: start)
    deadlines.add(2, after: .seconds(20), from: start)
    deadlines.remove(1)
    #expect(deadlines.passed(at: start + .milliseconds(10)).isEmpty)
    #expect(deadlines.millisecondsLeft(at: start) == 20_000)
    deadlines.remove(2)
    #expect(deadlines.millisecondsLeft(at: start) == Deadlines.longestSleep)
  }

  @Test(arguments: [
    (Duration.zero, 1), (.seconds(-1), 1), (.nanoseconds(1), 1), (.milliseconds(1), 1),
    (.microseconds(1_001), 2), (.seconds(30), 30_000), (.seconds(Int64.max), 1_728_000_000),
  ])
  func millisecondsAreRoundedUpAndNeverNone(duration: Duration, milliseconds: Int) {
    #expect(duration.wholeMilliseconds == milliseconds)
  }
}
