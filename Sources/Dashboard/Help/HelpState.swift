package import Canvas
import Words

/// The help: keys, signs and filters, searchable. It covers the screen, which continues below.
package struct HelpState: Sendable {
  package var search = TextField()
  package var offset = 0
}

extension DashboardState {
  /// Whether a key opens the help. Where text is typed `?` is text, unless nothing was typed or the
  /// field takes no such sign, as that of the phrase; other keys of the help open it there too. In a
  /// countdown it aborts, like any key.
  func opensHelp(_ key: Key) -> Bool {
    guard keys.command(for: key) == .help, !isCountingDown else { return false }
    guard case .character = key, let field = textField else { return true }
    return dialog != nil && (field.isEmpty || !takesQuestionMarks)
  }

  private var takesQuestionMarks: Bool {
    if case .confirmation(let confirmation) = dialog {
      confirmation.takesQuestionMarks
    } else {
      true
    }
  }

  var isTypingPhrase: Bool {
    if case .confirmation(let confirmation) = dialog {
      confirmation.destination == nil && confirmation.focus == .phrase
    } else {
      false
    }
  }

  mutating func pressedInHelp(_ key: Key) {
    guard var state = help else { return }
    let page = layout.helpDialog.height - 4
    switch key {
    case .escape, .enter, .control("c"): help = nil
    case .character("q") where state.search.isEmpty: help = nil
    case _ where keys.command(for: key) == .help && (state.search.isEmpty || key.isFunction):
      help = nil
    case .down: state.offset += 1
    case .up: state.offset -= 1
    case .pageDown, .control("d"): state.offset += page
    case .pageUp: state.offset -= page
    case .control("u") where state.search.isEmpty: state.offset -= page
    case .mouse(let event) where event.action == .wheelDown: state.offset += 3
    case .mouse(let event) where event.action == .wheelUp: state.offset -= 3
    default:
      if state.search.handle(key) { state.offset = 0 }
    }
    guard help != nil else { return }
    let lines = helpLines(matching: state.search.text)
    state.offset = max(0, min(state.offset, lines.count - page))
    help = state
  }
}

extension HelpState {
  func draw(on screen: DashboardState, in frame: inout Frame) {
    let words = screen.words
    let box = DialogFrame(screen.layout.helpDialog, title: words.helpTitle, in: &frame)
    let area = box.inner
    search.draw(
      in: &frame, x: area.x, y: area.y, width: area.width, focused: true,
      placeholder: words.searchPlaceholder)
    let lines = screen.helpLines(matching: search.text)
    let height = area.height - 2
    let termWidth = lines.termWidth(frame.glyphs)
    if lines.isEmpty {
      frame.put(
        words.noCommand, x: area.x + 2, y: area.y + 2, role: .hint, maxWidth: area.width - 2)
    }
    for (row, line) in lines.dropFirst(offset).prefix(height).enumerated() {
      line.draw(
        in: &frame, words, x: area.x, y: area.y + 1 + row, width: area.width - 1,
        termWidth: termWidth)
    }
    frame.scrollBar(
      x: box.outer.right - 1, y: area.y + 1, height: height, first: offset, visible: height,
      count: lines.count)
    frame.putHints(
      [(screen.arrows, words.scroll), ("esc", words.close)], x: area.x, y: area.bottom - 1,
      width: area.width)
  }
}

extension Key {
  fileprivate var isFunction: Bool { if case .function = self { true } else { false } }
}
