import Canvas
import Dashboard
import Fleet
import Testing

/// What is copied from headings, marks and rows, and that the message says how much it is.
@Suite struct CopyingTests {
  private func copied(_ screen: Screen) -> [Substring] {
    guard case .copy(let text)? = screen.effects.last else { return [] }
    return text.split(separator: "\n")
  }

  private func listed(_ grouped: Bool = false) -> Screen {
    var screen = Screen(width: 120, height: 40)
    screen.list(Fixtures.fleet)
    if grouped { screen.press("z", "g") }
    return screen
  }

  // MARK: - The list

  @Test func marksAreCopiedWithThoseThatAreNotShown() {
    var screen = listed()
    screen.press("space", "space", "space", "/")
    screen.type("region:eu-frankfurt")
    screen.press("enter", "y")
    #expect(copied(screen).count == 3)
    #expect(screen.message.contains("3 ids of marked instances"))
    #expect(screen.message.contains("not shown") == (screen.state.list.hiddenMarks > 0))
    screen.press("Y")
    #expect(copied(screen).count == 4)
    #expect(copied(screen).first == "account=100012340012 site=intl at=2026-11-21T08:00:00Z")
  }

  @Test func withoutMarksTheRowIsCopied() {
    var screen = listed()
    screen.press("j", "y")
    #expect(copied(screen) == [Substring(screen.state.list.current?.id ?? "")])
  }

  @Test func aHeadingStandsForItsGroupEvenWithMarks() throws {
    var screen = listed(true)
    screen.press("j", "space", "g", "y")
    let group = try #require(screen.state.list.currentGroup)
    #expect(copied(screen).count == group.count)
    #expect(screen.message.contains("\(group.count) ids of"))
  }

  // MARK: - The results

  private func grouped() -> Screen {
    var screen = Screen(width: 120, height: 40)
    Samples.run(&screen)
    screen.press("z", "g")
    return screen
  }

  @Test func aHeadingOfTheResultsCopiesEveryIdOfItsGroup() {
    var screen = grouped()
    screen.press("y")
    #expect(copied(screen).count == 3)
    #expect(screen.message.contains("3 ids of failed UnsupportedOperation.InvalidInstanceState"))
    screen.press("enter", "y")
    #expect(copied(screen).count == 3)
  }

  @Test func theSupportTextOfAGroupHasOneHeadAndALineForEach() {
    var screen = grouped()
    screen.press("Y")
    let lines = copied(screen)
    #expect(lines.count == 4)
    #expect(
      lines[0]
        == "operation=20261121-080000-3f9a account=100012340012 site=intl "
        + "started_at=2026-11-21T08:00:00Z started_by=ops")
    for line in lines[1...] {
      #expect(line.hasPrefix("ECM ap-guangzhou-ecm ein-"))
      #expect(line.contains("failed UnsupportedOperation.InvalidInstanceState the instance is in"))
      #expect(line.contains("RequestId=f1d7a2a5-0b1c-4b27-9f0a-2f1b7c6e5d4a at="))
      #expect(line.contains("settled_at="))
    }
  }

  @Test func marksOfTheListAreNoPartOfTheResults() {
    var screen = grouped()
    screen.press("2", "j", "space", "3", "j", "y")
    #expect(copied(screen) == [Substring(screen.currentResult ?? "")])
  }

  @Test func aHostileMessageStaysOnItsLine() {
    var screen = Screen(width: 120, height: 40)
    let fleet = [Fixtures.ecm(1), Fixtures.ecm(2)]
    screen.list(fleet)
    screen.start(fleet)
    screen.intend(1, fleet)
    screen.change(
      fleet,
      .failed(ServiceFailure(kind: .refused, code: "No", message: "a\nrm -rf /\u{1B}[2J\u{202E}")))
    screen.press("z", "g", "Y")
    #expect(copied(screen).count == 3)
    guard case .copy(let text)? = screen.effects.last else { return }
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0 != "\u{202E}" })
  }

  // MARK: - Searching in the details

  @Test func detailsAreSearched() {
    var screen = Screen(width: 80, height: 24)
    Samples.run(&screen)
    screen.press("g", "enter", "/")
    screen.type("REQUESTID")
    #expect(screen.state.textField?.text == "REQUESTID")
    screen.press("enter")
    #expect(screen.message.contains("1 line has REQUESTID"))
    #expect(screen.text.contains("f1d7a2a5"))
    screen.press("n", "/")
    screen.type("nowhere")
    screen.press("enter")
    #expect(screen.message.contains("Not found: nowhere"))
    screen.press("esc")
    #expect(screen.state.dialog == nil)
  }

  @Test func theNextMatchIsGoneToAndAfterTheLastTheFirst() throws {
    var screen = Screen(width: 80, height: 16)
    Samples.run(&screen)
    screen.press("g", "enter", "/", "a", "enter")
    var seen: [Int?] = []
    for _ in 0..<60 {
      guard case .details(let details)? = screen.state.dialog else { return }
      seen.append(details.match)
      screen.press("n")
    }
    let first = try #require(seen.first)
    #expect(seen.dropFirst().contains(first))
    #expect(Set(seen).count > 3)
  }

  // MARK: - Formats

  @Test func tabGoesThroughTheFormatsAndTheNameFollows() {
    var screen = listed()
    screen.press("w", "tab", "tab")
    #expect(screen.text.contains("Markdown"))
    #expect(screen.state.textField?.text.hasSuffix(".md") == true)
    screen.press("enter")
    guard case .write(let request)? = screen.effects.last else { return }
    #expect(request.format == .markdown)
    #expect(request.columns.first == .id)
  }

  @Test func theNameChoosesTheFormat() {
    var screen = listed()
    screen.press("w", "ctrl-u")
    screen.type("ticket.md")
    screen.press("enter")
    guard case .write(let request)? = screen.effects.last else { return }
    #expect(request.format == .markdown)
  }
}
