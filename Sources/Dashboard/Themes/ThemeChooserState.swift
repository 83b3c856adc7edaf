package import Canvas
import Words

/// The themes, each previewed while the cursor is on it.
package struct ThemeChooserState: Sendable {
  /// The theme that Escape goes back to.
  package let original: String
  package var list: ScrollList
}

extension ThemeChooserState: DialogState {
  var dialog: Dialog { .themes(self) }

  mutating func resize(on screen: DashboardState) {
    list.resize(height: screen.layout.themeDialog.height - 4)
  }

  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    let themes = screen.themes
    switch key {
    case .escape, .character("q"), .control("c"):
      return .close([.setTheme(name: original, isFinal: false)])
    case .enter:
      guard themes.indices.contains(list.cursor) else { return .close }
      return .close([.setTheme(name: themes[list.cursor], isFinal: true)])
    default:
      let before = list.cursor
      _ = list.handle(key, letters: true)
      guard list.cursor != before else { return .stay }
      return .stay([.setTheme(name: themes[list.cursor], isFinal: false)])
    }
  }

  func draw(on screen: DashboardState, in frame: inout Frame) {
    let words = screen.words
    let area = DialogFrame(screen.layout.themeDialog, title: words.themeTitle, in: &frame).inner
    for row in list.visible {
      let y = area.y + row - list.offset
      frame.put(screen.themes[row], x: area.x + 2, y: y, maxWidth: area.width - 2)
      if screen.themes[row] == original {
        frame.put(frame.glyphs.success, x: area.right - 2, y: y, role: .success)
      }
      if row == list.cursor { frame.putListCursor(in: area, y: y) }
    }
    frame.putHints(hints(on: screen), in: area)
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    [("enter", screen.words.take), ("esc", screen.words.back)]
  }
}

extension DashboardState {
  mutating func openThemes() {
    let cursor = themes.firstIndex(of: theme) ?? 0
    open(
      ThemeChooserState(
        original: theme, list: ScrollList(count: themes.count, height: 1, cursor: cursor)))
  }

  /// The list of themes changed. The cursor of an open chooser stays on its theme.
  mutating func themesChanged(_ names: [String]) {
    guard names != themes else { return }
    if case .themes(var chooser) = dialog {
      let current = themes.indices.contains(chooser.list.cursor) ? themes[chooser.list.cursor] : ""
      chooser.list.resize(count: names.count)
      if let row = names.firstIndex(of: current) { chooser.list.place(cursor: row) }
      dialog = .themes(chooser)
    }
    themes = names
  }
}
