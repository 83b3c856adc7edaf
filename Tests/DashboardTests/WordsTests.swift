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

  @Test func chineseSentencesHaveSignsOfFullWidth() throws {
    // A filter is written with a colon, in examples too.
    let texts = try WordsSource.pairs().map { $0.chinese.replacing("字段:值", with: "") }
    let helps = Command.allCases.map { Words(.chinese).help($0) }
    for text in texts + helps { #expect(!text.hasNarrowSigns, "\(text)") }
  }

  @Test(arguments: InstanceState.documented)
  func everyStateThatIsDocumentedIsNamedInChinese(_ raw: String) {
    for spelling in [raw, raw.uppercased()] {
      let state = InstanceState(rawValue: spelling)
      #expect(Words(.english).state(state) == spelling)
      let chinese = Words(.chinese).state(state)
      // The column has the sign as well.
      #expect(chinese.hasHan && TextWidth.of(chinese, glyphs: .unicode) <= 11, "\(chinese)")
    }
  }

  @Test func aStateThatNobodyDocumentedStaysAsItIsSpelled() {
    #expect(Words(.chinese).state(InstanceState(rawValue: "MIGRATING")) == "MIGRATING")
  }

  @Test(arguments: KnownRegion.all) func everyRegionIsNamedInChinese(_ code: String) {
    let region = Words(.chinese).region(code)
    #expect(region.hasHan && region.hasSuffix(" \(code)"), "\(region)")
    #expect(Words(.english).region(code) == code)
  }

  @Test func aRegionThatIsUnknownIsShownByItsCode() {
    #expect(Words(.chinese).region("ap-atlantis") == "ap-atlantis")
    #expect(Words(.chinese).region("") == "")
    #expect(Words(.chinese).region("ap-beijing-ecm-ct") == "北京电信 ap-beijing-ecm-ct")
  }

  @Test(arguments: OutcomeWord.allCases)
  func everyOutcomeFitsItsColumnInBothLanguages(_ word: OutcomeWord) {
    for language in Language.allCases {
      let text = Words(language).outcome(word)
      #expect(text.hasHan == (language == .chinese))
      #expect(TextWidth.of(text, glyphs: .unicode) <= 11, "\(text)")
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
      "edgereap", "intl", "profile", "ops", "rps", "ID", "IP", "ECM", "tab", "space", "enter",
      "esc", "cdn", "guangzhou", "chengdu", "ecm", "LARGE",
      "test", "prod", "env", "ein", "ap", "ct", "RequestId", "RequestIds",
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
      "JSON", "plan", "json", "config", "yaml",
    ]
  }
}

extension String {
  fileprivate var hasWords: Bool { withoutInterpolations.contains { $0.isLetter } }

  /// Whether a sign of half width follows or precedes a Chinese character.
  fileprivate var hasNarrowSigns: Bool {
    let text = withoutInterpolations
    return zip(text, text.dropFirst()).contains { left, right in
      (String(left).hasHan && ",;:!?()".contains(right))
        || (",;:!?()".contains(left) && String(right).hasHan)
    }
  }

  private var withoutInterpolations: String {
    var (depth, previous, text) = (0, Character(" "), "")
    for character in self {
      defer { previous = character }
      if character == "(", depth > 0 || previous == "\\" { depth += 1 }
      if depth == 0 { text.append(character) }
      if character == ")", depth > 0 { depth -= 1 }
    }
    return text
  }
}
