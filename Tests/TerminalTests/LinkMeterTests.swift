import Testing

@testable import Terminal

@Suite struct LinkMeterTests {
  @Test func aLinkThatTakesEverythingAtOnceIsNotSlow() {
    var meter = LinkMeter()
    for step in 0..<10_000 { meter.took(step % 20, at: step * 40) }
    #expect(!meter.isSlow)
  }

  @Test func oneHiccupHoweverLongIsNotASlowLink() {
    var meter = LinkMeter()
    meter.took(60_000, at: 60_000)
    #expect(!meter.isSlow)
    meter.took(0, at: 60_100)
    #expect(!meter.isSlow)
  }

  @Test func waitsThatAddUpInAWindowMakeASlowLink() {
    var meter = LinkMeter()
    for step in 1...4 { meter.took(250, at: step * 2_000) }
    #expect(meter.isSlow)
  }

  @Test func waitsFarApartDoNotAddUp() {
    var meter = LinkMeter()
    for step in 1...100 { meter.took(500, at: step * 11_000) }
    #expect(!meter.isSlow)
  }

  /// Slow at 2 s.
  private func slow() -> LinkMeter {
    var meter = LinkMeter()
    for step in 1...2 { meter.took(600, at: step * 1_000) }
    #expect(meter.isSlow)
    return meter
  }

  @Test func aCalmWhileWithSomethingSentMakesItFastAgain() {
    var meter = slow()
    for step in 1...20 { meter.took(0, at: 2_000 + step * 1_000) }
    #expect(meter.isSlow)
    for step in 21...30 { meter.took(0, at: 2_000 + step * 1_000) }
    #expect(!meter.isSlow)
  }

  @Test func silenceProvesNothing() {
    var meter = slow()
    meter.took(0, at: 1_000_000)
    #expect(meter.isSlow)
  }

  @Test func aWaitStartsTheWhileAnew() {
    var meter = slow()
    for step in 1...29 { meter.took(0, at: 2_000 + step * 1_000) }
    meter.took(100, at: 31_500)
    for step in 32...60 { meter.took(0, at: step * 1_000) }
    #expect(meter.isSlow)
    meter.took(0, at: 62_000)
    #expect(!meter.isSlow)
  }

  @Test func eachErrorDoublesTheWhile() {
    var meter = slow()
    for step in 1...30 { meter.took(0, at: 2_000 + step * 1_000) }
    #expect(!meter.isSlow)
    for step in 1...2 { meter.took(600, at: 33_000 + step * 1_000) }
    #expect(meter.isSlow)
    for step in 1...59 { meter.took(0, at: 35_000 + step * 1_000) }
    #expect(meter.isSlow)
    meter.took(0, at: 95_000)
    #expect(!meter.isSlow)
  }
}
