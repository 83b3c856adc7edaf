import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// What `+` and `-` say before Enter.
@Suite struct ExpressionCountsTests {
  private func screen() -> Screen {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    return screen
  }

  private func counts(_ screen: Screen) -> ExpressionCounts? {
    if case .expression(let state) = screen.state.dialog { state.counts } else { nil }
  }

  @Test func plusCountsMatchesNewMarksAndTheProtected() {
    var screen = screen()
    screen.send(.key(.paste(Fixtures.fleet.prefix(2).map(\.id).joined(separator: " "))))
    screen.press("+")
    #expect(counts(screen) == nil)
    screen.type("ein")
    #expect(counts(screen)?.matching == 38)
    #expect(counts(screen)?.protected == 1)
    #expect(screen.text.contains("matches 38 · marks 35 more · 1 protected"))
    screen.press("enter")
    #expect(screen.message == "Marked 35 more; 1 protected left out")
  }

  @Test func minusCountsMatchesAndTheMarksAmongThem() {
    var screen = screen()
    screen.send(.key(.paste(Fixtures.fleet.prefix(2).map(\.id).joined(separator: " "))))
    screen.press("-")
    screen.type("ein")
    #expect(screen.text.contains("matches 38 · unmarks 2"))
    screen.press("enter")
    #expect(screen.state.list.selection.isEmpty)
  }

  @Test func rowsThatTheFilterHidesCountAndOtherRegionsDoNot() {
    var screen = screen()
    screen.press("/")
    screen.type("name~nothing")
    screen.press("enter", "+")
    screen.type("product:edgezone")
    #expect(counts(screen)?.matching == 22)
    screen.press("esc", "esc", "1", "G", "+")
    screen.type("product:edgezone")
    #expect(counts(screen)?.matching == 6)
  }

  @Test func nothingTypedAndAMistakeCountNothing() {
    var screen = screen()
    screen.press("+")
    #expect(!screen.text.contains("matches"))
    screen.type("regoin:x")
    #expect(counts(screen) == nil && !screen.text.contains("matches 0"))
  }

  @Test func numbersOfOtherRowsAreNotShown() {
    var screen = screen()
    screen.press("+")
    screen.type("ein")
    screen.send(.listing(.observed([Fixtures.ecm(300)])))
    #expect(!screen.text.contains("matches 38"))
    screen.press("end", "backspace")
    #expect(screen.text.contains("matches "))
  }

  /// The numbers are those that Enter then says, whatever is marked and typed.
  @Test(arguments: [
    "cdn", "!state:running", "zone~ct-2", "marked:yes", "protected:yes", "age>1h", "勿删",
  ])
  func whatIsSaidIsWhatIsDone(_ text: String) {
    for prepared in [["j", "v", "j", "j", "j", "v"], ["a"], []] {
      for key in ["+", "-"] {
        var screen = screen()
        for key in prepared { screen.press(key) }
        let before = screen.state.list.selection.count
        screen.press(key)
        screen.type(text)
        guard let counts = counts(screen) else {
          Issue.record("nothing is counted for \(text)")
          continue
        }
        screen.press("enter")
        let after = screen.state.list.selection.count
        let more = counts.matching - counts.marked - counts.protected
        #expect(after == (key == "+" ? before + more : before - counts.marked))
      }
    }
  }
}
