import Canvas
import Testing

@testable import Terminal

@Suite struct MouseReportTests {
  private func decode(_ bytes: [UInt8]) -> [InputToken] {
    var decoder = InputDecoder()
    return decoder.decode(bytes, at: 0) + decoder.settled(after: 0)
  }

  private func decode(_ text: String) -> [InputToken] { decode(Array(text.utf8)) }

  private func mouse(_ action: MouseEvent.Action, _ x: Int, _ y: Int) -> InputToken {
    .key(.mouse(MouseEvent(action: action, at: Point(x: x, y: y))))
  }

  @Test func reportsWithNumbersAreRead() {
    #expect(decode("\u{1B}[<0;5;3M") == [mouse(.press, 4, 2)])
    #expect(decode("\u{1B}[<0;5;3m") == [mouse(.release, 4, 2)])
    #expect(decode("\u{1B}[<32;6;3M") == [mouse(.drag, 5, 2)])
    #expect(decode("\u{1B}[<64;1;1M") == [mouse(.wheelUp, 0, 0)])
    #expect(decode("\u{1B}[<65;1;1M") == [mouse(.wheelDown, 0, 0)])
    #expect(decode("\u{1B}[<16;5;3M") == [mouse(.press, 4, 2)])
  }

  /// Middle, right and further buttons, the wheel to the side, and movement.
  @Test(arguments: ["1;5;3M", "2;5;3M", "2;5;3m", "66;5;3M", "128;5;3M", "35;5;3M", "34;5;3M"])
  func whatMeansNothingHereIsAnEventAllTheSame(report: String) {
    #expect(decode("\u{1B}[<\(report)") == [mouse(.other, 4, 2)])
  }

  /// Column 65 is the letter `a`, 84 is `t`.
  @Test(arguments: [65, 84, 97, 200, 223])
  func aClickWithoutNumbersIsAClickAndNoLetters(column: Int) {
    let place: [UInt8] = [UInt8(column + 32), 35]
    #expect(decode([0x1B, 0x5B, 0x4D, 32] + place) == [mouse(.press, column - 1, 2)])
    #expect(decode([0x1B, 0x5B, 0x4D, 35] + place) == [mouse(.release, column - 1, 2)])
    #expect(decode([0x1B, 0x5B, 0x4D, 96] + place) == [mouse(.wheelUp, column - 1, 2)])
    #expect(decode("\u{1B}[32;\(column);3M") == [mouse(.press, column - 1, 2)])
    #expect(decode("\u{1B}[35;\(column);3M") == [mouse(.release, column - 1, 2)])
  }

  @Test func aPlaceThatATerminalCannotSayIsUnknown() {
    let bytes: [UInt8] = [0x1B, 0x5B, 0x4D, 32, 0, 35]
    #expect(decode(bytes) == [.unknown(bytes)])
    #expect(decode([0x1B, 0x5B, 0x4D, 32, 65, 0x1B]).last == .key(.escape))
  }

  /// What was added to such a place left the range.
  @Test(arguments: ["9223372036854775807", "65536", "0", "-1"])
  func aPlaceThatNoTerminalHasIsNoKey(place: String) {
    for report in ["\u{1B}[<0;\(place);1M", "\u{1B}[<0;1;\(place)M"] {
      #expect(decode(report) == [.unknown(Array(report.utf8))])
    }
  }

  @Test func twoQuickPressesAtOneCellAreADoubleClick() {
    var decoder = InputDecoder()
    func press(_ at: String, _ time: Int) -> MouseEvent.Action? {
      guard case .key(.mouse(let mouse))? = decoder.decode("\u{1B}[<0;\(at)M".utf8, at: time).first
      else { return nil }
      return mouse.action
    }
    #expect(press("5;3", 0) == .press)
    #expect(press("5;3", 300) == .doubleClick)
    #expect(press("5;3", 500) == .press)
    #expect(press("5;4", 600) == .press)
    #expect(press("5;4", 1100) == .press)
  }
}
