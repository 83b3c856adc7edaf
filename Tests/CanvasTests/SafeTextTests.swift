import Testing

@testable import Canvas

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("plain name-01", "plain name-01", "plain name-01"),
    ("边缘节点", "边缘节点", "????????"),
    ("a\u{1B}[31mb", "a␛[31mb", "a^[[31mb"),
    ("a\r\nb\tc\u{0}d\u{7F}", "a␍␊b␉c␀d␡", "a^M^Jb^Ic^@d^?"),
    ("\u{9B}31m", "⟨9B⟩31m", "<9B>31m"),
    ("x\u{202E}gpj", "x⟨202E⟩gpj", "x<202E>gpj"),
    ("\u{2066}a\u{2069}\u{200E}\u{61C}", "⟨2066⟩a⟨2069⟩⟨200E⟩⟨61C⟩", "<2066>a<2069><200E><61C>"),
    (
      "a\u{200B}b\u{FEFF}c\u{2028}\u{2029}", "a⟨200B⟩b⟨FEFF⟩c⟨2028⟩⟨2029⟩",
      "a<200B>b<FEFF>c<2028><2029>"
    ),
    ("a\u{AD}b\u{A0}c", "a⟨AD⟩b␣c", "a<AD>b_c"),
    ("\u{E0041}\u{E000}\u{FFFF}\u{3164}", "⟨E0041⟩⟨E000⟩⟨FFFF⟩⟨3164⟩", "<E0041><E000><FFFF><3164>"),
    ("⚠\u{FE0F}!", "⚠!", "?!"),
    ("a\u{FE0F}", "a⟨FE0F⟩", "a<FE0F>"),
    ("🇨🇳x", "⟨CN⟩x", "<CN>x"),
    ("🇨", "⟨C⟩", "<C>"),
    ("👨\u{200D}👩\u{200D}👧", "👨·👩·👧", "??.??.??"),
    ("👍🏽", "👍·", "??."),
    ("a\u{200D}b", "a⟨200D⟩b", "a<200D>b"),
    ("1\u{FE0F}\u{20E3}", "1⟨20E3⟩", "1<20E3>"),
    ("e\u{301}", "e\u{301}", "e<+1>"),
    ("\u{301}x", "\u{25CC}\u{301}x", "<301>x"),
    ("\u{1112}\u{1161}\u{11AB}", "한", "??"),
    ("\u{1161}", "⟨1161⟩", "<1161>"),
    ("\u{2800}", "⟨2800⟩", "<2800>"),
    ("→ … ×", "→ … ×", "-> ... x"),
    ("Ａ１", "Ａ１", "A 1 "),
  ])
  func namesAreMadeVisible(raw: String, unicode: String, ascii: String) {
    #expect(SafeText(raw).rendered().unicodeScalars.elementsEqual(unicode.unicodeScalars))
    #expect(SafeText(raw, glyphs: .ascii).rendered() == ascii)
  }

  @Test func combiningStormIsCountedNotDrawn() {
    let storm = "a" + String(repeating: "\u{301}", count: 14) + "b"
    #expect(
      SafeText(storm).rendered().unicodeScalars.elementsEqual(
        "a\u{301}\u{301}⟨+12⟩b".unicodeScalars))
    #expect(SafeText(storm, glyphs: .ascii).rendered() == "a<+14>b")
  }

  private static let uniform: [ClosedRange<UInt32>] = [
    0x3400...0x4DB0, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xE000...0xF8FF, 0x20000...0xDFFFF,
    0xE1000...0x10FFF0,
  ]

  @Test(arguments: Glyphs.allCases)
  func noScalarGetsThroughThatATerminalWouldObeyOrHide(glyphs: Glyphs) {
    var seen = 0
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // The large blocks are uniform.
      if Self.uniform.contains(where: { $0.contains(value) }), value % 509 != 0 { continue }
      seen += 1
      for piece in SafeText("a\(scalar)b", glyphs: glyphs) {
        let isFine = piece.text.unicodeScalars.enumerated().allSatisfy { place, drawn in
          switch TextWidth.kind(of: drawn) {
          case .columns(let width):
            place == 0 && width == piece.width && (glyphs == .unicode || drawn.value < 0x7F)
              && drawn.value >= 0x20
          case .combining: place > 0 && glyphs == .unicode
          case .undrawable: false
          }
        }
        if !isFine { Issue.record("U+\(String(value, radix: 16)) became \(piece)") }
      }
    }
    #expect(seen > 60_000)
  }

  @Test func hostileLengthsCostNoMoreThanWhatIsDrawn() {
    let marks = "a" + String(repeating: "\u{301}", count: 1_000_000)
    let long = String(repeating: "边", count: 350_000)
    var frame = Frame(size: Size(width: 20, height: 2))
    for overflow in [Overflow.middle, .clip, .ellipsis] {
      for _ in 0..<100 {
        #expect(frame.put(marks, x: 0, y: 0, overflow: overflow) <= 20)
        #expect(frame.put(long, x: 0, y: 1, overflow: overflow) <= 20)
      }
    }
    #expect(frame.row(0).hasPrefix("a\u{301}\u{301}⟨+99⟩\u{25CC}\u{301}\u{301}⟨+99⟩"))
    #expect(frame.row(0).hasSuffix("…"))
  }
}
