import Support
import Testing

extension Scenarios {
  /// Pastes of a terminal that does not mark them, and typing that comes in one go.
  @Suite(.serialized) struct UnmarkedPastes {
    private func screen(_ stage: Stage) throws -> PseudoTerminal {
      let screen = try stage.screen(width: 120, height: 30, answersQuestions: false)
      try screen.wait(for: "60 of 60", seconds: 30)
      screen.settle()
      return screen
    }

    @Test(arguments: ["apple\rstate\rtab", "list of all the things", "a\rS", "aAaAaAaA"])
    func itIsNotCarriedOut(text: String) throws {
      let stage = try Stage("--instances", "60")
      let screen = try screen(stage)
      let before = (2..<28).map(screen.row)
      screen.send(text)
      screen.settle(milliseconds: 200)
      #expect((2..<28).map(screen.row) == before)
      #expect(!screen.text.contains("marked"))
    }

    @Test func idsAreMarkedAsOfAMarkedPaste() throws {
      let stage = try Stage("--instances", "60")
      let screen = try screen(stage)
      let row = screen.row(3).split(whereSeparator: \.isWhitespace)
      let id = try #require(
        row.first { $0.hasPrefix("bms-") || $0.hasPrefix("ein-") || $0.hasPrefix("epm-") })
      screen.send("\(id)\rein-nosuch01\r")
      try screen.wait(for: "of the pasted ids")
    }

    @Test func typingAheadGoesOnWorking() throws {
      let stage = try Stage("--instances", "60")
      let screen = try screen(stage)
      // As `tmux send-keys` has it, in one go.
      screen.send("/state:running product:edgezone\ra")
      try screen.wait(for: "22 marked")
      screen.send("A")
      try screen.wait(forGone: "22 marked")
      // A key that was held on a slow link.
      let line = try #require(screen.listCursor)
      screen.send("jjjjjjjjjj")
      #expect(screen.waitUntil { $0.listCursor == line + 10 })
      screen.send("/\u{15}")
      screen.settle()
      screen.send("name:with-a-long-value")
      try screen.wait(for: "name:with-a-long-value")
      try stage.expectNothingSent()
    }

    @Test func severalLinesInAFieldAreOne() throws {
      let stage = try Stage("--instances", "60")
      let screen = try screen(stage)
      screen.send("/")
      screen.settle()
      screen.send("one\rtwo\ra")
      try screen.wait(for: "one two a")
      #expect(!screen.text.contains("marked"))
    }
  }
}

extension PseudoTerminal {
  /// The row of the cursor of the instances, at 120 columns.
  fileprivate var listCursor: Int? { (2..<28).first { cell(x: 29, y: $0).text == "▸" } }
}
