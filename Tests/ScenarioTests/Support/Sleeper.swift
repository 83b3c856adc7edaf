import Dispatch
import Glibc
import Synchronization
import Testing

/// Sleeps from turn to turn at the pace of the API, beside what is measured, until it goes.
///
/// A machine that stands still bunches calls that are on their way, and no program can help that. How
/// late this wakes up tells how long the machine stood still.
final class Sleeper: Sendable, CustomStringConvertible {
  /// Microseconds.
  private static let spacing = 52_600
  /// Later than this, in microseconds, a caller has to let its turn go.
  private static let tolerance = 3_000
  /// Microseconds from which on a machine is said to stand still.
  private static let excuse = 20_000

  private struct Night {
    var turns = 0
    var missed = 0
    var standstill = 0
  }

  private let night = Mutex(Night())

  init() {
    DispatchQueue(label: "sleeper").async { [weak self] in
      // It is held no longer than for a turn, so that it can go.
      while let sleeper = self { sleeper.turn() }
    }
  }

  /// The part of its turns that it woke up in time for.
  var punctuality: Double {
    night.withLock { 1 - Double($0.missed) / Double(max(1, $0.turns)) }
  }

  /// How late it woke up at the latest, in microseconds.
  var standstill: Int { night.withLock { $0.standstill } }

  /// Whether the machine stood still for so long that more calls than allowed may have met.
  var hasSeenAStandstill: Bool { standstill > Self.excuse }

  /// Calls by which one second at the server may pass the ceiling: those that are paced to leave while
  /// the machine stands still, and meet behind that.
  var excusedCalls: Int { hasSeenAStandstill ? 1 + standstill / Self.spacing : 0 }

  var description: String {
    "\(Int(punctuality * 100)) % of turns on time, \(standstill) µs late at most"
  }

  private func turn() {
    let start = Self.now
    usleep(UInt32(Self.spacing))
    let lateness = Self.now - start - Self.spacing
    night.withLock {
      $0.turns += 1
      if lateness > Self.tolerance { $0.missed += 1 }
      $0.standstill = max($0.standstill, lateness)
    }
  }

  /// Microseconds.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1_000_000 + time.tv_nsec / 1_000
  }
}

extension Stage {
  /// No call was refused for its frequency, and no second at the server held too many.
  ///
  /// - Parameters:
  ///   - sleeper: Slept meanwhile. A machine that stood still excuses as many calls as may have met.
  ///   - isShared: Whether others are at work on the machine. They hold up a disk or the simulator where
  ///     nobody who sleeps sees it, so that one call may meet twenty others; ``Scenarios/Pace`` has
  ///     the machine to itself and judges without that.
  func expectTheCeilingKept(beside sleeper: Sleeper, isShared: Bool = true) throws {
    let excused = max(sleeper.excusedCalls, isShared ? 1 : 0)
    for action in try statistics().actions {
      #expect(action.maximumInAnySecond <= 20 + excused, "\(action), \(sleeper)")
      // Each call that a standstill excuses may be one of a second of its own.
      let refusals = sleeper.excusedCalls * max(1, action.requests / 20) + (isShared ? 1 : 0)
      #expect(action.throttled <= refusals, "\(action), \(sleeper)")
    }
  }
}
