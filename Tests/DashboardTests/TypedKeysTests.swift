import Canvas
import Fleet
import Testing

@testable import Dashboard

/// Keys that came in one go, keys of an input method, and what is no key.
@Suite struct TypedKeysTests {
  private func listed() -> Screen {
    var screen = Screen(width: 120, height: 40)
    screen.list(Fixtures.fleet)
    return screen
  }

  private func keys(_ text: String) -> [Key] {
    text.unicodeScalars.compactMap { Key(scalar: $0.value) }
  }

  @Test(arguments: ["a\rt", "list of all the things", "at\rat\r"])
  func aPasteThatIsNotMarkedIsNotCarriedOut(text: String) {
    var screen = listed()
    screen.send(.typed(keys(text)))
    #expect(screen.state.list.selection.isEmpty)
    #expect(screen.state.dialog == nil)
  }

  @Test func whatOpensAFieldIsTypedUpToItsLineEnd() {
    var screen = listed()
    screen.send(.typed(keys("/state:running\ra")))
    #expect(screen.state.list.filter.field.text == "state:running")
    #expect(!screen.state.list.filter.isEditing)
    #expect(!screen.state.list.selection.isEmpty)
    // What follows is judged again.
    screen.send(.typed(keys("/state:running\rA\rA")))
    #expect(!screen.state.list.selection.isEmpty)
  }

  @Test func severalLinesInAFieldAreOneText() {
    var screen = listed()
    screen.press("/")
    screen.send(.typed(keys("name:a\rb\tc\r")))
    #expect(screen.state.list.filter.field.text == "name:a b c ")
    #expect(screen.state.list.filter.isEditing)
  }

  @Test(arguments: ["", "\t", "\t\t"])
  func thePhraseCanBeTypedAheadAfterTabs(tabs: String) {
    var screen = listed()
    screen.press("a", "t")
    if let confirmation = screen.confirmation {
      screen.send(
        .preflight(
          request: confirmation.request, PreflightReport(unchanged: confirmation.candidates)))
    }
    screen.send(.typed(keys(tabs + (screen.confirmation?.plan.phrase ?? "") + "\r")))
    #expect(screen.confirmation?.focus == .terminate)
  }

  @Test func aKeyThatIsHeldIsThatKey() {
    var screen = listed()
    screen.send(.typed(keys("jjjjjjjjjj")))
    #expect(screen.state.list.scroll.cursor == min(10, Fixtures.fleet.count - 1))
  }

  @Test func fullWidthKeysAreWhatTheyStandFor() {
    var screen = listed()
    screen.type("\u{3000}")
    #expect(screen.state.list.selection.count == 1)
    screen.type("／ｎａｍｅ：“")
    #expect(screen.state.list.filter.field.text == "name:“")
    screen.press("esc")
    screen.type("/name:\"：\"")
    #expect(screen.state.list.filter.field.text == "name:\"：\"")
  }

  @Test func whatIsNoKeyIsSaidAndWhatIsReportedIsNot() {
    var screen = listed()
    screen.send(.key(.unknown("\\xFF")))
    #expect(screen.state.message?.text == "The terminal sent \\xFF: not a key")
    screen.send(.key(.report))
    #expect(screen.state.message != nil)
    screen.send(.key(.mouse(MouseEvent(action: .other, at: Point(x: 40, y: 5)))))
    #expect(screen.state.message != nil)
    screen.send(.key(.chord([.alt, .shift], .up)))
    #expect(screen.state.message?.text == "alt-shift-up does nothing here · ? shows the keys")
  }

  @Test func namesOfKeysAreReadAsTheyAreWritten() {
    let keys: [Key] = [
      .chord(.alt, .character("x")), .chord([.control, .shift], .left),
      .chord(.shift, .function(3)),
      .insert, .function(13), .chord([.alt], .character("-")), .control("d"), .space,
    ]
    for key in keys { #expect(Key(name: key.name) == key, "\(key.name)") }
  }
}
