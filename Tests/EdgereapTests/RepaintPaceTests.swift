import Support
import Testing

@testable import edgereap

@Suite struct RepaintPaceTests {
  @Test func theFirstEventIsDrawnAtOnceAndTheNextWhenItIsTime() {
    var pace = RepaintPace()
    #expect(pace.wait(at: 0) == nil)
    pace.want()
    #expect(pace.isDue(at: 0))
    pace.begin()
    pace.took()
    pace.drew(at: 0)
    #expect(pace.wait(at: 5) == nil)
    pace.want()
    #expect(pace.wait(at: 5) == RepaintPace.usual - 5)
    #expect(!pace.isDue(at: RepaintPace.usual - 1))
    #expect(pace.isDue(at: RepaintPace.usual))
  }

  @Test(arguments: [(RepaintPace.usual, 30), (RepaintPace.slow, 1)])
  func aSecondHoldsNoMoreThanItMay(interval: Int, most: Int) {
    var pace = RepaintPace()
    pace.interval = interval
    var repaints = 0
    for now in 0..<1_000 {
      pace.want()
      if pace.isDue(at: now) {
        repaints += 1
        pace.begin()
        pace.took()
        pace.drew(at: now)
      }
    }
    #expect(repaints == most)
  }

  @Test func aKeyThatIsDrawnBeforeWhatArrivedForgetsNothing() {
    var pace = RepaintPace()
    pace.want()
    pace.drew(at: 0)
    #expect(pace.isDue(at: 0))
    pace.begin()
    pace.took()
    // It comes while the screen is about to be drawn.
    pace.want()
    pace.drew(at: 1)
    #expect(pace.wait(at: 1) == RepaintPace.usual)
    pace.begin()
    pace.took()
    pace.drew(at: 40)
    #expect(pace.wait(at: 40) == nil)
  }

  /// A slow machine takes in a batch piece by piece, and more events arrive meanwhile. Only the first
  /// event of an empty queue wakes the loop.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func whatHappensWhileOthersAreTakenInIsShown(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var pace = RepaintPace()
    var (queue, backlog, taken, shown, happened) = (0, 0, 0, 0, 0)
    var isWoken = false
    for now in 0..<2_000 {
      for _ in 0..<(now < 1_000 ? Int.random(in: 0...2, using: &random) : 0) {
        if queue == 0 { isWoken = true }
        queue += 1
        happened += 1
      }
      if isWoken {
        isWoken = false
        pace.want()
      }
      // A key draws what is taken in already.
      if Int.random(in: 0..<8, using: &random) == 0 {
        shown = taken
        pace.drew(at: now)
      }
      if backlog == 0, pace.isDue(at: now) {
        pace.begin()
        (backlog, queue) = (queue, 0)
        if backlog == 0 { pace.took() }
      } else if backlog > 0 {
        let piece = min(backlog, Int.random(in: 1...3, using: &random))
        backlog -= piece
        taken += piece
        if backlog == 0 { pace.took() }
      }
      if pace.isTaken, Bool.random(using: &random) {
        shown = taken
        pace.drew(at: now)
      }
    }
    #expect(shown == happened)
    #expect(pace.wait(at: 2_000) == nil && !pace.isTaken)
  }
}
