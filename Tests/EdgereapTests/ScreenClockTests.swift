import Fleet
import Testing

@testable import edgereap

struct ScreenClockTests {
  /// A wall clock that can be set and a steady one that cannot.
  private final class Clocks {
    var wall = 1_000_000
    var steady = 500

    func pass(_ milliseconds: Int) {
      wall += milliseconds
      steady += milliseconds
    }

    var clock: ScreenClock {
      ScreenClock(
        wall: { Timestamp(milliseconds: Int64(self.wall)) }, steady: { self.steady })
    }
  }

  @Test func itIsTheWallsWhileNobodySetsThat() {
    let clocks = Clocks()
    var clock = clocks.clock
    for _ in 0..<10 {
      clocks.pass(1_700)
      #expect(clock.time(isHeld: false).milliseconds == Int64(clocks.wall))
    }
  }

  @Test(arguments: [-3_600_000, -1, 1_500, 2_900, 86_400_000])
  func aCountdownTakesItsTimeHoweverTheClockIsSet(jump: Int) {
    let clocks = Clocks()
    var clock = clocks.clock
    let start = clock.time(isHeld: true).milliseconds
    clocks.pass(1_000)
    clocks.wall += jump
    #expect(clock.time(isHeld: true).milliseconds == start + 1_000)
    clocks.pass(1_000)
    #expect(clock.time(isHeld: true).milliseconds == start + 2_000)
  }

  @Test func timeNeverStandsStillAfterTheClockWasSetBack() {
    let clocks = Clocks()
    var clock = clocks.clock
    let start = clock.time(isHeld: false).milliseconds
    clocks.wall -= 3_600_000
    clocks.pass(1_000)
    #expect(clock.time(isHeld: false).milliseconds == start + 1_000)
  }

  @Test func aJumpForwardIsTakenOverOnceNothingIsCountedDown() {
    let clocks = Clocks()
    var clock = clocks.clock
    clocks.wall += 3_600_000
    _ = clock.time(isHeld: true)
    #expect(clock.time(isHeld: false).milliseconds == Int64(clocks.wall))
  }
}
