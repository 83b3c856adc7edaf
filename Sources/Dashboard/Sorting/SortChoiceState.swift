package import Canvas
import Fleet
import Words

/// Chooses the column to sort by.
package struct SortChoiceState: Sendable {
  package var list = ScrollList()

  init(on screen: DashboardState) {}
}

extension SortChoiceState: DialogState {
  var dialog: Dialog { .sortChoice(self) }

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
