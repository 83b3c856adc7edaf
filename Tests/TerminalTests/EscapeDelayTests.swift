import Testing

@testable import Terminal

@Suite struct EscapeDelayTests {
  @Test func onTheMachineItselfItIsShortWhateverTheStartTakes() {
    var delay = EscapeDelay(chosen: nil, isRemote: false)
    delay.asked(at: 0)
    delay.answered(at: 400)
    #expect(delay.milliseconds == 25)
  }

  @Test(arguments: [(3, 25), (80, 80), (900, 300)])
  func overSSHItIsTheRoundTripWithinBounds(roundTrip: Int, expected: Int) {
    var delay = EscapeDelay(chosen: nil, isRemote: true)
    #expect(delay.milliseconds == 100)
    delay.asked(at: 1_000)
    delay.answered(at: 1_000 + roundTrip)
    // The answers to the same questions that follow say nothing more.
    delay.answered(at: 9_000)
    #expect(delay.milliseconds == expected)
  }

  @Test func theSettingsComeFirst() {
    var delay = EscapeDelay(chosen: 60, isRemote: true)
    delay.asked(at: 0)
    delay.answered(at: 200)
    #expect(delay.milliseconds == 60)
  }
}
