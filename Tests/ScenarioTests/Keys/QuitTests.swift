import Support
import Testing

extension Scenarios {
  /// Leaving at any moment is clean, whatever is on its way just then.
  @Suite(.serialized) struct Quit {
    @Test func leavingWhileEverythingIsBeingListedIsClean() throws {
      let stage = try Stage("--instances", "60")
      for number in 0..<12 {
        // In a home of its own nothing is remembered, so that everything is asked for.
        let home = try Folder()
        let screen = try stage.screen(changing: ["HOME": home.path])
        try screen.wait(for: "Regions")
        screen.send(number.isMultiple(of: 2) ? "q" : "\u{3}")
        #expect(try screen.waitForExit() == .code(0))
        #expect(screen.isCooked && !screen.isAlternateScreen)
      }
    }
  }
}
