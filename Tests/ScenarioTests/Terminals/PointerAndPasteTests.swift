import Support
import Testing

extension Scenarios {
  /// The mouse, and ids that are pasted.
  @Suite(.serialized) struct PointerAndPaste {
    @Test func wheelClickAndDragDoWhatTheyShow() throws {
      let stage = try Stage("--instances", "200")
      let screen = try stage.screen()
      try screen.wait(for: "200 of 200", seconds: 30)
      screen.settle()
      let first = try #require(screen.cursorRow)
      screen.click(x: 40, y: first + 2)
      #expect(screen.waitUntil { $0.cursorRow == first + 2 })
      screen.drag(from: (40, first + 4), to: (40, first + 7))
      #expect(screen.waitUntil { $0.cursorRow == first + 7 })
      #expect(!screen.text.contains("marked"))
      screen.send(" ")
      try screen.wait(for: "4 marked")
      let top = screen.row(first)
      screen.wheel(up: false, x: 40, y: first)
      #expect(screen.waitUntil { $0.row(first) != top })
      screen.wheel(up: true, x: 40, y: first)
      #expect(screen.waitUntil { $0.row(first) == top })
    }

    @Test func withoutTheMouseTheTerminalKeepsIt() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(["--no-mouse"])
      try screen.wait(for: "60 of 60", seconds: 30)
      #expect(!screen.reportsMouse)
      for mode in ["1000", "1002", "1003", "1006"] {
        #expect(!screen.outputText.contains("\u{1B}[?\(mode)h"))
      }
      #expect(screen.outputText.contains("\u{1B}[?2004h"))
    }

    @Test func pastedIdsAreMarkedExactlyAndUnknownOnesNamed() throws {
      let stage = try Stage("--instances", "200")
      let ids = try someIDs(3, of: stage)
      let screen = try stage.screen(width: 120, height: 30)
      try screen.wait(for: "200 of 200", seconds: 30)
      screen.paste("\(ids[0])\r\n\(ids[1]), ein-nosuch01\t'\(ids[2])'\n\u{1B}[31mt")
      try screen.wait(for: "Marked 3 of the pasted ids")
      try screen.wait(for: "1 id was not listed")
      try screen.wait(for: "ein-nosuch01")
      screen.send("\u{1B}")
      try screen.wait(forGone: "ein-nosuch01")
      screen.send("\"")
      try screen.wait(for: "3 of 200")
      for id in ids { #expect(screen.text.contains(id)) }
      try stage.expectNothingSent()
    }

    @Test func aMegabyteIsTakenWhole() throws {
      let stage = try Stage("--instances", "200")
      let ids = try someIDs(2, of: stage)
      let screen = try stage.screen(width: 120, height: 30)
      try screen.wait(for: "200 of 200", seconds: 30)
      var lines: [String] = [ids[0]]
      var size = 0
      while size < 1 << 20 {
        lines.append("ein-u\(lines.count - 1)")
        size += lines[lines.count - 1].utf8.count + 1
      }
      lines.append(ids[1])
      screen.paste(lines.joined(separator: "\r"))
      try screen.wait(for: "Marked 2 of the pasted ids", seconds: 60)
      let unknown = lines.count - 2
      #expect(unknown > 90_000)
      try screen.wait(for: "ids were not listed")
      screen.send("G")
      try screen.wait(for: "ein-u\(unknown - 1)")
      screen.send("\u{1B}")
      try screen.wait(forGone: "not listed")
    }

    private func someIDs(_ count: Int, of stage: Stage) throws -> [String] {
      let list = try stage.run(
        "list", "--filter", "product:edgezone state:running", "--output", "csv")
      let ids = list.output.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
        line.contains("勿删") || line.contains("do-not-delete")
          ? nil : line.split(separator: ",").first.map(String.init)
      }
      return Array(try #require(ids.count >= count ? ids.prefix(count) : nil))
    }
  }
}
