import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// Neither language lacks a word that the other has.
@Suite struct WordsTests {
  @Test func everySentenceIsThereInChinese() throws {
    let pairs = try WordsSource.pairs()
    #expect(pairs.count > 150)
    for pair in pairs {
      #expect(pair.chinese.hasHan || !pair.chinese.hasWords, "\(pair)")
      #expect(!pair.english.hasHan && pair.english != pair.chinese, "\(pair)")
    }
  }

  @Test(arguments: Command.allCases) func everyCommandIsNamedInChinese(_ command: Command) {
    let (english, chinese) = (Words(.english), Words(.chinese))
    #expect(chinese.footer(command).hasHan)
    #expect(chinese.help(command).hasHan)
    #expect(!english.footer(command).hasHan)
    #expect(!english.help(command).hasHan)
    // As wide as help and palette have room for at 80 columns.
    for words in [english, chinese] {
      #expect(TextWidth.of(words.help(command), glyphs: .unicode) <= 60)
    }
  }

  /// What is left in Latin letters on a Chinese screen are names, keys and what the service said.
  @Test func aChineseScreenHasNoEnglishWordsOfItsOwn() {
    var screen = Screen(width: 200, height: 50, language: .chinese)
    screen.list(Fixtures.fleet.filter { $0.name.contains("边缘") })
    let names: Set<String> = [
      "edgereap", "intl", "profile", "ops", "rps", "ID", "IP", "ECM", "RUNNING", "STOPPED",
      "SHUTDOWN", "tab", "space", "enter", "esc", "cdn", "guangzhou", "chengdu", "ecm", "LARGE",
      "test", "prod", "env", "ein", "ap", "ct", "postpaid", "prepaid", "RequestId", "RequestIds",
    ]
    for keys in [
      [], ["1"], ["a", "t"], ["esc", "H"], ["esc", "?"], ["esc", ":"], ["esc", "q"],
    ] {
      for key in keys { screen.press(key) }
      let words = screen.text.split(whereSeparator: \.isWhitespace)
        .filter { word in !word.contains { "-=~:<>+…".contains($0) || $0.isNumber } }
        .flatMap { $0.split { !$0.isASCII || !$0.isLetter } }.map(String.init)
      let strange = Set(words.filter { $0.count > 3 }).subtracting(names)
      #expect(strange.isSubset(of: allowedInHelp), "\(keys): \(strange.sorted())")
    }
  }

  /// Names of keys, and of fields and values in the examples of filters.
  private var allowedInHelp: Set<String> {
    [
      "home", "pgdn", "pgup", "regions", "name", "region", "state", "running", "stopped", "created",
      "JSON", "plan", "json",
    ]
  }
}

extension String {
  /// Whether there are letters beside those in interpolations.
  fileprivate var hasWords: Bool {
    var depth = 0
    var previous: Character = " "
    for character in self {
      defer { previous = character }
      if character == "(", depth > 0 || previous == "\\" { depth += 1 }
      if character == ")", depth > 0 { depth -= 1 }
      if depth == 0, character.isLetter { return true }
    }
    return false
  }
}
