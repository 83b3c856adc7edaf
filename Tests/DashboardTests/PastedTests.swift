import Canvas
import Dashboard
import Fleet
import Testing

/// A paste marks what it names, and shows the remainder whole.
@Suite struct PastedTests {
  private func screen() -> Screen {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    return screen
  }

  @Test func namesBesideIdsAreNotMissing() throws {
    var screen = screen()
    let ids = screen.state.list.shownInstances.prefix(2).map(\.id)
    screen.send(.key(.paste("\u{FEFF}\(ids[0])\tnode-00001\r\n\(ids[1])\u{200B}\tnode-00002\r\n")))
    #expect(screen.state.list.selection.count == 2)
    #expect(screen.state.dialog == nil)
    #expect(!screen.text.contains("node-00001 "))
  }

  @Test func whatWasNotListedIsListedWholeAndCanBeCopied() throws {
    var screen = screen()
    let missing = (0..<40).map { "ein-nosuch\($0)" }
    screen.send(.key(.paste(missing.joined(separator: "\n") + "\noops")))
    #expect(screen.text.contains("40 ids were not listed"))
    #expect(screen.text.contains("ein-nosuch0"))
    screen.press("G")
    #expect(screen.text.contains("'oops' is not an id"))
    screen.press("y")
    guard case .copy(let copied)? = screen.effects.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(copied == missing.joined(separator: "\n"))
    screen.press("esc")
    #expect(screen.state.dialog == nil)
  }

  @Test func aPasteWithoutIdsOpensNothing() {
    var screen = screen()
    screen.send(.key(.paste("hello world")))
    #expect(screen.state.dialog == nil)
    #expect(screen.text.contains("2 words are not ids"))
  }
}
