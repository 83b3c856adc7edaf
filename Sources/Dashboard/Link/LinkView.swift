import Canvas
import Words

/// The dialog with the figures of the terminal and the link, as they were when it opened.
extension LinkReport: DialogState {
  var dialog: Dialog { .link(self) }

  /// The keys that leave something leave this; others wait for that.
  func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    let isLeaving = [.back, .quit, .link].contains(screen.keys.command(for: key)) || key == .enter
    return isLeaving ? .close : .stay
  }

  func draw(on screen: DashboardState, in frame: inout Frame) {
    let words = screen.words
    let area = DialogFrame(screen.layout.linkDialog, title: words.linkTitle, in: &frame).inner
    for (row, line) in words.link(self).enumerated() {
      frame.put(line.label, x: area.x, y: area.y + row, role: .heading, maxWidth: 17)
      frame.put(line.value, x: area.x + 18, y: area.y + row, maxWidth: area.width - 18)
    }
    frame.putHints(hints(on: screen), in: area)
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    [("esc", screen.words.close)]
  }
}
