import Glibc
import Support
import Testing

extension Scenarios {
  /// The program on every kind of terminal that an operator comes with.
  @Suite(.serialized) struct TerminalTypes {
    private static let types = [
      "xterm", "xterm-256color", "tmux-256color", "screen-256color", "linux", "vt100", "foot",
      "alacritty", "xterm-kitty", "putty-256color",
    ]

    @Test func everyOneShowsTheListMovesAndIsGivenBack() throws {
      let stage = try Stage("--instances", "60")
      for type in Self.types {
        for colours in ["", "truecolor"] {
          let screen = try stage.screen(changing: ["TERM": type, "COLORTERM": colours])
          try screen.wait(for: "60 of 60", seconds: 30)
          screen.settle(milliseconds: 30)
          let before = try #require(screen.cursorRow, "\(type) \(colours)")
          screen.send("j")
          #expect(screen.waitUntil { $0.cursorRow == before + 1 }, "\(type) \(colours)")
          let bar = screen.cell(x: 40, y: before + 1)
          #expect(bar.background != .terminalDefault || bar.isReversed, "\(type) \(colours)")
          let isDirect = screen.outputText.contains(";2;")
          let takesDirect = !["xterm", "linux", "vt100", "screen-256color"].contains(type)
          #expect(isDirect == (takesDirect && !colours.isEmpty), "\(type) \(colours)")
          screen.send("q")
          #expect(try screen.waitForExit() == .code(0), "\(type) \(colours)")
          screen.expectGivenBack("\(type) \(colours)")
        }
      }
    }

    @Test(arguments: [["LC_ALL": "C"], ["LC_ALL": "POSIX"], ["LC_CTYPE": "zh_CN.GB18030"]])
    func aLocaleWithoutUTF8GetsASCIIAlone(locale: [String: String]) throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(changing: locale)
      try screen.wait(for: "60 of 60", seconds: 30)
      for key in ["j", " ", "?", "\u{1B}", "1", "2"] {
        screen.send(key)
        screen.settle(milliseconds: 40)
      }
      #expect(screen.output.allSatisfy { $0 < 0x80 })
      #expect(screen.row(1).hasPrefix("+"))
    }

    @Test func asciiAndNoColourAreObeyedOnTheBestOfTerminals() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(["--ascii"], changing: ["NO_COLOR": "1", "COLORTERM": "24bit"])
      try screen.wait(for: "60 of 60", seconds: 30)
      screen.settle()
      #expect(screen.output.allSatisfy { $0 < 0x80 })
      let cells = (0..<24).flatMap { y in (0..<80).map { screen.cell(x: $0, y: y) } }
      #expect(cells.allSatisfy { $0.foreground == .terminalDefault })
      #expect(cells.allSatisfy { $0.background == .terminalDefault })
      #expect(cells.contains { $0.isReversed })
    }

    @Test(arguments: [
      (["TERM": "dumb"], "cannot show a screen"), (["TERM": "no-such-type"], "no terminfo entry"),
      (["TERM": ""], "TERM is not set"),
    ])
    func withoutAScreenItSaysWhatToDo(environment: [String: String], words: String) throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(width: 240, changing: environment)
      #expect(try screen.waitForExit() == .code(64))
      #expect(screen.text.contains(words))
      #expect(screen.text.contains("list, plan, apply and watch"))
      screen.expectGivenBack("\(environment)")
    }

    @Test func withoutATerminalItSaysWhatToDo() throws {
      let stage = try Stage("--instances", "60")
      let ending = try stage.run(changing: ["TERM": "xterm-256color"])
      #expect(ending.code == 64)
      #expect(ending.errors.contains("standard input is not one"))
      #expect(ending.errors.contains("list, plan, apply and watch"))
      #expect(ending.output.isEmpty)
    }
  }
}

extension PseudoTerminal {
  /// The row that the list's cursor stands in, at 80 columns.
  var cursorRow: Int? {
    (2..<height).first { y in (24..<28).contains { cell(x: $0, y: y).text == "▸" } }
  }

  /// As it was found: cooked, on the screen of the shell, with the cursor, without mouse or pastes,
  /// and in its own colours.
  func expectGivenBack(
    _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(isCooked, comment, sourceLocation: sourceLocation)
    #expect(!isAlternateScreen, comment, sourceLocation: sourceLocation)
    #expect(isCursorVisible, comment, sourceLocation: sourceLocation)
    #expect(!reportsMouse, comment, sourceLocation: sourceLocation)
    let output = outputText
    for mode in ["2004", "1000", "1002", "1006", "1049"] {
      let on = output.lastIndex(of: "\u{1B}[?\(mode)h")
      let off = output.lastIndex(of: "\u{1B}[?\(mode)l")
      #expect(on == nil || off ?? 0 > on ?? 0, comment, sourceLocation: sourceLocation)
    }
    let looks = output.split(separator: "\u{1B}[").compactMap { part in
      part.firstIndex(of: "m").map { part[..<$0] }
    }.filter { $0.allSatisfy { $0.isNumber || $0 == ";" } }
    let last = looks.last ?? ""
    #expect(
      ["", "0", "39;49", "0;10"].contains(last), comment, sourceLocation: sourceLocation)
  }
}

extension String {
  /// The place of the last occurrence of a part, in bytes.
  fileprivate func lastIndex(of part: String) -> Int? {
    let (bytes, part) = (Array(utf8), Array(part.utf8))
    return bytes.indices.last { bytes[$0...].starts(with: part) }
  }
}
