import Glibc
import Support
import Testing

extension Scenarios {
  /// Names that try to speak to the terminal.
  @Suite(.serialized) struct HostileNames {
    @Test(arguments: [(60, 16), (80, 24), (200, 50)])
    func theyLeaveTheScreenIntactAndSendNothingRaw(width: Int, height: Int) throws {
      let stage = try Stage("--instances", "200", "--fault", "hostile-names")
      let screen = try stage.screen(width: width, height: height)
      try screen.wait(for: "200 of 200", seconds: 30)
      for key in ["G", "g", "\u{4}", "\u{4}", "l", "l", "l", "h", "\r"] {
        screen.send(key)
        screen.settle()
      }
      screen.send("\u{1b}")
      screen.settle()

      // A title, a clear of the whole screen and a reversal of the writing direction are what these
      // names ask for; the program itself never does.
      let output = screen.outputText
      #expect(!output.contains("\u{1b}]0;"))
      #expect(!output.contains("\u{07}"))
      #expect(!output.unicodeScalars.contains("\u{202E}"))
      #expect(!output.unicodeScalars.contains { (0x80...0x9f).contains($0.value) })
      let clears = output.occurrences(of: "\u{1b}[2J")
      #expect(clears <= 1, "the screen is cleared once, when it opens")
      // The frame stands where it stood: each row has its borders, none was torn.
      #expect(screen.rows[1].hasPrefix("┌") || screen.rows[1].hasPrefix("┏"))
      #expect(screen.isAlternateScreen)
    }

    @Test func theyDoNotReachATerminalThroughTheTableEither() throws {
      let stage = try Stage("--instances", "200", "--fault", "hostile-names")
      let list = try stage.run("list")
      #expect(list.code == 0)
      #expect(
        list.output.unicodeScalars.allSatisfy { scalar in
          scalar == "\n"
            || (scalar.value >= 0x20 && !(0x7f...0x9f).contains(scalar.value)
              && scalar.value != 0x202E)
        })
    }
  }
}

extension String {
  fileprivate func occurrences(of part: String) -> Int {
    var (count, rest) = (0, self[...])
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
