import Support
import Testing

/// An operator who hears the row of the terminal's cursor and the four rows of the log, and sees
/// nothing else of the real program.
final class ListeningOperator {
  let stage: Stage
  private let screen: PseudoTerminal

  init(_ stage: Stage, _ arguments: String...) throws {
    self.stage = stage
    screen = try stage.screen(width: 100, height: 24, ["--accessible"] + arguments)
  }

  /// The row of the cursor; empty where it is hidden.
  var row: String { screen.isCursorVisible ? screen.row(screen.cursor.y) : "" }

  private var log: String { screen.rows.suffix(4).joined(separator: " ") }

  func press(_ keys: String) { screen.send(keys) }
  func press(_ key: PseudoTerminal.SpecialKey) { screen.send(key) }

  /// Waits until the log says it.
  func hear(_ text: String) throws {
    guard screen.waitUntil(seconds: 30, { _ in self.log.contains(text) }) else {
      throw PseudoTerminalError.notShown(text, screen: log)
    }
  }

  /// Waits until the cursor is on a row that says it.
  func hearRow(_ text: String) throws {
    guard screen.waitUntil(seconds: 30, { _ in self.row.contains(text) }) else {
      throw PseudoTerminalError.notShown(text, screen: row)
    }
  }

  /// Presses a key until the cursor is on a row that says it.
  func go(_ key: PseudoTerminal.SpecialKey, to text: String) throws {
    for _ in 0..<30 where !row.contains(text) {
      let before = (screen.output.count, screen.cursor.y)
      screen.send(key)
      _ = screen.waitUntil(seconds: 2) { $0.output.count > before.0 }
      screen.settle()
    }
    guard row.contains(text) else { throw PseudoTerminalError.notShown(text, screen: row) }
  }

  var drawsBoxes: Bool {
    screen.text.unicodeScalars.contains { (0x2500...0x259F).contains($0.value) }
  }

  /// Whether the program has ended as it should.
  func hasLeft() throws -> Bool { try screen.waitForExit() == .code(0) }
}

extension Scenarios {
  /// The job on the real program, by ear.
  @Suite(.serialized) struct Listening {
    @Test func theWholeJobIsDoneByEar() throws {
      let stage = try Stage(
        "--instances", "60", "--time-scale", "20", "--fault", "poison=2")
      try stage.writeSettings("countdown: 1\n")
      let listener = try ListeningOperator(stage)
      try listener.hear("Listed 60 instances")
      listener.press("/")
      try listener.hearRow("Filter:")
      listener.press("product:ecm state:running")
      try listener.hear(" of 60")
      listener.press(.enter)
      try listener.hearRow("running")
      listener.press(.space)
      try listener.hear("1 marked")
      listener.press("a")
      try listener.hear("Marked ")
      listener.press("t")
      try listener.hear("Preflight")
      try listener.hearRow("Cancel, button")
      try listener.go(.down, to: "Phrase to type: ")
      let phrase = try #require(listener.row.split(separator: ": ").last.map(String.init))
      try listener.go(.tab, to: "Your phrase")
      listener.press(phrase)
      try listener.hearRow("Your phrase: \(phrase)")
      listener.press(.enter)
      try listener.hearRow("Terminate, button")
      listener.press(.enter)
      try listener.hear("Any key aborts")
      try listener.hear("failed, ")
      try listener.go(.home, to: "failed, ")
      #expect(!listener.drawsBoxes)
      listener.press("R")
      try listener.hear("Confirm the retry")
      listener.press(.escape)
      try listener.hear("Nothing was terminated")
      listener.press("H")
      try listener.hearRow("20")
      listener.press(.escape)
      try listener.hear("Results")
      listener.press("q")
      listener.press("y")
      #expect(try listener.hasLeft())
    }

    @Test func theListIsHeardInChinese() throws {
      let stage = try Stage("--instances", "60", "--time-scale", "20")
      let listener = try ListeningOperator(stage, "--lang", "zh")
      try listener.hear("已列出 60 台实例")
      listener.press(.down)
      try listener.hearRow("，")
      #expect(!listener.drawsBoxes)
      listener.press("q")
      #expect(try listener.hasLeft())
    }
  }
}
