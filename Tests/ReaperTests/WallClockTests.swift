import Fleet
import Reaper
import Support
import Synchronization
import Testing

/// The wall clock of the host is set to and fro while an operation runs. Everything that waits goes by
/// a clock that only goes forward, so that nothing is sent, read or concluded at another time.
struct WallClockTests {
  /// What a course of an operation can be told by: outcomes, calls, and how long it took.
  private struct Course: Equatable {
    var totals: [OutcomeWord: Int]
    var terminations: [Product: Int]
    var readings: Int
    var listings: Int
    var took: Duration
    var violations: Int
  }

  private func course(wallError: @escaping @Sendable () -> Int64) throws -> Course {
    let drill = Drill(fleet(.ecm, 130) + fleet(.edgezone, 130))
    drill.wallError = wallError
    drill.cloud.ledger.withLock { ledger in
      // Lost answers, whose instances are not sent again before readings say so, which takes time.
      ledger.faults.calls = { _, number in
        switch number {
        case 1: .lostAfter
        case 2: .lostBefore
        default: nil
        }
      }
      ledger.faults.busy["ein-00007"] = .seconds(9)
      ledger.faults.fates["ein-00009"] = .stuck
      ledger.faults.fates["bms-00011"] = .breaks(after: .seconds(20))
    }
    let start = drill.time.clock.now
    let operation = try drill.start()
    let results = drill.finish(operation)
    return drill.cloud.ledger.withLock { ledger in
      Course(
        totals: results.totals, terminations: ledger.terminateCalls, readings: ledger.readCalls,
        listings: ledger.listCalls, took: start.duration(to: drill.time.clock.now),
        violations: ledger.violations.count)
    }
  }

  @Test func anOperationTakesTheSameCourseHoweverTheClockIsSet() throws {
    let undisturbed = try course { 0 }
    #expect(undisturbed.violations == 0 && undisturbed.totals[.gone, default: 0] > 200)
    let looks = Mutex(0)
    let disturbed = try course {
      let look = looks.withLock { looks in
        looks += 1
        return looks
      }
      // A day on, a day back, an hour on …
      return [0, 86_400, -86_400, 3_600, -30, 45][look % 6]
    }
    #expect(looks.withLock { $0 } > 2)
    #expect(disturbed == undisturbed)
  }
}
