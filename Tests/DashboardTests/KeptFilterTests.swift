import Canvas
import Dashboard
import Fleet
import Testing

/// A filter that is wrong is never lost, and never looks as if it were in force.
@Suite struct KeptFilterTests {
  private static let bad = "state:running nmae:x"

  private func typed(_ text: String = bad) -> Screen {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.press("/")
    screen.type(text)
    return screen
  }

  private func expectKept(_ screen: Screen, _ source: SourceLocation = #_sourceLocation) {
    #expect(screen.state.list.filter.text == Self.bad, sourceLocation: source)
    #expect(screen.text.contains("nmae:x"), sourceLocation: source)
    #expect(screen.text.contains("there is no field"), sourceLocation: source)
  }

  @Test func enterKeepsItInTheField() {
    var screen = typed()
    screen.press("enter")
    #expect(screen.state.list.filter.isEditing)
    expectKept(screen)
    screen.press("esc")
    #expect(screen.state.list.filter.text.isEmpty)
  }

  @Test func aClickOnAPaneKeepsItInTheField() {
    var screen = typed()
    screen.send(.key(.mouse(MouseEvent(action: .press, at: Point(x: 40, y: 5)))))
    #expect(screen.state.list.filter.isEditing)
    expectKept(screen)
  }

  @Test func aClickOnAPaneTakesAGoodOneAsEnterDoes() {
    var screen = typed("cdn")
    screen.send(.key(.mouse(MouseEvent(action: .wheelDown, at: Point(x: 40, y: 5)))))
    #expect(screen.state.list.filter.isEditing)
    screen.send(.key(.mouse(MouseEvent(action: .press, at: Point(x: 40, y: 5)))))
    #expect(!screen.state.list.filter.isEditing)
    #expect(screen.state.list.filter.history == ["cdn"])
    screen.press("j")
    #expect(screen.state.list.filter.text == "cdn")
  }

  @Test func helpResizeAndASmallScreenKeepIt() {
    var screen = typed()
    screen.press("f1", "esc")
    expectKept(screen)
    screen.send(.resized(Size(width: 30, height: 8)))
    screen.press("x", "enter")
    screen.send(.resized(Size(width: 80, height: 24)))
    expectKept(screen)
  }

  @Test func theArrowsComeBackToIt() {
    var screen = typed("cdn")
    screen.press("enter", "esc", "/")
    screen.type(Self.bad)
    screen.press("up", "down")
    expectKept(screen)
  }

  @Test func whatTabCompletedIsTheNewDraft() {
    var screen = typed("cdn")
    screen.press("enter", "esc", "/", "up")
    screen.type(" prod")
    screen.press("tab", "up", "down")
    #expect(screen.state.list.filter.text == "cdn product:")
  }

  @Test func oneOfTheStartIsShownWithItsError() {
    var screen = Screen { $0.filter = Self.bad }
    screen.list(Fixtures.fleet)
    #expect(screen.state.list.rows.count == 60)
    expectKept(screen)
    screen.press("j", "1")
    #expect(screen.text.contains("/state:running"))
    screen.press("2", "/", "enter")
    expectKept(screen)
  }

  @Test func aRegionThatTurnsOutNotToExistIsShownWithItsError() {
    var screen = Screen { $0.filter = "region:ap-atlantis" }
    screen.list(Fixtures.fleet)
    screen.send(
      .listing(
        .discovered(
          .ecm,
          Discovery(
            scopes: [ListingScope(product: .ecm, region: nil)], regions: [],
            places: ServicePlaces(regions: ["ap-chengdu-ecm"], zones: ["z"])))))
    screen.send(
      .listing(
        .discovered(
          .edgezone,
          Discovery(
            scopes: [ListingScope(product: .edgezone, region: "ap-guangzhou")], regions: [],
            places: ServicePlaces(regions: ["ap-guangzhou"], zones: ["z"])))))
    screen.send(.suspendRefused)
    screen.send(.listingEnded)
    screen.press("j")
    #expect(screen.text.contains("✗"))
    #expect(screen.text.contains("/region:ap-atlantis"))
  }
}
