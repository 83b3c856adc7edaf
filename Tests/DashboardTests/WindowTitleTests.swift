import Canvas
import Dashboard
import Fleet
import Testing

struct WindowTitleTests {
  /// The last changes and the end may come in one step, between two frames.
  @Test func `the title of an operation that has ended says how far it came`() {
    var screen = Screen { $0.profile = "" }
    screen.list(Fixtures.fleet)
    #expect(screen.state.windowTitle == nil)
    let targets = Fixtures.fleet.prefix(4)
    screen.start(Array(targets))
    #expect(screen.state.windowTitle == "edgereap 0%")
    screen.intend(1, targets)
    screen.change(targets, .gone)
    screen.send(.operationEnded(id: Screen.operation))
    #expect(screen.state.windowTitle == "edgereap 100%")
  }
}
