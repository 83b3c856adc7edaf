import Canvas
import Testing

@testable import Terminal

@Suite struct KeyDecoderTests {
  private func decode(_ text: String, with decoder: inout KeyDecoder, time: Int = 0) -> [Key] {
    decoder.decode(text.unicodeScalars.map { .scalar($0.value) }, time: time)
  }

  private func decode(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    return decode(text, with: &decoder)
  }

  @Test func typedCharactersBecomeKeys() {
    #expect(decode("aZ边 ") == [.character("a"), .character("Z"), .character("边"), .space])
    #expect(decode("\r\n\t\u{7F}\u{8}") == [.enter, .enter, .tab, .backspace, .backspace])
    #expect(decode("\u{3}\u{1A}\u{0}") == [.control("c"), .control("z"), .control(" ")])
    #expect(decode("\u{9B}") == [])
  }

  /// What was added to such a place left the range.
  @Test(arguments: ["9223372036854775807", "65536", "0", "-1"])
  func aPlaceThatNoTerminalHasIsNoKey(place: String) {
    #expect(decode("\u{1B}[<0;\(place);1M") == [])
    #expect(decode("\u{1B}[<0;1;\(place)M") == [])
  }

  @Test func loneEscapeIsAKeyAndAltIsNone() {
    #expect(decode("\u{1B}") == [.escape])
    #expect(decode("\u{1B}\u{1B}") == [.escape, .escape])
    #expect(decode("\u{1B}t") == [])
    #expect(decode("\u{1B}tj") == [.character("j")])
  }

  @Test(arguments: [
    "\u{1B}[1;5A", "\u{1B}[?62;c", "\u{1B}OQ", "\u{1B}]11;rgb:1/2/3\u{7}",
    "\u{1B}]11;rgb:1/2/3\u{1B}\\", "\u{1B}P>|xterm\u{1B}\\", "\u{1B}[99;99;99~",
  ])
  func unknownSequencesTypeNothing(sequence: String) {
    #expect(decode(sequence + "j") == [.character("j")])
    var decoder = KeyDecoder()
    let scalars = Array(sequence.unicodeScalars)
    // However the line cuts it, as long as the Escape does not stand alone.
    for cut in 2..<scalars.count {
      var keys = decoder.decode(scalars[..<cut].map { .scalar($0.value) }, time: 0)
      keys += decoder.decode(scalars[cut...].map { .scalar($0.value) }, time: 0)
      #expect(keys == [])
    }
  }

  @Test func pasteComesWholeAcrossBatches() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([.code(KeySymbol.pasteStart), .scalar(0x61)], time: 0) == [])
    #expect(decoder.isInPaste)
    #expect(decode("t\r边\u{1B}[A", with: &decoder) == [])
    let keys = decoder.decode([.code(KeySymbol.pasteEnd), .scalar(0x6A)], time: 0)
    #expect(keys == [.paste("at\n边\u{1B}[A"), .character("j")])
  }

  @Test func pasteWithoutEndIsGivenUp() {
    var decoder = KeyDecoder()
    _ = decoder.decode([.code(KeySymbol.pasteStart), .scalar(0x61)], time: 0)
    #expect(decoder.abandonPaste() == .paste("a"))
    #expect(!decoder.isInPaste)
    #expect(decoder.abandonPaste() == nil)
  }

  @Test(arguments: [
    ("\u{1B}]11;rgb:1c1c/ffff/0000\u{1B}\\", RGB(red: 28, green: 255, blue: 0)),
    ("\u{1B}]11;rgb:1c/ff/00\u{7}", RGB(red: 28, green: 255, blue: 0)),
    ("\u{1B}]11;rgb:1c/ff\u{7}", nil), ("\u{1B}]10;rgb:1c/ff/00\u{7}", nil),
    ("\u{1B}]11;rgb:xx/ff/00\u{7}", nil), ("\u{1B}]11;rgb:12345/ff/00\u{7}", nil),
  ])
  func answerAboutTheBackgroundIsTaken(answer: String, colour: RGB?) {
    var decoder = KeyDecoder()
    #expect(decode(answer, with: &decoder) == [])
    let taken = decoder.takeBackground()
    #expect(taken == colour)
    let again = decoder.takeBackground()
    #expect(again == nil)
  }

  @Test(arguments: [
    ("\u{1B}[?2026;1$y", true), ("\u{1B}[?2026;2$y", true), ("\u{1B}[?2026;0$y", false),
    ("\u{1B}[?2026;4$y", false), ("\u{1B}[?2004;1$y", nil), ("\u{1B}[?2026;2y", nil),
    ("\u{1B}[?2026;$y", false),
  ])
  func answerAboutHeldFramesIsTaken(answer: String, holds: Bool?) {
    var decoder = KeyDecoder()
    #expect(decode(answer, with: &decoder) == [])
    let taken = decoder.takeHoldsFrames()
    #expect(taken == holds)
    let again = decoder.takeHoldsFrames()
    #expect(again == nil)
  }

  @Test func mouseReportsAreRead() {
    func mouse(_ action: MouseEvent.Action, _ x: Int, _ y: Int) -> Key {
      .mouse(MouseEvent(action: action, at: Point(x: x, y: y)))
    }
    #expect(decode("\u{1B}[<0;5;3M") == [mouse(.press, 4, 2)])
    #expect(decode("\u{1B}[<0;5;3m") == [mouse(.release, 4, 2)])
    #expect(decode("\u{1B}[<32;6;3M") == [mouse(.drag, 5, 2)])
    #expect(
      decode("\u{1B}[<64;1;1M\u{1B}[<65;1;1M") == [mouse(.wheelUp, 0, 0), mouse(.wheelDown, 0, 0)])
    #expect(decode("\u{1B}[<2;5;3M\u{1B}[<0;0;3M\u{1B}[<0;5M") == [])
    #expect(decode("\u{1B}[<16;5;3M") == [mouse(.press, 4, 2)])
  }

  @Test func twoQuickPressesAtOneCellAreADoubleClick() {
    var decoder = KeyDecoder()
    func press(_ at: String, _ time: Int) -> MouseEvent.Action? {
      guard case .mouse(let mouse) = decode("\u{1B}[<0;\(at)M", with: &decoder, time: time).first
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
