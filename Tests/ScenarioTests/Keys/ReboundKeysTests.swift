import Support
import Testing

extension Scenarios {
  /// Keys of an operator's own, from the settings.
  @Suite(.serialized) struct ReboundKeys {
    @Test func reboundKeysAreObeyedAndNamedEverywhere() throws {
      let play = try KeyPlay(
        KeyScenario.Opening(
          settings: """
            keys:
              terminate: [D]
              mark: [m, f3]
              help: [f2]
            """))
      try play.see("m mark  D terminate")
      try play.see("F2 help")
      try play.press("t")
      try play.see("t does nothing here · F2 shows the keys")
      try play.press("space")
      try play.see("space does nothing here · F2 shows the keys")
      try play.press("D")
      try play.see("No instances marked · m marks the row")
      try play.press("m", "D")
      try play.see("Terminate 1 instance. This cannot be undone.")
      try play.press("enter")
      try play.see("Nothing was terminated")
      play.type("\u{1B}OQ")
      try play.see("━ Keys ━")
      try play.see("the keys in the help") {
        play.screen.rows.contains { $0.contains("m F3") && $0.contains("Mark or unmark") }
          && play.screen.rows.contains { $0.contains(" D ") && $0.contains("Terminate marked") }
      }
      try play.stage.expectNothingSent()
    }

    @Test(arguments: [
      (
        "countdown: 3\nkeys:\n  mark: [m]\n  undo: [m]\n", ":4:3:",
        "key 'm' is given to 'mark' and to 'undo'"
      ),
      ("keys:\n  terminat: [D]\n", ":2:3:", "no command 'terminat'; did you mean 'terminate'?"),
      ("keys:\n  mark: [hypr-m]\n", ":2:3:", "no key 'hypr-m'"),
    ])
    func aTableThatCannotBeIsRefusedWithItsPlace(
      _ settings: String, _ place: String, _ words: String
    ) throws {
      let stage = try Stage("--instances", "5")
      try stage.writeSettings(settings)
      let screen = try stage.screen()
      #expect(try screen.waitForExit() == .code(78))
      #expect(screen.outputText.contains("config.yaml\(place)"))
      #expect(screen.outputText.contains(words))
      #expect(!screen.isAlternateScreen && screen.isCooked)
    }
  }
}
