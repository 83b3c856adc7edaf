import Testing

@testable import Reaper

struct SlowStartTests {
  @Test func sizesGoUpAndThenTheNumberDoublesEachRoundTrip() {
    var start = SlowStart(largestSize: 100, largestWidth: 12)
    var steps: [[Int]] = []
    for _ in 0..<7 {
      steps.append([start.size, start.width])
      for _ in 0..<start.width { start.rise() }
    }
    #expect(steps == [[1, 1], [10, 1], [100, 1], [100, 2], [100, 4], [100, 8], [100, 12]])
  }

  @Test func whatIsNotCleanHalvesTheNumberAndLeavesTheSize() {
    var start = SlowStart(largestSize: 100, largestWidth: 12)
    start.fall()
    #expect(start.size == 1 && start.width == 1)
    for _ in 0..<7 { start.rise() }
    #expect(start.size == 100 && start.width == 6)
    start.fall()
    #expect(start.size == 100 && start.width == 3)
  }

  @Test func oneInTenRefusedIsClean() {
    #expect(BatchVerdict(answered: 100, refused: 10).isClean)
    #expect(!BatchVerdict(answered: 100, refused: 11).isClean)
    #expect(!BatchVerdict(answered: 100, unknown: 1).isClean)
    #expect(!BatchVerdict(answered: 1, refused: 1).isClean)
  }
}
