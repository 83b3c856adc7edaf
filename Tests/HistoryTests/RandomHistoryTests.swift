import Fleet
import Foundation
import Testing

/// Operations under random faults, each held against what really happened. `HISTORIES` is their
/// number; 2,000 where it is not set.
struct RandomHistoryTests {
  private static let count =
    ProcessInfo.processInfo.environment["HISTORIES"].flatMap(UInt64.init) ?? 2_000
  private static let first =
    ProcessInfo.processInfo.environment["FIRST_HISTORY"].flatMap(UInt64.init) ?? 1
  private static let batch: UInt64 = 100

  @Test(arguments: Array(stride(from: first, to: first + count, by: Int(batch))))
  func noHistoryEndsInALie(from first: UInt64) throws {
    var totals: [OutcomeWord: Int] = [:]
    for seed in first..<min(first + Self.batch, Self.first + Self.count) {
      let history = try History.play(seed: seed, .hard(seed: seed))
      totals.merge(history.results.totals) { $0 + $1 }
      let judgement = Judgement(history)
      #expect(judgement.isClean, "seed \(seed): \(judgement)")
      #expect(history.rejectedChanges == 0, "seed \(seed)")
    }
    // A world in which nothing is ever gone would prove nothing.
    #expect((totals[.gone] ?? 0) > 0)
  }
}
