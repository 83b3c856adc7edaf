import Testing

@testable import Canvas

/// Printable ASCII takes a short way to the frame. It must come out as the long one draws it.
@Suite struct FittedASCIITests {
  private static let texts = [
    "", "a", "ab", "abc", "ein-0123abcd", "edge-node-1000042", "web2024-x-0417", "123456789012",
    "ap-guangzhou-tez-fuzhou-1",
    "a\u{301}", "abcdefgh\u{301}", "abcdefghi\u{301}j", "\u{301}abcdefghij", "边缘节点-0042",
    "abcdefghij边", "abc\u{7F}defghijk", "abcdefghijk\n", "~ !\u{20}", "e\u{200D}fghijklmnop",
    "abcdefghijklmnopqrst\u{FE0F}uvwxyz",
  ]

  @Test(arguments: texts, [Overflow.ellipsis, .clip, .middle, .tail(4)])
  func bothWaysDrawTheSame(text: String, overflow: Overflow) {
    for glyphs in [Glyphs.unicode, .ascii] {
      for room in 0...(text.utf8.count + 2) {
        let pieces = text.fitted(to: room, overflow: overflow, glyphs: glyphs)
        let drawn = pieces.reduce(into: "") { $0 += $1.text }
        #expect(text.fittedText(to: room, overflow: overflow, glyphs: glyphs) == drawn)
        var (frame, expected) = (Self.frame(glyphs), Self.frame(glyphs))
        let used = frame.put(text, x: 3, y: 1, role: .key, maxWidth: room, overflow: overflow)
        var column = 3
        for piece in pieces {
          expected.write(piece, x: column, y: 1, role: .key, emphasis: [])
          column += piece.width
        }
        #expect(frame == expected)
        #expect(used == pieces.reduce(0) { $0 + $1.width })
      }
    }
  }

  @Test(arguments: texts) func bothWaysMeasureTheSame(text: String) {
    let width = SafeText(text).reduce(0) { $0 + $1.width }
    for limit in 0...(width + 2) {
      #expect(TextWidth.of(text, limit: limit) == min(width, limit))
    }
    #expect(TextWidth.of(text) == width)
  }

  @Test func whatLiesOutsideTheFrameIsLeftOut() {
    var frame = Self.frame(.unicode)
    frame.put("abcdef", x: -2, y: 0)
    #expect(frame.row(0).hasPrefix("cdef"))
    let before = frame
    frame.put("abcdef", x: -6, y: 0)
    frame.put("abcdef", x: 0, y: -1)
    frame.put("abcdef", x: 0, y: 3)
    frame.put("abcdef", x: 40, y: 0)
    #expect(frame == before)
  }

  /// Full of wide characters, so that their halves have to be mended at both ends.
  private static func frame(_ glyphs: Glyphs) -> Frame {
    var frame = Frame(size: Size(width: 40, height: 3), glyphs: glyphs)
    for y in 0..<3 {
      for x in stride(from: y % 2, to: 38, by: 2) {
        frame.write(SafeText.Piece(text: "边", width: 2), x: x, y: y, role: .text, emphasis: [])
      }
    }
    return frame
  }
}
