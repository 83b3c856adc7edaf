import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// What `?` shows, wherever it is pressed.
@Suite struct HelpTests {
  private func screen(_ language: Language = .english) -> Screen {
    var screen = Screen(width: 120, height: 40, language: language)
    screen.list(Fixtures.fleet)
    return screen
  }

  private func isHelp(_ screen: Screen) -> Bool { screen.state.help != nil }

  @Test(arguments: [
    ["enter"], ["H"], ["T"], ["c"], [":"], ["+"], ["-"], ["space", "t"], ["space", "t", "tab"],
  ])
  func aQuestionMarkOpensTheHelpOverEveryDialogAndEscGoesBackToIt(_ keys: [String]) {
    var screen = screen()
    for key in keys { screen.press(key) }
    #expect(screen.state.dialog != nil)
    let before = screen.text
    screen.press("?")
    #expect(isHelp(screen) && screen.text.contains("Keys"))
    screen.press("esc")
    #expect(!isHelp(screen) && screen.text == before)
  }

  @Test(arguments: [
    (["H"], "resume watching"), (["c"], "show/hide"), (["space", "t"], "write plan"),
    (["w"], "Format"), (["P"], "open"),
  ])
  func overADialogItBeginsWithTheKeysOfThatDialog(_ keys: [String], _ word: String) {
    var screen = screen()
    screen.press("F1")
    #expect(!screen.text.contains("This dialog"))
    screen.press("esc")
    for key in keys { screen.press(key) }
    screen.press("F1")
    let rows = screen.text.split(separator: "\n")
    let first = rows.firstIndex { $0.contains("This dialog") } ?? rows.endIndex
    let next = rows.firstIndex { $0.contains("Marking") } ?? rows.startIndex
    #expect(first < next)
    let own = rows[min(first, next)..<next].joined().lowercased()
    #expect(own.contains("esc") && own.contains(word.lowercased()), "\(own)")
  }

  @Test(arguments: [["w"], ["P"], ["/", "x"], [":", "x"], ["+", "x"]])
  func whereTextIsTypedAQuestionMarkIsTextAndF1IsTheHelp(_ keys: [String]) {
    var screen = screen()
    for key in keys { screen.press(key) }
    screen.press("?")
    #expect(!isHelp(screen))
    #expect(screen.state.textField?.text.hasSuffix("?") == true)
    screen.press("F1")
    #expect(isHelp(screen))
    screen.press("F1")
    #expect(!isHelp(screen))
  }

  @Test func theQuestionBeforeQuittingHasHelpToo() {
    var screen = screen()
    Samples.run(&screen)
    screen.press("q", "?")
    #expect(isHelp(screen))
    screen.press("q")
    #expect(!isHelp(screen) && screen.text.contains("--resume"))
  }

  @Test func theHelpDoesNotStandInForAKeyThatAbortsACountdown() {
    var screen = screen()
    screen.press("space", "t")
    if let request = screen.confirmation?.request, let plan = screen.confirmation?.plan {
      let current = Dictionary(uniqueKeysWithValues: plan.targets.map { ($0.key, $0) })
      screen.send(.preflight(request: request, PreflightReport(instances: current)))
    }
    screen.type(screen.confirmation?.plan.phrase ?? "")
    screen.press("tab", "enter")
    #expect(screen.state.isCountingDown)
    screen.press("?")
    #expect(!screen.state.isCountingDown && !isHelp(screen))
    screen.wait(seconds: 10)
    #expect(screen.confirmed.isEmpty)
  }

  @Test func aDialogBelowTheHelpGetsItsAnswer() {
    var screen = screen()
    screen.press("H", "?")
    screen.send(.history(Samples.history))
    screen.press("esc")
    #expect(screen.text.contains("20261121-074800-3f9a"))
  }

  @Test(arguments: Language.allCases) func theLegendIsSearched(_ language: Language) {
    let words = Words(language)
    for word in OutcomeWord.allCases {
      #expect(shown(words.meaning(of: word), language), "\(word)")
    }
    for phase in InstanceState.Phase.allCases {
      #expect(shown("phase:\(phase.rawValue)", language), "\(phase)")
    }
    for field in InstanceField.allCases where field.filterName != nil {
      #expect(shown(words.help(field), language), "\(field)")
    }
    for sign in FilterSign.allCases { #expect(shown(words.meaning(of: sign), language), "\(sign)") }
    #expect(shown(words.protectedSign, language))
    #expect(shown(words.accountHelp(key: "^p"), language))
  }

  @Test(arguments: [
    ("z", Command.group), ("S", .sortBy), ("s", .sort), ("^g", .link), ("pgdn", .pageDown),
    ("space", .mark), ("*", .invert), ("0", .overview),
  ])
  func theNameOfAKeyFindsWhatItDoesFirst(_ key: String, _ command: Command) {
    var screen = screen()
    screen.press("?")
    screen.type(key)
    let rows = screen.text.split(separator: "\n").map(String.init)
    let heading = rows.firstIndex { $0.contains("Key \(key)") } ?? rows.count - 1
    #expect(rows[heading + 1].contains(Words(.english).help(command)))
  }

  @Test(arguments: [("delete", Command.terminate), ("bookmark", .views), ("搜索", .find)])
  func anotherWordForACommandFindsIt(_ word: String, _ command: Command) {
    #expect(shown(Words(.english).help(command), searching: word))
  }

  @Test func aSignFindsItsMeaning() {
    #expect(shown(Words(.english).protectedSign, searching: Glyphs.unicode.protected))
    let word = OutcomeWord.failed
    #expect(shown(Words(.english).meaning(of: word), searching: "✗"))
  }

  private func shown(_ sentence: String, searching text: String) -> Bool {
    var screen = screen()
    screen.press("?")
    screen.type(text)
    return screen.text.contains(sentence)
  }

  /// Whether a search for a sentence leaves it in the list.
  private func shown(_ sentence: String, _ language: Language) -> Bool {
    var screen = screen(language)
    screen.press("?")
    // At its beginning a question mark closes the help.
    screen.type(sentence.hasPrefix("?") ? String(sentence.dropFirst(2)) : sentence)
    let below = screen.text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(3)
    return below.contains { $0.contains(sentence) }
  }
}
