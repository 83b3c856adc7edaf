import Canvas
import Fleet
import Testing

@testable import Dashboard
import Words

/// What is told apart by colour is told apart without it too.
@Suite struct SignTests {
  @Test(arguments: Glyphs.allCases, Language.allCases)
  func everyOutcomeHasAWordAndASignOfItsOwn(glyphs: Glyphs, language: Language) {
    let words = OutcomeWord.display.map { Words(language).outcome($0) }
    #expect(Set(words).count == words.count)
    // What was sent and what was accepted look alike: both are on their way.
    let signs = OutcomeWord.display.filter { $0 != .accepted }.map { $0.glyph(glyphs) }
    #expect(Set(signs).count == signs.count)
  }

  @Test(arguments: Glyphs.allCases)
  func everyStateIsAWordBesideASign(glyphs: Glyphs) {
    let states = ["PENDING", "running", "STOPPED", "rebooting", "isolated", "terminating", "error"]
    let signs = states.map { InstanceState(rawValue: $0).glyph(glyphs) }
    #expect(Set(signs).count == signs.count)
  }
}
