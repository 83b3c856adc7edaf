import Canvas
import Words

/// The terminal and the link, in figures. They are those of the moment when it was opened.
extension DashboardState {
  func drawLink(_ report: LinkReport, in frame: inout Frame, _ layout: Layout) {
    let area = DialogFrame(layout.linkDialog, title: words.linkTitle, in: &frame).inner
    for (row, line) in words.link(report).enumerated() {
      frame.put(line.label, x: area.x, y: area.y + row, role: .heading, maxWidth: 17)
      frame.put(line.value, x: area.x + 18, y: area.y + row, maxWidth: area.width - 18)
    }
    frame.putHints([("esc", words.close)], x: area.x, y: area.bottom - 1, width: area.width)
  }
}
