import Glibc
import Support
import Testing

@testable import Terminal

/// Notifications of the desktop, and the reports of the focus that they depend on.
@Suite struct NotificationTests {
  private static let hostile = "3;1 \u{7}\u{1B}]0;x\u{9C}gone"
  private static let harmless = "3,1 ␇␛]0,x⟨9C⟩gone"

  private func bytes(_ text: String, _ form: NotificationSequence.Form) -> String {
    String(
      decoding: NotificationSequence.bytes(title: "edgereap", text: text, form: form), as: UTF8.self
    )
  }

  @Test(arguments: [
    ("rxvt-unicode-256color", NotificationSequence.Form.titled), ("foot", .titled),
    ("xterm-ghostty", .titled), ("wezterm", .titled), ("xterm-256color", .plain),
    ("xterm-kitty", .plain), ("tmux-256color", .plain), ("", .plain),
  ])
  func theTypeOfTheTerminalChoosesOneSequence(type: String, form: NotificationSequence.Form) {
    #expect(NotificationSequence.Form(type: type) == form)
  }

  @Test func hostileTextEndsNeitherTheSequenceNorItsField() {
    #expect(
      bytes(Self.hostile, .titled) == "\u{1B}]777;notify;edgereap;\(Self.harmless)\u{7}")
    #expect(bytes(Self.hostile, .plain) == "\u{1B}]9;edgereap: \(Self.harmless)\u{7}")
    #expect(bytes(String(repeating: "边", count: 9_999), .plain).count < 100)
  }

  @Test func aMultiplexerPassesOnWhatIsWrapped() {
    let sequence = Array("\u{1B}]9;x\u{7}".utf8)
    #expect(SequenceRoute.direct.wrapped(sequence) == sequence)
    #expect(
      SequenceRoute.tmux.wrapped(sequence)
        == Array("\u{1B}Ptmux;\u{1B}\u{1B}]9;x\u{7}\u{1B}\\".utf8))
    #expect(SequenceRoute.screen.wrapped(sequence) == Array("\u{1B}P\u{1B}]9;x\u{7}\u{1B}\\".utf8))
  }

  private func start(_ environment: [String: String] = ["PROBE_NOTIFY": "1"]) throws
    -> PseudoTerminal
  {
    let terminal = try PseudoTerminal(
      program: BuiltProgram.path("TerminalProbe"), environment: environment)
    try terminal.wait(for: "ready")
    terminal.settle(milliseconds: 20)
    return terminal
  }

  /// What the terminal gets after a notification, up to the frame of the next key.
  private func notified(_ terminal: PseudoTerminal) throws -> String {
    let start = terminal.output.count
    terminal.send("B")
    terminal.settle()
    return String(decoding: terminal.output[start...], as: UTF8.self)
  }

  @Test func onlyTheBellRingsUntilTheTerminalHasReportedItsFocus() throws {
    let terminal = try start()
    #expect(try notified(terminal) == "\u{7}")
    terminal.send("\u{1B}[O")
    try terminal.wait(for: "key report")
    #expect(
      try notified(terminal) == "\u{7}\u{1B}]9;probe: \(Self.harmless)\u{7}")
    terminal.send("\u{1B}[I")
    terminal.settle()
    #expect(try notified(terminal).isEmpty)
  }

  @Test func nobodyWhoWantsNoNotificationIsAskedForTheFocus() throws {
    let terminal = try start([:])
    #expect(!terminal.outputText.contains("?1004h"))
    #expect(try notified(terminal).isEmpty)
    let inScreen = try start(["PROBE_NOTIFY": "1", "STY": "1.pts-0.host"])
    #expect(!inScreen.outputText.contains("?1004h"))
    #expect(try notified(inScreen) == "\u{7}")
  }

  /// The last of two sequences in the output is the one that ends the mode.
  private func expectRestored(_ terminal: PseudoTerminal, times: Int = 1) {
    let text = terminal.outputText
    #expect(text.ranges(of: "\u{1B}[?1004h").count == times)
    #expect(text.ranges(of: "\u{1B}[?1004l").count == times)
    #expect(text.ranges(of: "\u{1B}[22;2t").count == times)
    #expect(text.ranges(of: "\u{1B}[23;2t").count == times)
    for (on, off) in [("\u{1B}[?1004h", "\u{1B}[?1004l"), ("\u{1B}]2;", "\u{1B}[23;2t")] {
      let (on, off) = (text.ranges(of: on).last, text.ranges(of: off).last)
      #expect(on.map { on in off.map { on.lowerBound < $0.lowerBound } ?? false } ?? false)
    }
  }

  @Test(arguments: ["q", "X", "S", "A", "F"])
  func everyWayOutRestoresTitleAndFocus(key: String) throws {
    let terminal = try start()
    terminal.send("L")
    terminal.settle()
    terminal.send(key)
    _ = try terminal.waitForExit()
    expectRestored(terminal)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV])
  func everySignalRestoresTitleAndFocus(signal: Int32) throws {
    let terminal = try start()
    terminal.send("L")
    terminal.settle()
    terminal.signal(signal)
    _ = try terminal.waitForExit()
    expectRestored(terminal)
  }

  @Test func aStopFromOutsideSavesTheTitleOfTheWindowAgainNotItsOwn() throws {
    let terminal = try start()
    terminal.send("L")
    terminal.settle()
    terminal.signal(SIGSTOP)
    #expect(terminal.waitUntilStopped())
    terminal.signal(SIGCONT)
    try terminal.wait(for: "resumed")
    terminal.send("q")
    _ = try terminal.waitForExit()
    expectRestored(terminal, times: 2)
    let titles = terminal.outputText.ranges(of: "\u{1B}]2;probe 50%\u{7}").count
    #expect(titles == 2)
  }
}
