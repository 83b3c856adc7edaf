import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// What happens to a terminal while the program has it.
  @Suite(.serialized) struct TerminalTrouble {
    @Test func aStormOfSizesEndsAsAFreshStartAtTheLast() throws {
      let stage = try Stage("--instances", "200")
      let screen = try stage.screen(width: 90, height: 30)
      try screen.wait(for: "200 of 200", seconds: 30)
      for step in 0..<200 {
        let (width, height) = (20 + step * 37 % 180, 5 + step * 13 % 60)
        screen.resize(width: width, height: height)
        screen.pump(milliseconds: 1)
      }
      screen.resize(width: 20, height: 5)
      try screen.wait(for: "60")
      screen.resize(width: 100, height: 30)
      try screen.wait(for: "200 of 200")
      try screen.waitForTitleAtRest()

      let fresh = try stage.screen(width: 100, height: 30)
      try fresh.wait(for: "200 of 200", seconds: 30)
      // The list of the last time comes first.
      try fresh.wait(forGone: "cached ", seconds: 30)
      try fresh.wait(for: "100012340012")
      try fresh.waitForTitleAtRest()
      for y in 0..<30 {
        #expect(screen.row(y) == fresh.row(y))
        // Of a blank the colours of its text say nothing.
        for x in 0..<100 where !["", " "].contains(screen.cell(x: x, y: y).text) {
          let (cell, freshCell) = (screen.cell(x: x, y: y), fresh.cell(x: x, y: y))
          #expect(cell == freshCell, "\(x),\(y)")
        }
      }
    }

    @Test func aShellGetsTheTerminalWhileTheProgramIsSuspended() throws {
      let stage = try Stage("--instances", "60")
      var environment = stage.environment
      environment["PS1"] = "shell> "
      let shell = try PseudoTerminal(
        program: "/bin/bash", arguments: ["--norc", "--noprofile", "-i"], environment: environment)
      try shell.wait(for: "shell>")
      shell.send("'\(stage.program)'\r")
      try shell.wait(for: "60 of 60", seconds: 30)
      try shell.waitForTitleAtRest()
      let before = shell.text
      // By the key, which any program may get, and by the signal.
      for stop in ["key", "signal"] {
        if stop == "key" {
          shell.send("\u{1A}")
        } else {
          kill(try #require(shell.foregroundGroup), SIGTSTP)
        }
        try shell.wait(for: "Stopped")
        #expect(!shell.isAlternateScreen && shell.isCursorVisible && !shell.reportsMouse)
        // An empty screen, so that the words of the next stop are not those of this one.
        shell.send("clear; echo the shell after the $((1+1))nd \(stop)\r")
        try shell.wait(for: "after the 2nd \(stop)")
        #expect(!shell.text.contains("Stopped"))
        shell.send("fg\r")
        #expect(shell.waitUntil { $0.isAlternateScreen && $0.reportsMouse && $0.text == before })
        #expect(!shell.isCooked && !shell.isCursorVisible)
      }
      shell.send("q")
      try shell.wait(for: "shell>")
      #expect(!shell.isAlternateScreen && !shell.reportsMouse)
    }

    @Test func theScreenIsNeverClearedButForANewSizeOrOnRequest() throws {
      let stage = try Stage("--instances", "300")
      let screen = try stage.screen()
      func clears() -> Int { screen.outputText.components(separatedBy: "\u{1B}[2J").count - 1 }
      try screen.wait(for: "300 of 300", seconds: 30)
      for key in [
        "j", "G", "g", "a", "u", "T", "j", "j", "\r", "?", "\r", "r", "\u{6}", "\u{7}", "q",
      ] {
        screen.send(key)
        screen.settle(milliseconds: 40)
      }
      try screen.wait(for: "300 of 300", seconds: 30)
      #expect(clears() == 1, "once, when it opens")
      screen.send("\u{C}")
      #expect(screen.waitUntil { _ in clears() == 2 })
      screen.resize(width: 100, height: 30)
      #expect(screen.waitUntil { _ in clears() == 3 })
    }

    @Test(arguments: [("tmux-256color", "/tmp/tmux-0/default,1,0"), ("screen-256color", "")])
    func copyingPassesThroughMultiplexers(type: String, tmux: String) throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(changing: ["TERM": type, "TMUX": tmux])
      try screen.wait(for: "60 of 60", seconds: 30)
      screen.settle()
      let row = screen.row(try #require(screen.cursorRow))
      let id = try #require(
        row.split(separator: " ").first {
          $0.hasPrefix("bms-") || $0.hasPrefix("ein-") || $0.hasPrefix("epm-")
        })
      screen.send("y")
      try screen.wait(for: "Sent to the terminal's clipboard: \(id)")
      let text = Data(id.utf8).base64EncodedString()
      let sequence = "\u{1B}]52;c;\(text)\u{7}"
      let wrapped =
        tmux.isEmpty
        ? "\u{1B}P\(sequence)\u{1B}\\"
        : "\(sequence)\u{1B}Ptmux;\u{1B}\(sequence)\u{1B}\\"
      #expect(screen.outputText.contains(wrapped))
    }

    @Test func theFiguresOfTheLinkAreShown() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(changing: ["TERM": "foot", "COLORTERM": "truecolor"])
      try screen.wait(for: "60 of 60", seconds: 30)
      screen.send("jjj")
      screen.settle()
      screen.send("\u{1B}[?2026;2$y")
      screen.settle()
      screen.send(":link\r")
      try screen.wait(for: "Terminal and link")
      #expect(screen.text.contains("16 million"))
      #expect(screen.text.contains("yes (synchronized output)"))
      #expect(screen.row(with: "Per key").map { screen.row($0).contains("keys") } == true)
      screen.send("\u{1B}")
      try screen.wait(forGone: "Terminal and link")
      #expect(screen.outputText.contains("\u{1B}[?2026h"))
    }
  }
}

extension PseudoTerminal {
  /// The rate in the title goes down to 0 a second after the last call.
  func waitForTitleAtRest() throws { try wait(for: " 0/", seconds: 10) }

  /// The processes that the keys go to.
  var foregroundGroup: Int32? {
    let children = "/proc/\(process)/task/\(process)/children"
    guard let child = Folder.text(children).split(separator: " ").first.flatMap({ Int32($0) })
    else { return nil }
    return -child
  }
}
