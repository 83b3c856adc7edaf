import Canvas
import Fleet
import Testing

@testable import Dashboard

/// What is touched is drawn again, so that a key touches only what it changes.
@Suite struct DrawnPartsTests {
  private func versions(_ state: DashboardState) -> [Int] {
    [
      state.$configuration, state.$identity, state.$regions, state.$operations, state.$columns,
      state.list.$inventory, state.list.$selection, state.list.$rows, state.list.$filter,
      state.list.$widths,
    ]
  }

  @Test(arguments: ["j", "G", "k", "g", "l"]) func aKeyThatMovesTheCursorTouchesNothingElse(
    name: String
  ) {
    var screen = Screen(width: 120, height: 40)
    screen.list(Fixtures.fleet)
    screen.send(.listingEnded)
    var state = screen.state
    while state.canPrepare { state.prepare() }
    let before = versions(state)
    _ = state.update(.key(Key(name: name) ?? .escape), at: screen.now)
    // As the loop does after every key.
    state.prepare()
    #expect(versions(state) == before)
  }
}
