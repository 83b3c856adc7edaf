import Canvas
import Dashboard
import Fleet
import Testing

/// The line in which a filter is typed: names, completion and what was typed before.
@Suite struct FilterLineTests {
  private func screen() throws -> Screen {
    let saved = try SavedFilters([
      .init(name: "frankfurt", expression: "region:eu-frankfurt"),
      .init(name: "two words", expression: "state:stopped|shutdown"),
    ])
    var screen = Screen { $0.savedFilters = saved }
    screen.list(Fixtures.fleet)
    return screen
  }

  /// By what the loop does while nothing else is to be done, and it stays so while rows go.
  @Test func theListIsReadyForAFilterBeforeOneIsTyped() throws {
    var screen = try screen()
    #expect(screen.state.canPrepare)
    while screen.state.canPrepare { screen.state.prepare() }
    screen.press("/")
    screen.type("cdn")
    let gone = screen.state.list.shownInstances[0].key
    screen.send(.listing(.departed([gone])))
    #expect(!screen.state.canPrepare)
    screen.type("-")
    var other = try self.screen()
    other.press("/")
    other.type("cdn-")
    let expected = other.state.list.shownInstances.filter { $0.key != gone }
    #expect(screen.state.list.shownInstances == expected)
  }

  @Test func aNameStandsForItsFilterBesideOtherTerms() throws {
    var screen = try screen()
    screen.press("/")
    screen.type("@frankfurt")
    #expect(screen.state.list.rows.count == 6)
    screen.type(" id~^epm")
    #expect(screen.state.list.rows.count == 3)
    screen.press("enter")
    #expect(screen.text.contains("/@frankfurt id~^epm"))
  }

  @Test func aNameThatIsUnknownKeepsTheLastGoodFilterAndIsPointedAt() throws {
    var screen = try screen()
    screen.press("/")
    screen.send(.key(.paste("cdn @frankfrut")))
    #expect(screen.state.list.filter.error?.position == 4)
    #expect(screen.state.list.rows.count == 60)
    #expect(screen.text.contains("there is no saved filter"))
  }

  @Test func namesHoldInTheMarkingDialogAndInTheConfirmation() throws {
    var screen = try screen()
    screen.press("+")
    screen.type("@fr")
    screen.press("tab", "enter")
    #expect(screen.state.list.selection.count == 6)
    screen.press("a", "t", "/")
    screen.type("@frankfurt")
    let listed = screen.confirmation?.list.rows.count { row in
      if case .instance = row { true } else { false }
    }
    #expect(listed == 6)
    #expect(screen.confirmation?.plan.instances.count == 59)
  }

  @Test func theFilterAtTheStartMayNameOne() throws {
    let saved = try SavedFilters([.init(name: "f", expression: "region:eu-frankfurt")])
    var screen = Screen {
      $0.savedFilters = saved
      $0.filter = "@f"
    }
    screen.list(Fixtures.fleet)
    #expect(screen.state.list.rows.count == 6)
  }

  @Test func tabCompletesWhatIsCommonAndThenGoesThroughWhatIsOffered() throws {
    var screen = try screen()
    screen.press("/")
    screen.type("pr")
    screen.press("tab")
    #expect(
      screen.state.list.filter.completion.candidates == ["product:", "private_ip:", "protected:"])
    #expect(screen.state.list.filter.text == "pr")
    screen.press("tab")
    #expect(screen.state.list.filter.text == "product:")
    screen.press("tab", "tab", "tab")
    #expect(screen.state.list.filter.text == "product:")
    screen.press("s-tab")
    #expect(screen.state.list.filter.text == "protected:")
    screen.type("n")
    #expect(screen.state.list.filter.completion.candidates.isEmpty)
    screen.press("tab")
    #expect(screen.state.list.filter.text == "protected:no")
  }

  @Test func valuesThatWereSeenAreOffered() throws {
    var screen = try screen()
    screen.press("/")
    screen.type("state:s")
    screen.press("tab", "tab")
    #expect(screen.state.list.filter.text == "state:SHUTDOWN")
    #expect(screen.state.list.rows.count == 1)
  }

  @Test func savedNamesAreOfferedInQuotesWhereTheyNeedThem() throws {
    var screen = try screen()
    screen.press("/")
    screen.type("@t")
    screen.press("tab")
    #expect(screen.state.list.filter.text == "@\"two words\"")
    #expect(screen.state.list.rows.count == 2)
  }

  @Test func theArrowsGoThroughEarlierFiltersAndBackToWhatWasTyped() throws {
    var screen = try screen()
    for text in ["cdn", "id~^bms"] {
      screen.press("/")
      screen.type(text)
      screen.press("enter", "esc")
    }
    screen.press("/")
    screen.type("half")
    var seen: [String] = []
    for _ in 0..<5 {
      screen.press("up")
      seen.append(screen.state.list.filter.text)
    }
    #expect(seen == ["id~^bms", "cdn", "@\"two words\"", "@frankfurt", "@frankfurt"])
    for _ in 0..<4 { screen.press("down") }
    #expect(screen.state.list.filter.text == "half")
    screen.press("down")
    #expect(screen.state.list.filter.text == "half")
  }
}
