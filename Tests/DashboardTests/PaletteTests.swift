import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// How an operator finds a command without knowing its key.
@Suite struct PaletteTests {
  private func palette(_ text: String, language: Language = .english) -> (Screen, [Command]) {
    var screen = Screen(width: 80, height: 24, language: language)
    screen.list(Fixtures.fleet)
    screen.press(":")
    screen.type(text)
    guard case .palette(let palette) = screen.state.dialog else { return (screen, []) }
    return (screen, palette.matches)
  }

  @Test(arguments: [
    ("mark a", Command.markAll), ("mkall", .markAll), ("trm", .terminate), ("retry", .retry),
    ("csv", .write), ("copysup", .copySupport), ("THEME", .themes),
    ("half_page_down", .halfPageDown),
  ])
  func aNameItsWordsOrItsAbbreviationFindsACommand(_ text: String, _ command: Command) {
    #expect(palette(text).1.first == command)
  }

  @Test func chineseNamesAndEnglishOnesFindACommand() {
    #expect(palette("销毁", language: .chinese).1.first == .terminate)
    #expect(palette("terminate", language: .chinese).1.first == .terminate)
  }

  @Test(arguments: [
    ("delete", [Command.terminate]), ("destroy", [.terminate]), ("kill", [.terminate]),
    ("export", [.write]), ("save", [.write, .views]), ("search", [.filter]), ("find", [.filter]),
    ("select", [.mark, .markAll, .range]), ("exit", [.quit]), ("account", [.profiles, .help]),
    ("profile", [.profiles, .help]), ("jump", [.first, .last]), ("goto", [.first, .last]),
    ("cancel", [.back, .stop]),
    ("删除", [.terminate]), ("销毁", [.terminate]), ("导出", [.write]), ("保存", [.write]),
    ("搜索", [.filter]), ("选择", [.mark, .markAll, .range]), ("退出", [.quit]),
    ("账号", [.profiles, .help]),
    ("取消", [.back, .stop]),
  ])
  func otherWordsFindACommandInEitherLanguage(_ text: String, _ commands: [Command]) {
    for language in Language.allCases {
      let found = palette(text, language: language).1
      // A command of that very name may come before.
      let isNamed = Language.allCases.contains { language in
        found.first.map { Words(language).footer($0).hasPrefix(text) } == true
      }
      #expect(isNamed || commands.contains(found.first ?? .down), "\(language): \(found.prefix(4))")
      #expect(Set(commands).isSubset(of: found), "\(language): \(found)")
    }
  }

  @Test func itOpensWithWhatIsLikelyNowAndEndsWithKeysThatMove() {
    let moving: Set<Command> = [.down, .up, .pageDown, .first, .left, .nextPane]
    var screen = Screen(width: 80, height: 24)
    screen.list(Fixtures.fleet)
    screen.press(":")
    #expect(matches(screen).first == .filter)
    #expect(moving.isDisjoint(with: matches(screen).prefix(25)))
    #expect(Set(matches(screen)) == Set(Command.allCases))
    #expect(matches(screen).count == Command.allCases.count)
    screen.press("esc", "space", ":")
    #expect(matches(screen).first == .terminate)
    screen.press("esc")
    Samples.run(&screen)
    screen.press(":")
    #expect(matches(screen).first == .results)
  }

  private func matches(_ screen: Screen) -> [Command] {
    if case .palette(let palette) = screen.state.dialog { palette.matches } else { [] }
  }

  @Test func whatIsNotAvailableSaysWhyInFull() {
    let (screen, _) = palette("terminate")
    let reason = "No instances marked · space marks the row"
    #expect(screen.text.contains(reason))
  }

  @Test func nothingFoundSaysSo() {
    let (screen, matches) = palette("zzz")
    #expect(matches.isEmpty)
    #expect(screen.text.contains("No such command"))
  }

  @Test(arguments: Language.allCases) func theHelpNamesEveryCommand(_ language: Language) {
    var screen = Screen(width: 200, height: 50, language: language)
    screen.list(Fixtures.fleet)
    screen.press("?")
    let missing = Command.allCases.filter { command in
      var search = screen
      search.type(Words(language).help(command))
      return !search.text.dropFirstLines(3).contains(Words(language).help(command))
    }
    #expect(missing.isEmpty)
  }

  @Test func keysOfAnOperatorsOwnAreInEverySentenceThatNamesAKey() throws {
    let table = try CommandTable(overrides: [
      .history: [.function(9)], .back: [.function(8)], .refresh: [.function(7)],
    ])
    var screen = Screen { $0.keys = table }
    screen.list(Fixtures.fleet)
    screen.press("3")
    #expect(screen.message.contains("F9 shows past operations"))
    screen.press("/")
    screen.type("nobody")
    screen.press("enter")
    #expect(screen.text.contains("No instances match the filter. F8 clears it."))
    screen.press("F8", "v")
    #expect(screen.message.contains("F8 cancels"))
  }
}

extension String {
  fileprivate func dropFirstLines(_ count: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).dropFirst(count)
      .joined(separator: "\n")
  }
}
