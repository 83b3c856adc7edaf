import Testing

@testable import Canvas

@Suite struct FrameTests {
  @Test(arguments: [
    ("abcdef", 6, Overflow.ellipsis, "abcdef"),
    ("abcdefg", 6, .ellipsis, "abcde…"),
    ("abcdefg", 6, .clip, "abcdef"),
    ("abcdefg", 6, .middle, "abc…fg"),
    ("edge-cdn-0417", 8, .middle, "edg…0417"),
    ("web2024-old-17", 9, .middle, "web…d-17"),
    ("edge-node-20260417", 11, .middle, "ed…20260417"),
    ("12345678", 5, .middle, "12…78"),
    ("guangzhou-ecm-ct-1", 10, .tail(4), "guang…ct-1"),
    ("边缘节点甲", 6, .ellipsis, "边缘…"),
    ("边缘节点甲", 5, .clip, "边缘"),
    ("边缘节点甲", 7, .middle, "边缘…甲"),
    ("边缘", 4, .ellipsis, "边缘"),
    ("abc", 1, .ellipsis, "…"),
    ("abc", 2, .middle, "a…"),
    ("abc", 0, .ellipsis, ""),
    ("e\u{301}e\u{301}e\u{301}", 2, .middle, "e\u{301}…"),
  ])
  func textIsFittedIntoItsColumns(text: String, room: Int, overflow: Overflow, drawn: String) {
    var frame = Frame(size: Size(width: 12, height: 1))
    let used = frame.put(text, x: 1, y: 0, maxWidth: room, overflow: overflow)
    #expect(frame.row(0) == (drawn.isEmpty ? "" : " " + drawn))
    #expect(used == TextWidth.of(drawn))
    #expect(used <= room)
  }

  /// What is put over the other frame in these columns makes the same row, and cuts no character.
  @Test(
    arguments: [
      ("abcdef", "abcdef", nil), ("abcdef", "abXdef", 2..<3), ("abcdef", "XbcdeX", 0..<6),
      ("a边c", "a缘c", 1..<3), ("ab边", "a边b", 1..<4), ("边b", "aab", 0..<2), ("ab", "边", 0..<2),
    ] as [(String, String, Range<Int>?)])
  func changeIsTheColumnsThatDiffer(old: String, new: String, part: Range<Int>?) {
    var (before, after) = (
      Frame(size: Size(width: 8, height: 2)), Frame(size: Size(width: 8, height: 2))
    )
    before.put(old, x: 0, y: 1)
    after.put(new, x: 0, y: 1)
    #expect(after.change(from: before, y: 1) == part)
    #expect(after.change(from: before, y: 0) == nil)
    if let part {
      after.put(
        before.cells(in: Rect(x: 0, y: 1, width: part.upperBound, height: 1)),
        in: Rect(x: 0, y: 1, width: part.upperBound, height: 1))
    }
    #expect(after == before)
  }

  @Test func wideCharacterIsNeverLeftInHalves() {
    var frame = Frame(size: Size(width: 6, height: 1))
    frame.put("边缘节", x: 0, y: 0)
    frame.put("x", x: 1, y: 0)
    #expect(frame.row(0) == " x缘节")
    frame.put("y", x: 2, y: 0)
    #expect(frame.row(0) == " xy 节")
    frame.put("边", x: 3, y: 0)
    #expect(frame.row(0) == " xy边")
    #expect(frame[4, 0].text.isEmpty)
    #expect(frame[5, 0].text == " ")
    frame.put("节", x: 5, y: 0, overflow: .clip)
    #expect(frame[5, 0].text == " ")
    frame.put("节点", x: -1, y: 0)
    #expect(frame[0, 0].text == " ")
    #expect(frame[1, 0].text == "点")
  }

  @Test func writingOutsideIsHarmless() {
    var frame = Frame(size: Size(width: 3, height: 1))
    #expect(frame.put("abc", x: 3, y: 0) == 0)
    frame.put("abc", x: 0, y: 1)
    frame.put("abc", x: 0, y: -1)
    frame.fill(Rect(x: -5, y: -5, width: 3, height: 3), role: .error)
    frame.box(Rect(x: 10, y: 10, width: 5, height: 5))
    #expect(frame == Frame(size: Size(width: 3, height: 1)))
  }

  @Test func boxHasLinesInBothSets() {
    var frame = Frame(size: Size(width: 12, height: 3))
    frame.box(frame.bounds, title: "区域")
    #expect(frame.text == "┌─ 区域 ───┐\n│          │\n└──────────┘")
    frame.box(frame.bounds, title: "Regions2", focused: true)
    #expect(frame.text == "┏━ Regio… ━┓\n┃          ┃\n┗━━━━━━━━━━┛")
    var ascii = Frame(size: Size(width: 12, height: 3), glyphs: .ascii)
    ascii.box(ascii.bounds, title: "Ab")
    #expect(ascii.text == "+- Ab -----+\n|          |\n+----------+")
  }

  @Test func looksAreListedByRoleAndEmphasis() {
    var frame = Frame(size: Size(width: 5, height: 2))
    frame.put("ab", x: 1, y: 0, role: .cursor)
    frame.put("c", x: 0, y: 1, role: .error, emphasis: [.bold, .reverse])
    #expect(frame.rolesText == "·aa··\nb····\na = cursor\nb = error+bold+reverse")
  }

  @Test func rightAlignedTextEndsAtItsEdge() {
    var frame = Frame(size: Size(width: 8, height: 2))
    frame.putRight("123", right: 8, y: 0, maxWidth: 5)
    frame.putRight("1234567", right: 8, y: 1, maxWidth: 5)
    #expect(frame.text == "     123\n   1234…")
  }

  @Test func scrollBarShowsWhereTheWindowIs() {
    var frame = Frame(size: Size(width: 1, height: 4))
    frame.scrollBar(x: 0, y: 0, height: 4, first: 0, visible: 4, count: 4)
    #expect(frame.text == "\n\n\n")
    frame.scrollBar(x: 0, y: 0, height: 4, first: 96, visible: 4, count: 100)
    #expect(frame.text == "│\n│\n│\n█")
    frame.scrollBar(x: 0, y: 0, height: 4, first: 0, visible: 4, count: 100)
    #expect(frame.text == "█\n│\n│\n│")
  }

  @Test func signsTakeOneColumnInBothSets() {
    let signs: [(Glyphs) -> String] = [
      \.mark, \.cursor, \.protected, \.expanded, \.collapsed, \.ascending, \.descending,
      \.bullet, \.separator, \.ellipsis, \.checkedBox, \.emptyBox,
      \.success,
      \.failure, \.warning, \.running, \.waiting, \.unknown, \.stuck, \.slow, \.scheduled,
      \.heldBack,
      \.cancelled, \.queued, \.sent, \.horizontal, \.vertical, \.horizontalFocused,
      \.verticalFocused, \.topLeft, \.topRight, \.bottomLeft, \.bottomRight, \.topLeftFocused,
      \.topRightFocused, \.bottomLeftFocused, \.bottomRightFocused, \.barFull, \.barEmpty,
      \.scrollTrack, \.scrollThumb,
    ]
    for glyphs in Glyphs.allCases {
      let all = signs.map { $0(glyphs) } + glyphs.eighths
      for sign in all {
        #expect(TextWidth.of(sign) == 1, "\(sign)")
        #expect(SafeText(sign).rendered() == sign)
        if glyphs == .ascii { #expect(sign.utf8.count == 1) }
      }
    }
    let outcomes: [(Glyphs) -> String] = [
      \.success, \.failure, \.running, \.unknown, \.stuck, \.slow, \.scheduled, \.heldBack,
      \.cancelled, \.queued, \.sent,
    ]
    for glyphs in Glyphs.allCases {
      #expect(Set(outcomes.map { $0(glyphs) }).count == outcomes.count)
    }
  }
}
