import Canvas
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  private func tokens(_ text: String, _ decoder: inout InputDecoder, at time: Int) -> [InputToken] {
    decoder.decode(Array(text.utf8), at: time)
  }

  /// What comes of a text at once, and of nothing more after it.
  private func tokens(_ text: String) -> [InputToken] { tokens(Array(text.utf8)) }

  private func tokens(_ bytes: [UInt8], encoding: InputEncoding = .utf8) -> [InputToken] {
    var decoder = InputDecoder(encoding: encoding)
    return decoder.decode(bytes, at: 0) + decoder.settled(after: 0)
  }

  private func keys(_ text: String) -> [Key] {
    tokens(text).map { token in if case .key(let key) = token { key } else { .unknown("") } }
  }

  @Test func typedCharactersBecomeKeys() {
    #expect(keys("aZ边 ") == [.character("a"), .character("Z"), .character("边"), .space])
    #expect(keys("\r\n\t\u{7F}\u{8}") == [.enter, .enter, .tab, .backspace, .backspace])
    #expect(keys("\u{3}\u{1A}\u{0}") == [.control("c"), .control("z"), .control(" ")])
  }

  @Test func loneEscapeIsAKeyAndAltIsAnother() {
    #expect(keys("\u{1B}") == [.escape])
    #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
    #expect(keys("\u{1B}tj") == [.chord(.alt, .character("t")), .character("j")])
    #expect(keys("\u{1B}\u{3}") == [.escape, .control("c")])
    // tmux send-keys Escape Up.
    #expect(keys("\u{1B}\u{1B}[A") == [.escape, .up])
  }

  /// From the manuals of the terminals, not from the tables of the decoder.
  @Test(arguments: [
    ("\u{1B}[2~", Key.insert), ("\u{1B}[3;2~", .chord(.shift, .delete)),
    ("\u{1B}[1;2A", .chord(.shift, .up)), ("\u{1B}[1;5D", .chord(.control, .left)),
    ("\u{1B}[1;2R", .chord(.shift, .function(3))), ("\u{1B}[25~", .function(13)),
    ("\u{1B}Oq", .character("1")), ("\u{1B}On", .character(".")), ("\u{1B}OM", .enter),
    ("\u{1B}[27u", .escape), ("\u{1B}[27;1u", .escape), ("\u{1B}[99;5u", .control("c")),
    ("\u{1B}[27;5;99~", .control("c")), ("\u{1B}[27;2;65~", .character("A")),
    ("\u{1B}[27;2;63~", .character("?")), ("\u{1B}[105;5u", .tab), ("\u{1B}[109;5u", .enter),
    ("\u{1B}[116;3u", .chord(.alt, .character("t"))), ("\u{1B}[9;2u", .backTab),
    ("\u{1B}[97:65;2u", .character("A")), ("\u{1B}[97;1:3u", .report),
    ("\u{1B}[47;2u", .chord(.shift, .character("/"))), ("\u{1B}[57399u", .character("0")),
    ("\u{1B}[57441u", .named("left_shift")), ("\u{1B}[[A", .function(1)),
    ("\u{1B}[3$", .chord(.shift, .delete)), ("\u{1B}[7^", .chord(.control, .home)),
    ("\u{1B}Oa", .chord(.control, .up)), ("\u{1B}[a", .chord(.shift, .up)),
    ("\u{1B}[1;6Z", .chord(.control, .backTab)), ("\u{1B}O5P", .chord(.control, .function(1))),
    ("\u{9B}A", .up), ("\u{8F}P", .function(1)),
  ])
  func aKeyIsTheOneOfItsProtocol(sequence: String, key: Key) {
    #expect(tokens(sequence) == [.key(key)])
  }

  @Test(arguments: KeyProtocol.allCases)
  func everySequenceOfAProtocolIsItsKey(keyProtocol: KeyProtocol) {
    for row in keyProtocol.rows { #expect(tokens(row.bytes) == [.key(row.key)], "\(row)") }
    #expect(Set(keyProtocol.rows.map(\.bytes)).count == keyProtocol.rows.count)
  }

  /// As a link cuts them: the remainder comes before the time is over.
  @Test(arguments: KeyProtocol.allCases)
  func aSequenceThatIsSplitIsTheSameKey(keyProtocol: KeyProtocol) {
    for row in keyProtocol.rows {
      for cut in 1..<max(row.bytes.count, 2) where cut < row.bytes.count {
        for gap in cut == 1 && row.bytes[0] == 0x1B ? [0, 24] : [0, 24, 499] {
          var decoder = InputDecoder()
          var found = decoder.decode(row.bytes[..<cut], at: 0)
          found += decoder.expire(at: gap)
          found += decoder.decode(row.bytes[cut...], at: gap)
          #expect(found == [.key(row.key)], "\(row) \(cut) \(gap)")
        }
      }
    }
  }

  /// What comes after the time is over is dropped or, after a lone Escape, the key that it was; it is
  /// never read as letters.
  @Test(arguments: KeyProtocol.allCases.filter { ![.plain, .alt].contains($0) })
  func aLateRemainderIsNeverLetters(keyProtocol: KeyProtocol) {
    for row in keyProtocol.rows {
      for cut in 1..<row.bytes.count {
        for gap in cut == 1 ? [25, 300, 1_000] : [500, 900, 1_499] {
          var decoder = InputDecoder()
          var found = decoder.decode(row.bytes[..<cut], at: 0)
          found += decoder.settled(after: 0, upTo: gap)
          found += decoder.decode(row.bytes[cut...], at: gap) + decoder.settled(after: gap)
          if cut == 1 {
            #expect(found == [.key(.escape), .key(row.key)], "\(row) \(gap)")
          } else {
            #expect(found.count == 2 && found.last == .unknown(row.bytes), "\(row) \(cut) \(gap)")
          }
        }
      }
    }
  }

  private static let strings = [
    "\u{1B}]11;rgb:1c1c/2222/0000\u{1B}\\", "\u{1B}]11;rgb:1c1c/2222/0000\u{7}",
    "\u{1B}P>|xterm(379)\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}_Gi=31;OK\u{1B}\\",
    "\u{1B}]52;c;YWJj\u{7}", "\u{1B}[?2026;2$y", "\u{1B}[?62;4;52c", "\u{1B}[12;34R",
    "\u{1B}[>41;379;0c", "\u{1B}[?997;1n", "\u{1B}[I", "\u{1B}[O", "\u{1B}[8;24;80t",
  ]

  @Test(arguments: strings)
  func aReplyIsNoKeyHoweverItComes(reply: String) {
    let bytes = Array(reply.utf8)
    func isReply(_ token: InputToken) -> Bool { if case .reply = token { true } else { false } }
    let whole = tokens(bytes)
    #expect(whole.count == 1 && whole.allSatisfy(isReply))
    for cut in 1..<bytes.count {
      // After a lone Escape only `[`, `O` and `]` are taken for what belongs to it.
      let isForeign = cut == 1 && bytes[1] != 0x5B && bytes[1] != 0x5D
      for gap in isForeign ? [0, 24] : [0, 24, 400, 900] {
        var decoder = InputDecoder()
        var found = decoder.decode(bytes[..<cut], at: 0)
        found += decoder.settled(after: 0, upTo: gap)
        found += decoder.decode(bytes[cut...], at: gap) + decoder.settled(after: gap)
        #expect(
          !found.contains { token in
            if case .key(.character) = token { true } else { false }
          }, "\(reply) \(cut) \(gap): \(found)")
        if gap == 0 { #expect(found == whole) }
      }
    }
  }

  /// Alt+P, Alt+] and answers without an end take nothing with them for longer than a moment.
  @Test(arguments: ["\u{1B}P", "\u{1B}]", "\u{1B}_", "\u{1B}]11;rgb:ff", "\u{1B}P1$r", "\u{1B}[1;"])
  func whatIsCutOffSwallowsNeitherEscapeNorControl(start: String) {
    for key in ["\u{3}", "\r", "\u{1A}"] {
      var decoder = InputDecoder()
      let found = tokens(start + key, &decoder, at: 0)
      #expect(found.last == Key(scalar: key.unicodeScalars.first?.value ?? 0).map { .key($0) })
      #expect(found.count == 2)
    }
    var decoder = InputDecoder()
    let found = tokens(start + "\u{1B}", &decoder, at: 0) + decoder.settled(after: 0)
    #expect(found.last == .key(.escape) && found.count == 2)
    // And after a second and a half letters are letters.
    decoder = InputDecoder()
    _ = tokens(start, &decoder, at: 0)
    _ = decoder.settled(after: 0)
    #expect(tokens("j", &decoder, at: 1_600) == [.key(.character("j"))])
  }

  @Test func altWithALetterThatBeginsAStringIsAKeyAtOnce() {
    #expect(keys("\u{1B}Pj") == [.chord(.alt, .character("P")), .character("j")])
    #expect(keys("\u{1B}]j") == [.chord(.alt, .character("]")), .character("j")])
    #expect(keys("\u{1B}]") == [.chord(.alt, .character("]"))])
  }

  @Test func aStringHasALimitAndIsTakenToItsEnd() {
    let long = "\u{1B}]52;c;" + String(repeating: "QUJD", count: 50_000) + "\u{7}"
    #expect(tokens(long + "j") == [.reply(.other), .key(.character("j"))])
  }

  /// While it is incomplete a countdown stands still, at most half a second.
  @Test(arguments: [
    "\u{1B}", "\u{1B}[", "\u{1B}[1;5", "\u{1B}O", "\u{1B}]1", "\u{1B}[M ", "\u{1B}[[",
  ])
  func whatIsIncompleteIsReportedInTime(start: String) {
    var decoder = InputDecoder(escapeDelay: 300)
    #expect(tokens(start, &decoder, at: 0) == [])
    #expect(decoder.isIncomplete)
    #expect(decoder.expire(at: 500).count == 1)
    #expect(!decoder.isIncomplete)
  }

  @Test func bytesThatAreNoCharactersAreUnknown() {
    for bytes: [UInt8] in [[0x80], [0xC0], [0xFF], [0x85], [0xC2, 0x85], [0xF8]] {
      #expect(tokens(bytes) == [.unknown(bytes.count == 2 ? [0x85] : bytes)])
    }
    #expect(tokens([0xE9, 0x61]) == [.unknown([0xE9]), .key(.character("a"))])
    #expect(tokens([0xED, 0xA0, 0x80]) == [.unknown([0xED, 0xA0, 0x80])])
    #expect(tokens([0xC0, 0x80]) == [.unknown([0xC0]), .unknown([0x80])])
    #expect(tokens([0xF4, 0x90, 0x80, 0x80]) == [.unknown([0xF4, 0x90, 0x80, 0x80])])
    #expect(tokens([0xE8, 0xBE]) == [.unknown([0xE8, 0xBE])])
  }

  /// The second byte of a Chinese character can be that of `a`.
  @Test func theSecondByteOfACharacterOfTwoIsNoLetter() {
    let encoding = InputEncoding(locale: "zh_CN.GB18030")
    #expect(
      tokens([0x81, 0x61, 0x6A], encoding: encoding)
        == [.unknown([0x81, 0x61]), .key(.character("j"))])
    #expect(tokens([0x81, 0x30, 0x81, 0x30], encoding: encoding).count == 2)
    #expect(InputEncoding(locale: "C.UTF-8") == .utf8)
    #expect(InputEncoding(locale: "zh_TW.Big5") == .pairs)
  }

  @Test func pasteComesWholeAcrossReads() {
    var decoder = InputDecoder()
    #expect(tokens("\u{1B}[200~a", &decoder, at: 0) == [])
    #expect(decoder.isIncomplete)
    #expect(tokens("t\r边\u{1B}[A\u{1B}[20", &decoder, at: 10) == [])
    let found = tokens("1~j", &decoder, at: 20)
    #expect(found == [.key(.paste("at\n边\u{1B}[A")), .key(.character("j"))])
  }

  @Test func pasteWithoutEndIsGivenUp() {
    var decoder = InputDecoder()
    _ = tokens("\u{1B}[200~a", &decoder, at: 0)
    #expect(decoder.expire(at: 499) == [])
    #expect(decoder.expire(at: 500) == [.key(.paste("a"))])
    #expect(decoder.deadline == nil)
  }

  @Test(arguments: [
    ("\u{1B}]11;rgb:1c1c/ffff/0000\u{1B}\\", RGB(red: 28, green: 255, blue: 0)),
    ("\u{1B}]11;rgb:1c/ff/00\u{7}", RGB(red: 28, green: 255, blue: 0)),
    ("\u{1B}]11;rgba:1c1c/ffff/0000/ffff\u{7}", RGB(red: 28, green: 255, blue: 0)),
    ("\u{1B}]11;rgb:1c/ff\u{7}", nil), ("\u{1B}]10;rgb:1c/ff/00\u{7}", nil),
    ("\u{1B}]11;rgb:xx/ff/00\u{7}", nil), ("\u{1B}]11;rgb:12345/ff/00\u{7}", nil),
  ])
  func answerAboutTheBackgroundIsTaken(answer: String, colour: RGB?) {
    #expect(tokens(answer) == [.reply(colour.map { .background($0) } ?? .other)])
  }

  @Test func answersAreTakenForWhatTheyAre() {
    #expect(tokens("\u{1B}[?2026;1$y") == [.reply(.mode(2026, value: 1))])
    #expect(tokens("\u{1B}[?2026;$y") == [.reply(.mode(2026, value: 0))])
    #expect(tokens("\u{1B}[2;3R") == [.reply(.cursor(row: 2, column: 3))])
    #expect(tokens("\u{1B}[?62;52c") == [.reply(.attributes([62, 52]))])
    #expect(tokens("\u{1B}[I\u{1B}[O") == [.reply(.focus(true)), .reply(.focus(false))])
    #expect(tokens("\u{1B}[?997;1n") == [.reply(.colourScheme)])
  }

  @Test func onlyAnAnswerToAnOpenQuestionClosesIt() {
    var questions = OpenQuestions()
    let unasked = questions.close(with: .mode(2026, value: 2))
    #expect(!unasked)
    questions.ask([.background, .mode(2026), .attributes])
    let first = questions.close(with: .mode(2026, value: 2))
    let again = questions.close(with: .mode(2026, value: 2))
    #expect(first && !again && !questions.isEmpty)
    // The last question has been answered: those before never will be.
    let last = questions.close(with: .attributes([1]))
    #expect(last && questions.isEmpty)
    let focus = questions.close(with: .focus(true))
    #expect(!focus)
  }
}

extension InputDecoder {
  /// What comes of waiting until nothing is open any more, or up to a time.
  mutating func settled(after start: Int, upTo end: Int = .max) -> [InputToken] {
    var found: [InputToken] = []
    while let deadline, deadline <= end { found += expire(at: deadline) }
    return found
  }
}
