import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// Every pane and dialog at every size that the product names, as text and as looks.
@Suite struct GoldenScreenTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var width: Int
    var height: Int
    var face = Face.colour
    var language: Language { face == .chinese ? .chinese : .english }
    var glyphs: Glyphs { face == .ascii ? .ascii : .unicode }
    var testDescription: String { name }
    var name: String { "\(width)x\(height)\(face.rawValue)" }

    /// What a screen is looked at with. What it adds to the name of its file.
    enum Face: String, Sendable {
      case colour = ""
      case monochrome = "-mono"
      case ascii = "-ascii"
      case chinese = "-zh"
    }

    /// Four sizes in colour, and the usual one as others see it.
    static let all =
      [(60, 16), (80, 24), (120, 40), (200, 50)].map { Case(width: $0, height: $1) }
      + [Face.monochrome, .ascii, .chinese].map { Case(width: 80, height: 24, face: $0) }
  }

  private func screen(_ golden: Case) -> Screen {
    var screen = Screen(
      width: golden.width, height: golden.height, glyphs: golden.glyphs,
      language: golden.language)
    screen.list(Fixtures.fleet)
    screen.send(.rate(RateSnapshot(used: 18, limit: 20)))
    return screen
  }

  @Test(arguments: Case.all) func theList(_ golden: Case) {
    var screen = screen(golden)
    screen.press("space", "down", "space", "space", "s", "s")
    let frankfurt = ListingScope(product: .edgezone, region: "eu-frankfurt")
    screen.send(.listing(.failed(frankfurt, Samples.denied)))
    expectGolden(screen.state.frame, "list", golden)
  }

  @Test(arguments: Case.all) func theListUnderHeadings(_ golden: Case) {
    var screen = screen(golden)
    screen.press("/")
    screen.type("name~[357]$|勿删")
    screen.press("enter", "z", "g", "space", "j", "j", "j", "j", "j", "space", "space")
    while screen.state.list.currentGroup?.value != "ap-guangzhou-ecm" { screen.press("j") }
    screen.press("space")
    expectGolden(screen.state.frame, "headings", golden)
  }

  @Test(arguments: Case.all) func theRegions(_ golden: Case) {
    var screen = screen(golden)
    screen.press("1", "j", "l", "j")
    expectGolden(screen.state.frame, "regions", golden)
  }

  @Test(arguments: Case.all) func aFilterThatIsWrong(_ golden: Case) {
    var screen = screen(golden)
    screen.press("/")
    screen.type("state:running nmae:x")
    expectGolden(screen.state.frame, "filter", golden)
  }

  @Test(arguments: Case.all) func whatAFilterMayGoOnWith(_ golden: Case) {
    var screen = screen(golden)
    screen.press("/")
    screen.type("product:ecm p")
    screen.press("tab", "tab", "tab", "tab")
    expectGolden(screen.state.frame, "offered", golden)
  }

  @Test(arguments: Case.all) func theConfirmation(_ golden: Case) {
    var screen = screen(golden)
    screen.press("a", "/")
    screen.type("region~guangzhou")
    screen.press("enter", "t")
    if let request = screen.confirmation?.request {
      screen.send(.preflight(request: request, Samples.preflight(Fixtures.fleet)))
    }
    screen.press("tab", "tab", "down", "down", "space")
    expectGolden(screen.state.frame, "confirmation", golden)
  }

  @Test(arguments: Case.all) func theConfirmationWithACanary(_ golden: Case) {
    var screen = screen(golden)
    screen.press("a", "t", "s-tab")
    if let request = screen.confirmation?.request {
      screen.send(.preflight(request: request, Samples.preflight(Fixtures.fleet)))
    }
    screen.type("CHG-1234 decommission")
    screen.press("s-tab")
    screen.type("5%")
    screen.press("enter")
    expectGolden(screen.state.frame, "canary", golden)
  }

  @Test(arguments: Case.all) func theQuestionAfterTheCanary(_ golden: Case) {
    var screen = screen(golden)
    screen.start(Array(Fixtures.fleet.prefix(30)))
    screen.intend(1, Fixtures.fleet[0...1])
    screen.change(Fixtures.fleet[0...1], .terminating)
    screen.send(
      .operation(
        id: Screen.operation, [.waits([.canaryAnswer(count: 2)], at: screen.now)]))
    screen.wait(seconds: 2)
    expectGolden(screen.state.frame, "question", golden)
    screen.wait(seconds: 2)
    screen.press("esc")
    expectGolden(screen.state.frame, "waiting", golden)
  }

  @Test(arguments: Case.all) func theCountdown(_ golden: Case) {
    var screen = screen(golden)
    screen.press("space", "t")
    if let request = screen.confirmation?.request {
      screen.send(.preflight(request: request, Samples.preflight(Fixtures.fleet)))
    }
    screen.type(screen.confirmation?.plan.phrase ?? "")
    screen.press("enter", "enter")
    expectGolden(screen.state.frame, "countdown", golden)
  }

  @Test(arguments: Case.all) func theResults(_ golden: Case) {
    var screen = screen(golden)
    Samples.run(&screen)
    screen.press("j", "j")
    expectGolden(screen.state.frame, "results", golden)
  }

  @Test(arguments: Case.all) func resultsByCode(_ golden: Case) {
    var screen = screen(golden)
    Samples.run(&screen)
    screen.press("z")
    expectGolden(screen.state.frame, "groups", golden)
  }

  @Test(arguments: Case.all) func resultsByTime(_ golden: Case) {
    var screen = screen(golden)
    Samples.run(&screen)
    screen.press("s", "s", "s", "s", "s", "S", "enter", "j")
    screen.wait(seconds: 1)
    expectGolden(screen.state.frame, "by-time", golden)
  }

  @Test(arguments: Case.all) func theOperationAtAGlance(_ golden: Case) {
    var screen = screen(golden)
    Samples.run(&screen, spread: true)
    screen.press("p")
    expectGolden(screen.state.frame, "picture", golden)
  }

  @Test(arguments: Case.all) func detailsOfAFailure(_ golden: Case) {
    var screen = screen(golden)
    Samples.run(&screen)
    screen.press("o", "enter")
    expectGolden(screen.state.frame, "details", golden)
  }

  @Test(arguments: Case.all) func detailsOfWhatIsListed(_ golden: Case) {
    var screen = screen(golden)
    screen.press("enter")
    expectGolden(screen.state.frame, "listed", golden)
  }

  /// What was remembered is shown as of its time while it is listed anew.
  @Test(arguments: Case.all) func whatIsRemembered(_ golden: Case) {
    var screen = Screen(
      width: golden.width, height: golden.height, glyphs: golden.glyphs,
      language: golden.language)
    screen.send(.listing(.remembered(Fixtures.fleet, asOf: screen.now + -7_500)))
    let ecm = Fixtures.fleet.filter { $0.product == .ecm }
    let scope = ListingScope(product: .ecm, region: nil)
    screen.send(.listing(.discovered(.ecm, Discovery(scopes: [scope], regions: []))))
    screen.send(.listing(.started(scope)))
    screen.send(.listing(.page(scope, ListingPage(instances: ecm, total: ecm.count))))
    screen.send(.listing(.finished(scope, total: ecm.count, at: screen.now)))
    let frankfurt = ListingScope(product: .edgezone, region: "eu-frankfurt")
    let guangzhou = ListingScope(product: .edgezone, region: "ap-guangzhou")
    screen.send(
      .listing(.discovered(.edgezone, Discovery(scopes: [frankfurt, guangzhou], regions: []))))
    screen.send(.listing(.failed(frankfurt, Samples.denied)))
    screen.press("1", "j", "j")
    expectGolden(screen.state.frame, "remembered", golden)
  }

  @Test(arguments: Case.all) func theHelp(_ golden: Case) {
    var screen = screen(golden)
    screen.press("?")
    expectGolden(screen.state.frame, "help", golden)
  }

  @Test(arguments: Case.all) func theColumns(_ golden: Case) {
    var screen = screen(golden)
    screen.press("l", "s", "s", "c", "j", ">", "j", "space", "J", "j", "j", "space")
    expectGolden(screen.state.frame, "columns", golden)
  }

  @Test(arguments: Case.all) func smallDialogs(_ golden: Case) {
    var screen = screen(golden)
    screen.press(":")
    screen.type("mark")
    expectGolden(screen.state.frame, "palette", golden)
    screen.press("esc", "T", "j")
    expectGolden(screen.state.frame, "themes", golden)
    screen.press("esc", "H")
    screen.send(.history(Samples.history))
    expectGolden(screen.state.frame, "history", golden)
    screen.press("esc", "w")
    expectGolden(screen.state.frame, "export", golden)
    screen.press("esc", "+")
    screen.type("zone:")
    screen.type("x naem~y")
    expectGolden(screen.state.frame, "mark-by", golden)
    screen.press("esc")
    Samples.run(&screen)
    screen.press("q")
    expectGolden(screen.state.frame, "quit", golden)
  }

  /// Each says why it is empty and what to do next.
  @Test(arguments: [Case(width: 80, height: 24), Case(width: 60, height: 16, face: .chinese)])
  func whatIsEmpty(_ golden: Case) {
    var screen = screen(golden)
    screen.press("/")
    screen.type("nobody")
    screen.press("enter")
    expectGolden(screen.state.frame, "empty-filter", golden)
    screen.press("esc", "H")
    screen.send(.history([]))
    expectGolden(screen.state.frame, "empty-history", golden)
    screen.press("esc", ":")
    screen.type("term")
    expectGolden(screen.state.frame, "unavailable", golden)
    var nothing = Screen(width: golden.width, height: golden.height, language: golden.language)
    nothing.list([])
    let scope = ListingScope(product: .edgezone, region: "eu-frankfurt")
    nothing.send(.listing(.failed(scope, Samples.denied)))
    expectGolden(nothing.state.frame, "nothing-listed", golden)
  }

  @Test func tooSmall() {
    var screen = Screen(width: 59, height: 15)
    screen.list(Fixtures.fleet)
    DashboardTests.expectGolden(screen.state.frame, "too-small")
  }

  private func expectGolden(
    _ frame: Frame, _ name: String, _ golden: Case,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let shown = golden.face == .monochrome ? frame.withoutColours : frame
    DashboardTests.expectGolden(
      shown, "\(name)-\(golden.name)", sourceLocation: sourceLocation)
  }
}

extension Frame {
  /// As a terminal without colours shows it: the looks are emphasis alone.
  fileprivate var withoutColours: Frame {
    var frame = self
    for y in 0..<size.height {
      for x in 0..<size.width {
        let style = Theme.builtInDark.style(self[x, y].role, depth: .monochrome)
        frame[x, y].emphasis.formUnion(style.emphasis)
        frame[x, y].role = .text
      }
    }
    return frame
  }
}
