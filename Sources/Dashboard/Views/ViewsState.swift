package import Canvas
import Fleet
import Words

/// Views: a filter with its sort, columns and groups under a name.
package struct ViewsState: Sendable {
  package var list = ScrollList()
}

extension ViewsState: DialogState {
  var dialog: Dialog { .views(self) }

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
