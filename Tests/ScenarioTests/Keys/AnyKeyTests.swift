import Canvas
import Dashboard
import Glibc
import Support
import Terminal
import Testing

extension Scenarios {
  /// What an operator relies on before something that cannot be undone: any key aborts.
  @Suite(.serialized) struct AnyKey {
    /// Four at once, each on a program of its own: every input of every protocol, split and invalid
    /// ones included, ends the countdown, and nothing is sent.
    @Test func everythingThatATerminalCanSendAbortsTheCountdown() async throws {
      let rows = TerminalInputRow.all
      #expect(rows.count > 1_000)
      let lanes = 4
      try await atOnce(lanes, Array(0..<lanes)) { lane in
        let stage = try Stage("--instances", "60")
        try stage.writeSettings("countdown: 60\n")
        let screen = try stage.screen(width: 100, height: 30)
        try screen.startCountdown("product:edgezone state:running", of: 60)
        var isCounting = true
        for (index, row) in rows.enumerated() where index % lanes == lane {
          if !isCounting { try screen.restartCountdown() }
          screen.send(row)
          isCounting = !screen.waitUntil(seconds: 3) { !$0.isCountingDown }
          #expect(!isCounting, "\(row) is not heard")
        }
        try stage.expectNothingSent()
        #expect(stage.journals == [])
      }
    }

    /// The same to the end of a short countdown: had the input not been heard, it would be sent.
    @Test(arguments: [
      "\u{1B}[2~", "\u{1B}[1;2A", "\u{1B}t", "\u{1B}[27u", "\u{1B}[<2;5;5M", "\u{1B}Oq",
    ])
    func aShortCountdownThatWasAbortedSendsNothing(input: String) throws {
      let stage = try Stage("--instances", "60")
      try stage.writeSettings("countdown: 1\n")
      let screen = try stage.screen(width: 100, height: 30)
      try screen.startCountdown("product:edgezone state:running", of: 60)
      screen.send(input)
      try screen.wait(for: "Aborted: nothing was sent")
      screen.settle(milliseconds: 2_500)
      try stage.expectNothingSent()
    }

    /// Only these let it go on: the answer to a question that is open, once, and another size.
    @Test func answersThatWereAskedForAndAnotherSizeLetItGoOn() throws {
      let stage = try Stage("--instances", "60")
      try stage.writeSettings("countdown: 60\n")
      let screen = try stage.screen(width: 100, height: 30, answersQuestions: false)
      try screen.startCountdown("product:edgezone state:running", of: 60)
      let answers = [
        "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", "\u{1B}[?2026;0$y", "\u{1B}[2;2R", "\u{1B}[?1;2c",
      ]
      for answer in answers {
        // However the link cuts it.
        for byte in answer.utf8 { screen.send([byte]) }
        screen.settle(milliseconds: 100)
        #expect(screen.text.contains("Any key aborts"), "\(answer.dropFirst())")
      }
      screen.resize(width: 110, height: 32)
      screen.settle(milliseconds: 200)
      #expect(screen.text.contains("Any key aborts"))
      screen.send(answers[0])
      try screen.wait(for: "Aborted: nothing was sent")
      try stage.expectNothingSent()
    }

    @Test func aScreenTooSmallAndALostTerminalAbort() throws {
      let stage = try Stage("--instances", "60")
      try stage.writeSettings("countdown: 2\n")
      let screen = try stage.screen(width: 100, height: 30)
      try screen.startCountdown("product:edgezone state:running", of: 60)
      screen.resize(width: 20, height: 5)
      screen.settle(milliseconds: 2_500)
      screen.resize(width: 100, height: 30)
      try screen.wait(for: "Aborted: nothing was sent")
      let lost = try stage.screen(width: 100, height: 30)
      try lost.startCountdown("product:edgezone state:running", of: 60)
      lost.hangUp()
      #expect(try lost.waitForExit() == .code(129))
      try stage.expectNothingSent()
    }

    /// In a list and in text fields what is no key does nothing, and a key without a meaning says so.
    @Test func whatMeansNothingDoesNothing() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen(width: 100, height: 30)
      try screen.wait(for: "60 of 60", seconds: 30)
      // The regions without instances too.
      try screen.wait(for: "all listed ┐", seconds: 30)
      screen.settle()
      let quiet =
        KeyProtocol.allCases.flatMap(\.rows).filter { $0.key.meansNothing }
        .map { TerminalInputRow("\($0.bytes) \($0.key)", $0.bytes) }
        + TerminalInputRow.replies
        + TerminalInputRow.invalid.filter { $0.pieces[0].bytes.last != 0x61 }
        + TerminalInputRow.mouse.filter { row in
          ["SGR 1", "SGR 2", "SGR 35", "SGR 66", "SGR 128", "X10 1", "X10 2", "X10 35", "urxvt 2"]
            .contains { row.name == $0 || row.name.hasPrefix("\($0) ") }
        }
      #expect(quiet.count > 400)
      let list = (1..<28).map(screen.row)
      for row in quiet { screen.send(row) }
      // What was cut off in the last one is over.
      screen.settle(milliseconds: 700)
      #expect((1..<28).map(screen.row) == list)
      screen.send("\u{1B}[1;2A")
      try screen.wait(for: "shift-up does nothing here · ? shows the keys")
      screen.send("\u{1B}t")
      try screen.wait(for: "alt-t does nothing here")
      screen.send([0xFF])
      try screen.wait(for: "The terminal sent \\xFF: not a key")
      screen.send("/na")
      for row in quiet { screen.send(row) }
      screen.settle(milliseconds: 700)
      screen.send("me:x")
      try screen.wait(for: "name:x")
      screen.send("\u{1B}")
      try screen.wait(forGone: "name:x")
      screen.send(" t")
      try screen.wait(for: "Preflight", seconds: 30)
      let phrase = try #require(screen.phrase)
      screen.send("\t\t" + phrase.prefix(4))
      for row in quiet { screen.send(row) }
      screen.settle(milliseconds: 700)
      screen.send(String(phrase.dropFirst(4)) + "\r")
      try screen.wait(for: phrase + " ")
      screen.send("\r")
      try screen.wait(for: "Any key aborts")
      screen.send("j")
      try screen.wait(for: "Aborted: nothing was sent")
      try stage.expectNothingSent()
    }
  }
}

extension Key {
  /// Whether it does nothing wherever it is pressed.
  fileprivate var meansNothing: Bool {
    switch self {
    case .chord, .named, .insert, .unknown, .report: true
    case .function(let number): number > 1
    default: false
    }
  }
}

extension PseudoTerminal {
  /// Sends every piece after its wait.
  func send(_ row: TerminalInputRow) {
    for piece in row.pieces {
      if piece.wait > 0 {
        let end = ContinuousClock.now + .milliseconds(piece.wait)
        while ContinuousClock.now < end { pump(milliseconds: 5) }
      }
      send(piece.bytes)
    }
    // Each by itself: together they would be one read.
    pump(milliseconds: 2)
  }

  /// Only the lines at the end are looked at, since every input is waited for.
  fileprivate var isCountingDown: Bool {
    (height - 4..<height).contains { row($0).contains("Any key aborts") }
  }

  /// From wherever the last input has led, to a countdown.
  fileprivate func restartCountdown() throws {
    // The phrase is typed still: its field and the button follow.
    for _ in 0..<2 where row(height - 2).contains("[Cancel]") {
      let before = output.count
      send("\t")
      _ = waitUntil(seconds: 1) { $0.output.count > before }
    }
    if row(height - 2).contains("▸ [Terminate]") {
      send("\r")
      if waitUntil(seconds: 1, { $0.isCountingDown }) { return }
    }
    // Out of whatever is open, and in again.
    for _ in 0..<4 {
      send("\u{1B}")
      settle(milliseconds: 60)
    }
    send("A")
    try startCountdown("product:edgezone state:running", of: 60)
  }
}
