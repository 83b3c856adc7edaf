import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// Views: a filter with its columns, sort and groups under a name.
@Suite struct ViewsTests {
  private static let narrow = SavedView(
    name: "narrow", filter: "product:ecm", columns: [ListColumn(.name), ListColumn(.zone)],
    order: SortOrder(column: .age, isReversed: true), grouping: .region)

  private func screen(
    width: Int = 80, height: Int = 24, glyphs: Glyphs = .unicode, language: Language = .english,
    savesSettings: Bool = true
  ) throws -> Screen {
    let saved = try SavedFilters([
      .init(name: "cdn", expression: "name~^cdn-"),
      .init(name: "narrow", expression: "product:ecm"),
      .init(name: "brave", expression: "@cdn"),
    ])
    var screen = Screen(width: width, height: height, glyphs: glyphs, language: language) {
      $0.savedFilters = saved
      $0.views = [Self.narrow]
      $0.savesSettings = savesSettings
    }
    screen.list(Fixtures.fleet)
    return screen
  }

  private func state(_ screen: Screen) -> ViewsState? {
    if case .views(let state) = screen.state.dialog { state } else { nil }
  }

  private func saved(_ screen: Screen) -> SettingsChange? {
    if case .saveSettings(let change) = screen.effects.last { change } else { nil }
  }

  // MARK: - Applying

  @Test func theListNamesEachWithWhatItSets() throws {
    var screen = try screen(width: 120)
    screen.press("@")
    for text in ["narrow", "product:ecm", "sorted by age, reversed", "2 columns"] {
      #expect(screen.text.contains(text), "\(text)")
    }
    #expect(state(screen)?.views.map(\.name) == ["cdn", "narrow", "brave"])
    screen.press("down")
    #expect(screen.text.contains("grouped by region"))
    #expect(screen.text.contains("Save the present view"))
  }

  @Test func aViewBringsBackFilterColumnsSortAndGroup() throws {
    var screen = try screen()
    screen.press("@")
    screen.type("nar")
    screen.press("enter")
    #expect(screen.state.dialog == nil)
    #expect(screen.state.list.filter.text == "product:ecm")
    #expect(screen.state.columns == Self.narrow.columns)
    #expect(screen.state.list.order == Self.narrow.order)
    #expect(screen.state.list.grouping == .region)
    #expect(screen.state.list.column == .name)
    #expect(screen.state.list.shownInstances.allSatisfy { $0.product == .ecm })
    screen.press("esc")
    #expect(screen.state.list.filter.text.isEmpty)
    #expect(screen.state.list.grouping == .region)
  }

  @Test func aFilterLeavesTheRestOfTheListAsItIs() throws {
    var screen = try screen()
    let columns = screen.state.columns
    screen.press("z", "@", "enter")
    #expect(screen.state.list.filter.text == "name~^cdn-")
    #expect(screen.state.columns == columns)
    #expect(screen.state.list.grouping == .region)
  }

  @Test func namesThatBeginWithWhatWasTypedComeFirst() throws {
    var screen = try screen()
    screen.press("@")
    screen.type("c")
    #expect(state(screen)?.views.map(\.name) == ["cdn", "narrow", "brave"])
    screen.type("d")
    #expect(state(screen)?.views.map(\.name) == ["cdn", "brave"])
    screen.type("x")
    #expect(state(screen)?.list.cursor == 0)
    screen.press("esc")
    #expect(screen.state.dialog == nil)
  }

  // MARK: - Saving

  @Test func thePresentViewIsSavedUnderATypedName() throws {
    var screen = try screen()
    screen.press("/")
    screen.type("state:running")
    screen.press("enter", "s", "z", "@")
    screen.type("mine")
    screen.press("enter", "enter")
    #expect(
      saved(screen)
        == .view(
          SavedView(
            name: "mine", filter: "state:running", columns: screen.state.columns,
            order: screen.state.list.order, grouping: .region)))
    #expect(screen.state.dialog == nil)
  }

  @Test func aChosenRegionIsSavedWithTheFilter() throws {
    var screen = try screen()
    screen.press("/")
    screen.type("state:running")
    screen.press("enter", "1", "j", "2")
    let shown = screen.state.list.shownInstances.map(\.key)
    screen.press("@", "up", "enter")
    #expect(screen.text.contains("region:ap-chengdu-ecm state:running"))
    screen.type("mine")
    screen.press("enter")
    guard case .view(let view) = saved(screen) else {
      Issue.record("nothing was saved")
      return
    }
    #expect(view.filter == "region:ap-chengdu-ecm state:running")
    let filters = try SavedFilters([.init(name: "mine", expression: view.filter)])
    screen.send(.settingsSaved(.view(view), filters, [view]))
    screen.press("1", "G", "2", "@", "enter")
    #expect(screen.state.list.regionFilter == .all)
    #expect(screen.state.regions.current?.identity == .all)
    #expect(screen.state.list.shownInstances.map(\.key) == shown)
  }

  @Test func tabSavesTheFilterAlone() throws {
    var screen = try screen()
    screen.press("/")
    screen.type("state:running")
    screen.press("enter", "@", "up", "enter")
    screen.type("@x")
    screen.press("tab", "enter")
    #expect(screen.message.contains("cannot begin with @"))
    #expect(saved(screen) == nil)
    screen.press("home", "delete", "enter")
    #expect(saved(screen) == .view(SavedView(name: "x", filter: "state:running")))
  }

  @Test func withoutAFilterThereIsNoneToSave() throws {
    var screen = try screen()
    screen.press("@", "up", "enter")
    screen.type("x")
    screen.press("tab", "enter")
    #expect(screen.message == "There is no filter to save")
    #expect(saved(screen) == nil)
  }

  @Test func aNameThatIsTakenIsAskedAbout() throws {
    var screen = try screen()
    screen.press("@", "up", "enter")
    screen.type("cdn")
    screen.press("enter")
    #expect(screen.text.contains("Replace it?"))
    screen.press("enter")
    #expect(saved(screen) == nil)
    screen.press("up", "enter")
    screen.type("cdn")
    screen.press("enter", "y")
    guard case .view(let view) = saved(screen) else {
      Issue.record("nothing was saved")
      return
    }
    #expect(view.name == "cdn")
  }

  @Test func aFilterThatWouldReferToItselfIsNotSaved() throws {
    var screen = try screen()
    screen.press("/")
    screen.type("@brave")
    screen.press("enter", "@", "up", "enter")
    screen.type("cdn")
    screen.press("enter", "y")
    #expect(saved(screen) == nil)
    #expect(screen.message.contains("refers to itself"))
  }

  @Test func whatIsSavedHoldsAtOnce() throws {
    var screen = try screen()
    let view = SavedView(name: "new", filter: "cdn", grouping: .zone)
    let filters = try SavedFilters([.init(name: "new", expression: "cdn")])
    screen.send(.settingsSaved(.view(view), filters, [view]))
    #expect(screen.message == "Saved 'new' to the settings")
    screen.press("/")
    screen.type("@new")
    #expect(screen.state.list.filter.error == nil)
  }

  @Test func aFileThatCannotBeWrittenIsSaidAndNothingIsLost() throws {
    var screen = try screen()
    screen.press("c", "s")
    guard case .list(let columns, _, _) = saved(screen) else {
      Issue.record("nothing was saved")
      return
    }
    #expect(columns == screen.state.columns)
    screen.send(.settingsNotSaved(reason: "config.yaml: Permission denied"))
    #expect(screen.text.contains("Not saved: config.yaml: Permission denied"))
    #expect(screen.state.columns == columns)
  }

  // MARK: - Deleting

  @Test func aViewIsDeletedAfterAQuestion() throws {
    var screen = try screen()
    screen.press("@", "down", "delete")
    #expect(screen.text.contains("Delete 'narrow' from the settings?"))
    screen.press("esc")
    #expect(saved(screen) == nil)
    screen.press("^d", "y")
    #expect(saved(screen) == .removal(name: "narrow"))
    screen.send(
      .settingsSaved(
        .removal(name: "narrow"), try SavedFilters([.init(name: "cdn", expression: "cdn")]), []))
    #expect(state(screen)?.views.map(\.name) == ["cdn"])
    #expect(screen.text.contains("Deleted 'narrow'"))
  }

  @Test func aFilterThatAnotherRefersToStays() throws {
    var screen = try screen()
    screen.press("@", "delete", "y")
    #expect(saved(screen) == nil)
    #expect(screen.text.contains("Another filter refers to @cdn"))
  }

  // MARK: - The demonstration

  @Test func withoutSettingsAViewIsKeptForTheRun() throws {
    var screen = try screen(savesSettings: false)
    screen.press("@", "up", "enter")
    screen.type("mine")
    screen.press("enter")
    #expect(saved(screen) == nil)
    #expect(screen.message.contains("until you quit"))
    screen.press("@")
    #expect(state(screen)?.views.map(\.name) == ["cdn", "narrow", "brave", "mine"])
    screen.press("esc", "c", "s")
    #expect(saved(screen) == nil)
    #expect(screen.text.contains("--demo has no settings"))
  }

  // MARK: - Looks

  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 50)], Language.allCases)
  func everyPartOfTheDialogFits(_ size: (Int, Int), _ language: Language) throws {
    for glyphs in language == .english ? [Glyphs.unicode, .ascii] : [.unicode] {
      var screen = try screen(
        width: size.0, height: size.1, glyphs: glyphs, language: language)
      screen.press("@")
      #expect(screen.text.contains("narrow"))
      #expect(screen.text.contains(screen.state.words.take))
      screen.press("^d")
      #expect(screen.text.contains("cdn"))
      screen.press("esc", "up", "enter")
      #expect(screen.text.contains(screen.state.words.onlyFilter))
      #expect(screen.text.contains(screen.state.words.wholeView))
      if glyphs == .ascii { #expect(screen.text.utf8.allSatisfy { $0 < 0x80 }) }
    }
  }
}
