package import Canvas
import Words

/// The keys, searchable.
package struct HelpState: Sendable {
  package var search = TextField()
  package var offset = 0
}

extension HelpState: DialogState {
  var dialog: Dialog { .help(self) }
  var textField: TextField? { search }

  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    let page = screen.layout.helpDialog.height - 4
    switch key {
    case .escape, .enter, .control("c"): return .close
    case .character("q") where search.isEmpty, .character("?") where search.isEmpty: return .close
    case .down: offset += 1
    case .up: offset -= 1
    case .pageDown, .control("d"): offset += page
    case .pageUp: offset -= page
    case .control("u") where search.isEmpty: offset -= page
    case .mouse(let event) where event.action == .wheelDown: offset += 3
    case .mouse(let event) where event.action == .wheelUp: offset -= 3
    default:
      if search.handle(key) { offset = 0 }
    }
    offset = max(0, min(offset, screen.helpLines(matching: search.text).count - page))
    return .stay
  }

  func draw(on screen: DashboardState, in frame: inout Frame) {
    let words = screen.words
    let box = DialogFrame(screen.layout.helpDialog, title: words.helpTitle, in: &frame)
    let area = box.inner
    search.draw(
      in: &frame, x: area.x, y: area.y, width: area.width, focused: true,
      placeholder: words.searchPlaceholder)
    let lines = screen.helpLines(matching: search.text)
    let height = area.height - 2
    if lines.isEmpty {
      frame.put(
        words.noCommand, x: area.x + 2, y: area.y + 2, role: .hint, maxWidth: area.width - 2)
    }
    for (row, line) in lines.dropFirst(offset).prefix(height).enumerated() {
      line.draw(in: &frame, x: area.x, y: area.y + 1 + row, width: area.width - 1)
    }
    frame.scrollBar(
      x: box.outer.right - 1, y: area.y + 1, height: height, first: offset, visible: height,
      count: lines.count)
    frame.putHints(
      [(screen.arrows, words.scroll), ("esc", words.close)], x: area.x, y: area.bottom - 1,
      width: area.width)
  }
}
