import Canvas
import Dashboard
import Fleet
import Testing

/// The name of a plan's file: what the dialog proposes, and what Tab completes.
@Suite struct FolderCompletionTests {
  private func opened() -> Screen {
    var screen = Screen()
    screen.list(Fixtures.fleet)
    screen.press("P")
    return screen
  }

  private func path(_ screen: Screen) -> String {
    if case .planFile(let dialog) = screen.state.dialog { dialog.path.text } else { "" }
  }

  private func candidates(_ screen: Screen) -> [String] {
    if case .planFile(let dialog) = screen.state.dialog {
      dialog.completion.candidates
    } else {
      []
    }
  }

  @Test func theNewestPlanThatTheScreenWroteIsProposed() {
    var screen = opened()
    #expect(screen.effects == [.listFiles(beginning: "edgereap-plan-")])
    #expect(path(screen) == "plan.json")
    let newest = "edgereap-plan-20261121-090000.json"
    screen.send(
      .files(
        beginning: "edgereap-plan-", names: ["edgereap-plan-20261120-090000.json", newest]))
    #expect(path(screen) == newest)
    screen.type("d")
    #expect(path(screen) == "d")
  }

  @Test func aPasteReplacesTheProposal() {
    var screen = opened()
    screen.send(.key(.paste("plans/drain.json")))
    #expect(path(screen) == "plans/drain.json")
  }

  @Test func whatWasTypedIsNotReplacedByALateProposal() {
    var screen = opened()
    screen.type("dr")
    screen.send(.files(beginning: "edgereap-plan-", names: ["edgereap-plan-1.json"]))
    #expect(path(screen) == "dr")
    #expect(candidates(screen).isEmpty)
  }

  @Test func tabCompletesAnOnlyNameAndGoesIntoItsFolder() {
    var screen = opened()
    screen.type("pl")
    screen.press("tab")
    #expect(screen.effects.last == .listFiles(beginning: "pl"))
    screen.send(.files(beginning: "pl", names: ["plans/"]))
    #expect(path(screen) == "plans/")
    screen.press("tab")
    #expect(screen.effects.last == .listFiles(beginning: "plans/"))
    screen.send(.files(beginning: "plans/", names: ["drain.json"]))
    #expect(path(screen) == "plans/drain.json")
    screen.press("enter")
    #expect(screen.effects.last == .readPlan(request: 1, path: "plans/drain.json"))
  }

  @Test func tabSaysThatThereIsNothingToComplete() {
    var screen = opened()
    screen.send(.files(beginning: "edgereap-plan-", names: []))
    #expect(screen.message.isEmpty)
    screen.type("zz")
    screen.press("tab")
    screen.send(.files(beginning: "zz", names: []))
    #expect(screen.message == "Nothing to complete")
  }

  @Test func severalNamesAreShownAndTabStepsThroughThem() {
    var screen = opened()
    screen.type("plans/d")
    screen.press("tab")
    screen.send(.files(beginning: "plans/d", names: ["drain.json", "drill.json"]))
    #expect(path(screen) == "plans/dr")
    #expect(screen.text.contains("drain.json drill.json"))
    screen.press("tab")
    #expect(path(screen) == "plans/drain.json")
    screen.press("tab")
    #expect(path(screen) == "plans/drill.json")
    screen.press("s-tab")
    #expect(path(screen) == "plans/drain.json")
    screen.type("x")
    #expect(candidates(screen).isEmpty)
  }

  @Test func anAnswerToWhatIsNoLongerThereIsIgnored() {
    var screen = opened()
    screen.type("pl")
    screen.press("tab")
    screen.type("x")
    screen.send(.files(beginning: "pl", names: ["plans/"]))
    #expect(path(screen) == "plx")
    screen.press("esc")
    screen.send(.files(beginning: "plx", names: ["plx.json"]))
    #expect(screen.state.dialog == nil)
  }

  @Test func tabOnTheProposalKeepsItToBeEdited() {
    var screen = opened()
    screen.press("tab")
    screen.send(.files(beginning: "plan.json", names: ["plan.json"]))
    screen.type("x")
    #expect(path(screen) == "plan.jsonx")
  }
}
