import Glibc
import Support
import Testing

extension Scenarios {
  /// The program over a link that cannot keep up, and repaints that nobody asked for.
  @Suite(.serialized) struct SlowLink {
    @Test func aTerminalThatLetsBytesWaitIsNoticedAndToldOnce() throws {
      let stage = try Stage("--instances", "400")
      let screen = try stage.screen(width: 200, height: 60)
      try screen.wait(for: "400 of 400", seconds: 30)
      screen.settle()
      // Pages are asked for and not taken until the line is full and has waited; twice, since once
      // is a hiccup.
      for _ in 0..<2 {
        for page in 0..<40 {
          screen.sendWithoutReading(page % 2 == 0 ? "G" : "g")
          usleep(20_000)
        }
        screen.settle(milliseconds: 200)
      }
      try screen.wait(for: "Slow link: few colours")
      screen.send("\u{7}")
      try screen.wait(for: "Terminal and link")
      #expect(screen.text.contains("yes, output is delayed"))
      screen.send("\u{1B}")
      screen.settle()
      let cells = (0..<60).flatMap { y in (0..<200).map { screen.cell(x: $0, y: y) } }
      let drawn = cells.filter { !["", " "].contains($0.text) }
      // Names and ids have none; states keep theirs.
      let coloured = drawn.filter { $0.foreground != .terminalDefault }
      #expect(!coloured.isEmpty && coloured.count < drawn.count / 3)
    }

    /// Repaints that come by themselves, told apart by the marks of held frames.
    private func repaints(_ arguments: [String]) throws -> (count: Int, seconds: Double) {
      let stage = try Stage("--instances", "400", "--time-scale", "60")
      let screen = try stage.screen(width: 120, height: 40, arguments)
      try screen.wait(for: "400 of 400", seconds: 30)
      screen.send("\u{1B}[?2026;2$y")
      screen.send("/state:running product:edgezone\r")
      screen.send("a")
      try screen.wait(for: "marked")
      screen.send("t")
      try screen.wait(for: "Preflight:", seconds: 30)
      let phrase = try #require(screen.phrase)
      screen.send("\t\t" + phrase + "\r")
      screen.settle(milliseconds: 1_500)
      screen.send("\r")
      try screen.wait(for: "Any key aborts")
      let start = ContinuousClock.now
      let frames = screen.heldFrames
      try screen.wait(for: "gone ", seconds: 90)
      let seconds = Double((ContinuousClock.now - start).components.seconds + 1)
      return (screen.heldFrames - frames, seconds)
    }

    @Test func liveResultsAreDrawnAtMostThirtyTimesASecondAndOnceOnASlowLink() async throws {
      try await atOnce(2, [30.0, 1.0]) { most in
        let (count, seconds) = try repaints(most == 1 ? ["--slow-link"] : [])
        #expect(count > 0)
        #expect(Double(count) <= most * (seconds + 1))
      }
    }
  }
}

extension PseudoTerminal {
  /// Frames that were sent since the terminal has said that it can hold them.
  var heldFrames: Int {
    let mark = Array("\u{1B}[?2026h".utf8)
    return output.indices.count { output[$0] == 0x1B && output[$0...].starts(with: mark) }
  }
}
