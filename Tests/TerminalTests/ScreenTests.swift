import FoundationEssentials
import Glibc
import Support
import Testing

/// The whole of Terminal on a real pseudo-terminal, by way of a small program.
@Suite struct ScreenTests {
  private func start(
    _ environment: [String: String] = [:], width: Int = 80, height: Int = 24
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      program: BuiltProgram.path("TerminalProbe"), environment: environment, width: width,
      height: height)
    try terminal.wait(for: "ready")
    terminal.settle(milliseconds: 20)
    return terminal
  }

  /// A shell that edits its own line leaves the terminal uncooked while it waits.
  private func expectGivenBack(_ terminal: PseudoTerminal, shellEdits: Bool = false) {
    if !shellEdits { #expect(terminal.isCooked) }
    #expect(!terminal.isAlternateScreen)
    #expect(terminal.isCursorVisible)
    #expect(!terminal.reportsMouse)
  }

  private static let hostile = "边缘节点 e\u{301} ␛[31m ⟨202E⟩x 👨·👩 ⟨CN⟩ ⚠|"

  @Test(arguments: [
    ("xterm-256color", "indexed256"), ("xterm", "eight"), ("vt100", "monochrome"),
    ("linux", "eight"), ("screen-256color", "indexed256"), ("tmux-256color", "indexed256"),
  ])
  func everyTerminalShowsTheScreenAndGetsItselfBack(type: String, depth: String) throws {
    let terminal = try start(["TERM": type])
    #expect(terminal.row(0) == "ready \(depth) 80x24")
    #expect(terminal.row(1).unicodeScalars.elementsEqual(Self.hostile.unicodeScalars))
    #expect(!terminal.isCooked)
    // A vt100 cannot hide it.
    #expect(terminal.isCursorVisible == (type == "vt100"))
    terminal.send("j")
    try terminal.wait(for: "key character(\"j\")")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .code(0))
    expectGivenBack(terminal)
  }

  @Test(arguments: [
    (["TERM": "dumb"], "typeTooSimple(\"dumb\")"),
    (["TERM": "no-such-type"], "typeUnknown(\"no-such-type\")"), (["TERM": ""], "typeNotSet"),
  ])
  func terminalWithoutAScreenIsRefused(environment: [String: String], fact: String) throws {
    let terminal = try PseudoTerminal(
      program: BuiltProgram.path("TerminalProbe"), environment: environment, width: 200)
    #expect(try terminal.waitForExit() == .code(69))
    #expect(terminal.text.contains(fact))
    expectGivenBack(terminal)
  }

  @Test func pipesAreNoTerminal() throws {
    let probe = BuiltProgram.path("TerminalProbe")
    let terminal = try PseudoTerminal(
      program: "/bin/sh", arguments: ["-c", "'\(probe)' </dev/null; '\(probe)' | cat"], width: 200)
    #expect(try terminal.waitForExit() == .code(0))
    #expect(terminal.text.contains("notATerminal(Terminal.TerminalError.Stream.input)"))
    #expect(terminal.text.contains("notATerminal(Terminal.TerminalError.Stream.output)"))
  }

  @Test func coloursFollowTheDepth() throws {
    let indexed = try start()
    #expect(indexed.cell(x: 0, y: 2).foreground == .indexed(210))
    #expect(indexed.cell(x: 0, y: 2).isBold)
    #expect(indexed.cell(x: 10, y: 2).background == .indexed(24))
    #expect(indexed.cell(x: 30, y: 2).background == .terminalDefault)
    let direct = try start(["COLORTERM": "truecolor"])
    #expect(direct.cell(x: 0, y: 2).foreground == .rgb(0xFF8787))
    #expect(direct.cell(x: 10, y: 2).background == .rgb(0x005F87))
    let none = try start(["NO_COLOR": "1"])
    #expect(none.cell(x: 0, y: 2).foreground == .terminalDefault)
    #expect(none.cell(x: 10, y: 2).isReversed)
    #expect(none.cell(x: 20, y: 2).isBold)
    #expect(!none.outputText.contains("[38;"))
  }

  @Test func noRawByteOfANameReachesTheTerminal() throws {
    let terminal = try start()
    #expect(!terminal.outputText.contains("\u{1B}[31m"))
    #expect(!terminal.outputText.unicodeScalars.contains("\u{202E}"))
    #expect(!terminal.outputText.unicodeScalars.contains("\u{200D}"))
    #expect(!terminal.outputText.unicodeScalars.contains("\u{FE0F}"))
  }

  @Test func evenACellMadeByHandCannotBreakItsRow() throws {
    let terminal = try start()
    terminal.send("H")
    try terminal.wait(for: "whole")
    #expect(terminal.cell(x: 50, y: 0).text == "w")
    #expect(terminal.row(1).unicodeScalars.elementsEqual(Self.hostile.unicodeScalars))
    #expect(!terminal.outputText.unicodeScalars.contains("\u{9B}"))
    #expect(!terminal.outputText.unicodeScalars.contains("\u{202E}"))
  }

  @Test func staleSizeInTheEnvironmentIsNotBelieved() throws {
    let terminal = try start(["COLUMNS": "20", "LINES": "3"])
    #expect(terminal.row(0) == "ready indexed256 80x24")
    terminal.send("n")
    try terminal.wait(for: "ein-10000021")
  }

  @Test func keysPastesAndTheMouseAreTold() throws {
    let terminal = try start()
    for key in PseudoTerminal.SpecialKey.allCases where key != .escape {
      terminal.send(key)
      try terminal.wait(for: "key \(key)")
    }
    terminal.send(.escape)
    try terminal.wait(for: "key escape")
    terminal.send("\u{1B}[A边")
    try terminal.wait(for: "key character(\"边\")")
    terminal.paste("ein-1\rq边")
    try terminal.wait(for: "paste 8 [ein-1␊q边]")
    terminal.click(x: 7, y: 3)
    try terminal.wait(for: "mouse press 7,3")
    try terminal.wait(for: "mouse release 7,3")
    terminal.wheel(up: false, x: 0, y: 0)
    try terminal.wait(for: "mouse wheelDown 0,0")
    terminal.send("\u{1B}OP")
    try terminal.wait(for: "key function(1)")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .code(0))
  }

  @Test func resizeStormEndsInTheLastSize() throws {
    let terminal = try start()
    for step in 0..<100 { terminal.resize(width: 40 + step, height: 10 + step % 20) }
    try terminal.wait(for: "ready indexed256 139x29")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .code(0))
    expectGivenBack(terminal)
  }

  @Test func suspendGivesTheTerminalToTheShellAndResumeTakesItBack() throws {
    let shell = try PseudoTerminal(
      program: "/bin/bash", arguments: ["--norc", "--noprofile", "-i"],
      environment: ["PS1": "shell> ", "HOME": "/nonexistent"])
    try shell.wait(for: "shell>")
    // The job is a script that runs the program, as `make demo` is.
    shell.send("sh -c '\(BuiltProgram.path("TerminalProbe")); exit $?'\r")
    try shell.wait(for: "ready")
    for stop in ["Z", "\u{1A}"] {
      shell.send(stop)
      try shell.wait(for: "Stopped")
      expectGivenBack(shell, shellEdits: true)
      shell.resize(width: shell.width + 5, height: 20)
      shell.send("fg\r")
      #expect(shell.waitUntil { $0.isAlternateScreen && !$0.isCooked && $0.reportsMouse })
      try shell.wait(for: "ready indexed256 \(shell.width)x20")
      try shell.wait(for: "resumed")
    }
    shell.send("q")
    try shell.wait(for: "shell>")
    #expect(!shell.isAlternateScreen && !shell.reportsMouse)
  }

  @Test func withoutAShellSuspendDoesNotStrandTheOperator() throws {
    let terminal = try start()
    terminal.send("Z")
    terminal.signal(SIGTSTP)
    terminal.send("k")
    #expect(
      terminal.waitUntil {
        $0.text.contains("key character(\"k\")") && $0.isAlternateScreen && !$0.isCooked
          && $0.reportsMouse
      })
  }

  @Test func stopFromOutsideIsRepairedOnResume() throws {
    let terminal = try start()
    terminal.signal(SIGSTOP)
    #expect(terminal.waitUntilStopped())
    terminal.resize(width: 70, height: 20)
    terminal.signal(SIGCONT)
    try terminal.wait(for: "resumed")
    try terminal.wait(for: "ready indexed256 70x20")
    #expect(terminal.isAlternateScreen && !terminal.isCooked && terminal.reportsMouse)
    terminal.send("q")
    #expect(try terminal.waitForExit() == .code(0))
    expectGivenBack(terminal)
  }

  /// A terminal on libvterm, as this one, brings back the cursor that was saved last, hidden or not.
  @Test func aCursorThatWasSavedWhileHiddenIsShownAgain() throws {
    let terminal = try start()
    for _ in 0..<30 {
      terminal.send("n")
      terminal.settle(milliseconds: 20)
    }
    let hasSaved = terminal.outputText.contains("\u{1B}7")
    #expect(hasSaved, "ncurses has saved no cursor to scroll")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .code(0))
    expectGivenBack(terminal)
  }

  @Test func exitInTheMiddleLeavesASaneTerminal() throws {
    let terminal = try start()
    terminal.send("X")
    #expect(try terminal.waitForExit() == .code(3))
    expectGivenBack(terminal)
  }

  @Test func crashSignalFromOutsideLeavesASaneTerminal() throws {
    let terminal = try start()
    terminal.signal(SIGSEGV)
    #expect(try terminal.waitForExit() == .signal(Int(SIGSEGV)))
    expectGivenBack(terminal)
  }

  @Test func idleProgramIsNeverWoken() throws {
    let terminal = try start()
    terminal.settle()
    let before = terminal.contextSwitches
    terminal.settle(milliseconds: 300)
    #expect(before != nil)
    #expect(terminal.contextSwitches == before)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)])
  func signalEndsInOrder(signal: Int32, code: Int) throws {
    let terminal = try start()
    terminal.signal(signal)
    #expect(try terminal.waitForExit() == .code(code))
    expectGivenBack(terminal)
  }

  @Test func stalledLineDoesNotKeepTheProgramFromEnding() throws {
    let terminal = try start(width: 200, height: 60)
    // Nobody reads any more, and the program has more to say than the line holds.
    for _ in 0..<200 {
      terminal.sendWithoutReading("N")
      usleep(500)
    }
    terminal.signal(SIGTERM)
    #expect(terminal.waitForExitWithoutReading(seconds: 10))
  }

  @Test func backgroundIsAskedForAndTold() throws {
    let terminal = try start(["PROBE_ASK": "1"])
    #expect(terminal.outputText.contains("\u{1B}]11;?\u{1B}\\"))
    terminal.send("\u{1B}]11;rgb:ffff/8080/0000\u{1B}\\")
    try terminal.wait(for: "background 255,128,0")
    #expect(!(try start().outputText.contains("]11;?")))
  }

  @Test func lostLineEndsTheProgram() throws {
    let terminal = try start()
    terminal.hangUp()
    #expect(try terminal.waitForExit() == .code(129))
  }

  @Test(arguments: [("S", [SIGSEGV]), ("A", [SIGABRT]), ("F", [SIGILL, SIGTRAP])])
  func crashLeavesASaneTerminal(key: String, signals: [Int32]) throws {
    let terminal = try start()
    terminal.send("\(key)")
    let status = try terminal.waitForExit()
    #expect(signals.map { ExitStatus.signal(Int($0)) }.contains(status))
    expectGivenBack(terminal)
    if key == "F" { #expect(terminal.outputText.contains("the probe was told to fail")) }
  }

  @Test func wordsOnStandardErrorWaitForTheEnd() throws {
    let terminal = try start()
    let before = terminal.text
    terminal.send("E")
    terminal.settle()
    #expect(terminal.text == before)
    terminal.send("q")
    #expect(try terminal.waitForExit() == .code(0))
    #expect(terminal.text.contains("a word ␛[31mof warning"))
  }

  @Test func copyingSendsTheClipboardSequence() throws {
    let terminal = try start()
    terminal.send("C")
    try terminal.wait(for: "copied sent")
    #expect(terminal.outputText.contains("\u{1B}]52;c;6L65IG5vZGU=\u{7}"))
  }

  @Test func wakeUpsFromOtherThreadsAreCoalesced() throws {
    let terminal = try start()
    terminal.send("W")
    try terminal.wait(for: "woken")
    terminal.settle()
    #expect(terminal.rows.filter { $0 == "woken" }.count < 100)
  }

  @Test func nothingIsSentWhenNothingChanges() throws {
    let terminal = try start(width: 120, height: 40)
    terminal.send("n")
    try terminal.wait(for: "ein-10000001")
    terminal.settle()
    let count = terminal.output.count
    terminal.settle(milliseconds: 200)
    #expect(terminal.output.count == count)
  }

  @Test func movingTheCursorSendsTwoRows() throws {
    let terminal = try start(width: 120, height: 40)
    terminal.send("n")
    try terminal.wait(for: "ein-10000001")
    func bytes(_ key: String) -> Int {
      terminal.settle()
      let before = terminal.output.count
      terminal.send(key)
      #expect(terminal.waitUntil { $0.output.count > before })
      terminal.settle()
      return terminal.output.count - before
    }
    let line = bytes("n")
    let page = bytes("N")
    print("bytes at 120x40: line \(line), page \(page)")
    #expect(line > 0 && line <= 289)
    #expect(page > 0 && page <= 4000)
  }

  @Test func frameIsHeldTogetherWhereTheTerminalSaysThatItCan() throws {
    let terminal = try start()
    #expect(terminal.outputText.contains("\u{1B}[?2026$p"))
    // The terminal of the tests answers that it does not know the mode.
    terminal.send("j")
    try terminal.wait(for: "key character(\"j\")")
    #expect(!terminal.outputText.contains("\u{1B}[?2026h"))
    terminal.send("\u{1B}[?2026;2$y")
    terminal.settle()
    terminal.send("k")
    try terminal.wait(for: "key character(\"k\")")
    let frame = terminal.outputText.components(separatedBy: "\u{1B}[?2026h").last ?? ""
    #expect(frame.contains("k") && frame.hasSuffix("\u{1B}[?2026l"))
    #expect(!terminal.text.contains("2026"))
    #expect(!(try start(["TERM": "linux"]).outputText.contains("?2026")))
    #expect(!(try start(["TERM": "vt100"]).outputText.contains("?2026")))
  }

  @Test func screenIsClearedOnlyForANewSizeOrOnRequest() throws {
    let terminal = try start()
    let clear = "\u{1B}[H\u{1B}[2J"
    func clears() -> Int { terminal.outputText.components(separatedBy: clear).count - 1 }
    #expect(clears() == 1)
    for key in ["n", "N", "P", "k", "T", "T", "M", "M", "n"] {
      terminal.send(key)
      terminal.settle()
    }
    #expect(clears() == 1)
    terminal.resize(width: 90, height: 24)
    try terminal.wait(for: "90x24")
    #expect(clears() == 2)
    terminal.send("\u{C}")
    #expect(terminal.waitUntil { _ in clears() == 3 })
  }

  @Test func anotherThemeIsDrawnOverTheOneBefore() throws {
    let terminal = try start(["COLORTERM": "truecolor"])
    terminal.send("T")
    #expect(terminal.waitUntil { $0.cell(x: 0, y: 2).foreground == .rgb(0xAF0000) })
    terminal.send("M")
    // An error keeps its colour, in the short sequence; a cursor is reversed instead.
    #expect(terminal.waitUntil { $0.cell(x: 0, y: 2).foreground == .indexed(124) })
    #expect(terminal.cell(x: 10, y: 2).foreground == .terminalDefault)
    #expect(terminal.cell(x: 10, y: 2).isReversed)
    terminal.send("M")
    #expect(terminal.waitUntil { $0.cell(x: 0, y: 2).foreground == .rgb(0xAF0000) })
    terminal.send("T")
    #expect(terminal.waitUntil { $0.cell(x: 0, y: 2).foreground == .rgb(0xFF8787) })
  }

  @Test func typesThatTheSystemLacksAreShownAsTheirLikes() throws {
    let terminal = try start(["TERM": "foot-not-installed-here"])
    #expect(terminal.row(0) == "ready indexed256 80x24")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .code(0))
    expectGivenBack(terminal)
  }

  @Test func keysAreTakenWhileTheLineStandsStill() throws {
    let terminal = try start(width: 200, height: 60)
    // More pages than the line holds; the last key ends the program although no page gets out.
    for _ in 0..<200 {
      terminal.sendWithoutReading("N")
      usleep(500)
    }
    terminal.sendWithoutReading("q")
    #expect(terminal.waitForExitWithoutReading(seconds: 10))
  }
}
