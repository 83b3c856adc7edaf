import Testing

@testable import edgereap

@Suite struct RepaintPaceTests {
  @Test func theFirstEventIsDrawnAtOnceAndTheNextWhenItIsTime() {
    var pace = RepaintPace()
    #expect(pace.wait(at: 0) == nil)
    pace.want()
    #expect(pace.isDue(at: 0))
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
    pace.took()
    // It comes while the screen is about to be drawn.
    pace.want()
    pace.drew(at: 1)
    #expect(pace.isDue(at: 1))
    pace.took()
    pace.drew(at: 2)
    #expect(!pace.isWanted)
  }
}
