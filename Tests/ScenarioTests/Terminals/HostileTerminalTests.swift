import Glibc
import Support
import Testing

extension Scenarios {
  /// Keys that nobody meant, pastes without end, and a terminal that lies.
  @Suite(.serialized) struct HostileTerminals {
    @Test func aTerminalThatLiesAboutItsSizeIsOutlived() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen()
      try screen.wait(for: "60 of 60", seconds: 30)
      let lies = [
        (0, 0), (1, 1), (65_535, 65_535), (65_535, 1), (1, 65_535), (0, 24), (2, 2), (32_767, 7),
      ]
      for (width, height) in lies {
        screen.claimSize(width: width, height: height)
        screen.pump(milliseconds: 50)
        screen.send("j")
        screen.settle()
      }
      for step in 0..<60 {
        screen.claimSize(width: 1 + step * 7919 % 65_535, height: 1 + step * 104_729 % 65_535)
        screen.pump(milliseconds: 1)
      }
      screen.resize(width: 80, height: 24)
      #expect(
        screen.waitUntil(seconds: 30) { $0.text.contains("60 of 60") && $0.cursorRow != nil })
      // As much as a frame of the largest size that is drawn, and far from what was claimed.
      let memory = try #require(screen.peakMemory)
      #expect(memory < 700 << 20, "\(memory >> 20) MiB")
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
      #expect(screen.isCooked && !screen.isAlternateScreen)
    }

    /// A small generator whose sequence is the same everywhere.
    private struct Dice: RandomNumberGenerator {
      var state: UInt64
      mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
      }
    }

    /// Bytes as a keyboard, a mouse, a terminal or a cat on the keyboard sends them. Without those
    /// that leave or stop the program: `q`, `^C`, `^Z`, `^\`.
    private static let keys: [[UInt8]] =
      (UInt8(0x20)...0x7E).filter { $0 != UInt8(ascii: "q") }.map { [$0] }
      + (UInt8(1)...0x1F).filter { ![0x03, 0x1A, 0x1C].contains($0) }.map { [$0] }
      + [
        "\u{1B}[A", "\u{1B}[B", "\u{1B}OC", "\u{1B}OD", "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[H",
        "\u{1B}[F", "\u{1B}[3~", "\u{1B}[Z", "\u{1B}[<0;40;9M", "\u{1B}[<0;40;9m",
        "\u{1B}[<32;40;12M", "\u{1B}[<64;5;5M", "\u{1B}[<65;5;5M",
        "\u{1B}[200~ein-x bms-y\u{1B}[201~",
        "\u{1B}[200~", "\u{1B}[201~", "\u{1B}]11;rgb:ffff/ffff/ffff\u{7}", "\u{1B}[?2026;2$y",
        "\u{1B}[999999999;1R", "\u{1B}P1$r0m\u{1B}\\", "边", "é", "👍", "\r", "\r", "\t", " ", "y",
      ].map { Array($0.utf8) }
      + [[0x80], [0x9B], [0xC0, 0x80], [0xFF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]

    /// Every dialog is opened, and typed into at random: nothing is sent without the phrase, and the
    /// program stays.
    @Test(arguments: [1, 2, 3])
    func keysAtRandomInEveryDialogSendNothing(seed: Int) throws {
      let stage = try Stage("--instances", "60", "--seed", "\(seed)")
      var environment = stage.environment
      environment["TERM"] = "xterm-256color"
      // What is written by `w` falls into the scenario's folder.
      let screen = try PseudoTerminal(
        program: stage.program, environment: environment, width: 60 + 20 * seed,
        height: 16 + 8 * seed, workingDirectory: stage.folder.path)
      try screen.wait(for: "60 of 60", seconds: 30)
      var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9)
      var typed = 0
      for round in 0..<2 {
        for open in [
          "at", "A", "/", "+", "-", ":", "?", "T", "H", "w", "s", "\r", "p", "c", "\u{7}",
        ] {
          screen.send("\u{1B}")
          screen.pump(milliseconds: 30)
          screen.send("\u{1B}[201~\u{7}\u{1B}")
          screen.pump(milliseconds: 30)
          screen.send(open)
          if open == "at" { screen.settle(milliseconds: 100) }
          for _ in 0..<(60 + 20 * round) {
            screen.send(Self.keys.randomElement(using: &dice) ?? [0x20])
            typed += 1
          }
          screen.settle(milliseconds: 20)
          #expect(!screen.isClosed, "after \(typed) keys in '\(open)':\n\(screen.text)")
          if screen.isClosed { return }
        }
      }
      #expect(typed >= 2_000)
      try stage.expectNothingSent()
      #expect(stage.journals == [])
      // It still does what it is told, to the end.
      screen.send("\u{1B}[201~")
      for _ in 0..<8 {
        screen.send("\u{1B}")
        screen.settle(milliseconds: 40)
      }
      screen.send("\u{3}")
      #expect(try screen.waitForExit() == .code(0))
      #expect(screen.isCooked && !screen.isAlternateScreen)
    }

    @Test func whateverIsPastedIntoAnyFieldIsOutlived() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(width: 100, height: 30)
      try screen.wait(for: "60 of 60", seconds: 30)
      let letters = String(repeating: "ein-0 ", count: 5_000)
      let marks = "a" + String(repeating: "\u{301}", count: 20_000)
      let controls = String(repeating: "\u{1B}]0;x\u{7}\u{9B}31m\u{202E}\r\n", count: 2_000)
      for field in ["/", "+", "-", ":", "w", "at\t\t"] {
        screen.send(field)
        if field.hasPrefix("at") { try screen.wait(for: "Type ", seconds: 30) }
        screen.settle()
        screen.paste(letters + marks + controls)
        screen.send("\u{5}x")
        screen.settle(milliseconds: 200)
        for _ in 0..<3 {
          screen.send("\u{1B}")
          screen.settle(milliseconds: 40)
        }
        #expect(!screen.isClosed, "\(field)")
        if screen.isClosed { return }
      }
      screen.send("A?")
      try screen.wait(for: "Clear all marks", seconds: 60)
      try stage.expectNothingSent()
      let memory = try #require(screen.peakMemory)
      #expect(memory < 700 << 20, "\(memory >> 20) MiB")
      screen.send("\u{1B}")
      screen.settle(milliseconds: 100)
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }
  }
}
