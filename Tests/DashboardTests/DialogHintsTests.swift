import Canvas
@testable import Dashboard
import Fleet
import Testing
import Words

/// The way out of a dialog and a message to its operator: neither hides the other.
@Suite struct DialogHintsTests {
  /// Keys that open each dialog with hints of its own.
  private static let dialogs = ["P", "H", "T", "c", "w", "+", ":", "enter", "q", "?", "^g"]
  private static let sizes = [(60, 16), (80, 24), (120, 40), (200, 50)]

  private func opened(
    _ key: String, _ size: (Int, Int), _ language: Language, _ glyphs: Glyphs = .unicode
  ) -> Screen {
    var screen = Screen(width: size.0, height: size.1, glyphs: glyphs, language: language)
    screen.list(Fixtures.fleet)
    screen.start(Array(Fixtures.fleet.prefix(12)))
    screen.intend(1, Fixtures.fleet.prefix(6))
    screen.press("2", key)
    if key == "H" { screen.send(.history(Samples.history)) }
    if key == "^g" {
      screen.send(
        .linkReport(
          LinkReport(
            terminal: "xterm-256color", depth: .indexed256, holdsFrames: nil, bytes: 1_234_567,
            keys: 1_234, keyBytes: 56_789, slowness: .noticed)))
    }
    return screen
  }

  private func text(_ frame: Frame, y: Int, _ box: Rect) -> String {
    (box.x..<box.right).map { frame[$0, y].text }.joined()
  }

  @Test(arguments: dialogs, Language.allCases)
  func escAndALongMessageAreBothInSight(_ key: String, _ language: Language) throws {
    for size in Self.sizes {
      for glyphs in Glyphs.allCases {
        var screen = opened(key, size, language, glyphs)
        let sentence = "unwritable " + String(repeating: "very long ", count: 30)
        screen.send(.notice(Notice(severity: .error, .verbatim(sentence), at: screen.now)))
        let frame = screen.state.frame
        let box = try #require(frame.overlay)
        let hints = text(frame, y: box.bottom - 2, box)
        #expect(hints.contains("esc"), "\(key) \(size): \(hints)")
        let border = text(frame, y: box.bottom - 1, box)
        #expect(border.contains("unwritable very"), "\(key) \(size): \(border)")
        #expect(frame[box.right - 1, box.bottom - 1].text == glyphs.bottomRightFocused)
      }
    }
  }

  @Test func aMessageOfADialogGoesWithTheNextKey() {
    var screen = opened("P", (80, 24), .english)
    screen.press("^u", "enter")
    #expect(screen.text.contains("Enter a file name"))
    screen.type("x")
    #expect(!screen.text.contains("Enter a file name"))
  }

  @Test(arguments: 20...60) func escHasItsPlaceBeforeAllOtherHints(_ width: Int) {
    var frame = Frame(size: Size(width: width, height: 1))
    frame.putHints(
      [("enter", "mark"), ("space", "show or hide"), ("tab", "complete"), ("esc", "back")], x: 0,
      y: 0, width: width)
    #expect(frame.text.contains("esc back"))
  }

  @Test(arguments: Language.allCases) func theQuestionNamesWhatIsInFlight(_ language: Language) {
    var screen = opened("q", (60, 16), language)
    #expect(screen.text.contains(Screen.operation))
    screen.send(
      .pending(PendingOperation(number: 0, count: 7, step: .reading)))
    #expect(screen.text.contains(Words(language).instances(7)))
  }
}
