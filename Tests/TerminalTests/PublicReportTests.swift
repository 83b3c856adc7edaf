import Canvas
import Testing

@testable import Terminal

/// What people have reported of other programs, byte by byte: none of it may act as letters.
@Suite struct PublicReportTests {
  struct Report: Sendable, CustomTestStringConvertible {
    var source: String
    var pieces: [(wait: Int, bytes: [UInt8])]
    var expected: [InputToken]

    init(_ source: String, _ pieces: [(Int, String)], _ expected: [InputToken]) {
      self.source = source
      self.pieces = pieces.map { ($0.0, Array($0.1.utf8)) }
      self.expected = expected
    }

    var testDescription: String { source }
  }

  private static func mouse(_ action: MouseEvent.Action, _ x: Int, _ y: Int) -> InputToken {
    .key(.mouse(MouseEvent(action: action, at: Point(x: x, y: y))))
  }

  private static func unknown(_ text: String) -> InputToken { .unknown(Array(text.utf8)) }

  static let reports = [
    // The arrow came 250 ms after its Escape.
    Report(
      "Karanjot786/TermUI 1957", [(0, "\u{1B}"), (250, "[B")], [.key(.escape), .key(.down)]),
    Report(
      "earendil-works/pi 7899", [(0, "\u{1B}"), (20, "\r")], [.key(.chord(.alt, .enter))]),
    // Typed into the shell or, here, into the list.
    Report(
      "realiti4/claude-swap 177", [(0, "\u{1B}"), (200, "]11;rgb:1e1d/1e1d/1e1d\u{1B}\\")],
      [.key(.escape), .reply(.background(RGB(red: 29, green: 29, blue: 29)))]),
    // Reports of movement in the default encoding: "CN1CQ2CS3".
    Report(
      "herdrdev/herdr 2310", [(0, "\u{1B}[MCN1\u{1B}[MCQ2")],
      [mouse(.other, 45, 16), mouse(.other, 48, 17)]),
    // A column above 95 as a character of two bytes.
    Report(
      "jline/jline3 2220", [(0, "\u{1B}[M \u{C0}a")], [mouse(.press, 159, 64)]),
    // And as the character that stands for none.
    Report(
      "herdrdev/herdr 4155", [(0, "\u{1B}[MC\u{FFFD}U")], [unknown("\u{1B}[MC\u{FFFD}U")]),
    // A key let go, with the event behind the letter: ":3" opened something.
    Report(
      "open-gsd/gsd-pi 586", [(0, "\u{1B}[1;1D:3")], [.key(.left), unknown(":3")]),
    // "1 is q, 2 is r, 3 is s".
    Report(
      "angband/angband 2870", [(0, "\u{1B}Oq\u{1B}Or\u{1B}Os")],
      [.key(.character("1")), .key(.character("2")), .key(.character("3"))]),
    // The keypad's signs as PuTTY sends them, through tmux.
    Report(
      "tmux/tmux 3230", [(0, "\u{1B}OQ\u{1B}OR\u{1B}OS\u{1B}Ol")],
      [.key(.function(2)), .key(.function(3)), .key(.function(4)), .key(.character("+"))]),
    // An answer that somebody else has asked for, long ago, in two pieces.
    Report(
      "tmux/tmux 5129", [(0, "\u{1B}["), (80, "?61;4;6;7;14;2"), (80, "1;22;52c")],
      [.reply(.attributes([61, 4, 6, 7, 14, 21, 22, 52]))]),
    // Return, and its release, in a mode that was left on.
    Report(
      "anthropics/claude-code 38609", [(0, "\u{1B}[13;28;13;1;0;1_\u{1B}[13;28;13;0;0;1_")],
      [.key(.enter), .key(.report)]),
    // Pasted text in that mode: keys without a key.
    Report(
      "microsoft/terminal 17656", [(0, "\u{1B}[0;0;27;1;0;1_\u{1B}[0;0;97;1;0;1_")],
      [unknown("\u{1B}[0;0;27;1;0;1_"), unknown("\u{1B}[0;0;97;1;0;1_")]),
    Report(
      "fish-shell/fish-shell 9256", [(0, "\u{1B}[O"), (300, "\u{1B}"), (24, "[I")],
      [.reply(.focus(false)), .reply(.focus(true))]),
  ]

  @Test(arguments: reports)
  func nothingOfItActsAsLetters(report: Report) {
    var decoder = InputDecoder()
    var (time, found) = (0, [InputToken]())
    for piece in report.pieces {
      found += decoder.settled(after: time, upTo: time + piece.wait)
      time += piece.wait
      found += decoder.decode(piece.bytes, at: time)
    }
    found += decoder.settled(after: time)
    #expect(found == report.expected)
  }
}
