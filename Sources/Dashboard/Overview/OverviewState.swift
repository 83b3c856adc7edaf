package import Canvas
import Fleet
import Words

/// The fleet at a glance: regions as rows, states as columns.
package struct OverviewState: Sendable {
  package var list = ScrollList()
}

extension OverviewState: DialogState {
  var dialog: Dialog { .overview(self) }

  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    key == .escape ? .close : .stay
  }

  func draw(on screen: DashboardState, in frame: inout Frame) {
    let area = DialogFrame(screen.layout.helpDialog, title: "", in: &frame).inner
    frame.putHints(hints(on: screen), in: area)
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    [("esc", screen.words.close)]
  }
}
