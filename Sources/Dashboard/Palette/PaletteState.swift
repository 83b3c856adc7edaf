package import Canvas
package import Words

/// Commands by name.
package struct PaletteState: Sendable {
  package var search = TextField()
  package var matches: [Command] = []
  package var list = ScrollList()

  private var selected: Command? {
    matches.indices.contains(list.cursor) ? matches[list.cursor] : nil
  }

  mutating func find(on screen: DashboardState) {
    matches = screen.commands(matching: search.text)
    list.resize(count: matches.count)
  }
}

extension PaletteState: DialogState {
  var dialog: Dialog { .palette(self) }
  var textField: TextField? { search }

  mutating func resize(on screen: DashboardState) {
    list.resize(height: screen.layout.listDialog.height - 5)
  }

  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    switch key {
    case .escape, .control("c"): return .close
    case .enter: return .close(selected.map { screen.perform($0) } ?? [])
    case .tab: list.move(by: 1)
    case .backTab: list.move(by: -1)
    default:
      if !list.handle(key, letters: false), search.handle(key) {
        find(on: screen)
        list.moveToStart()
      }
    }
    return .stay
  }

  func draw(on screen: DashboardState, in frame: inout Frame) {
    let words = screen.words
    let box = DialogFrame(screen.layout.listDialog, title: words.commandsTitle, in: &frame)
    let area = box.inner
    frame.put(":", x: area.x, y: area.y, role: .key, emphasis: .bold)
    search.draw(
      in: &frame, x: area.x + 1, y: area.y, width: area.width - 1, focused: true,
      placeholder: words.searchPlaceholder)
    for row in list.visible {
      let y = area.y + 1 + row - list.offset
      draw(matches[row], on: screen, in: &frame, area, y: y)
      if row == list.cursor { frame.putListCursor(in: area, y: y) }
    }
    drawReason(on: screen, in: &frame, area)
    frame.putHints(hints(on: screen), in: area)
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    let words = screen.words
    return [("enter", words.run), (screen.arrows, words.scroll), ("esc", words.close)]
  }

  private func draw(
    _ command: Command, on screen: DashboardState, in frame: inout Frame, _ area: Rect, y: Int
  ) {
    let reason = screen.unavailability(of: command)
    let text = screen.words.help(command)
    frame.put(
      screen.keys.keyNames(of: command, glyphs: frame.glyphs), x: area.x + 2, y: y,
      role: reason == nil ? .key : .dim, emphasis: .bold, maxWidth: 9)
    frame.put(
      reason.map { text + screen.words.aside($0) } ?? text, x: area.x + 12, y: y,
      role: reason == nil ? .text : .dim, maxWidth: area.width - 13)
  }

  /// Why the command under the cursor is unavailable, in full; or that no command matches.
  private func drawReason(on screen: DashboardState, in frame: inout Frame, _ area: Rect) {
    guard let selected else {
      frame.put(
        screen.words.noCommand, x: area.x + 2, y: area.y + 2, role: .hint,
        maxWidth: area.width - 2)
      return
    }
    guard let reason = screen.unavailability(of: selected) else { return }
    frame.put(
      screen.signed(frame.glyphs.warning, reason), x: area.x, y: area.bottom - 2, role: .warning,
      maxWidth: area.width)
  }
}

extension DashboardState {
  mutating func openPalette() {
    var palette = PaletteState()
    palette.find(on: self)
    open(palette)
  }
}
