import Canvas
import Fleet
import Words

extension DashboardState {
  func drawPalette(_ palette: PaletteState, in frame: inout Frame, _ layout: Layout) {
    let box = DialogFrame(layout.listDialog, title: words.commandsTitle, in: &frame)
    let area = box.inner
    frame.put(":", x: area.x, y: area.y, role: .key, emphasis: .bold)
    palette.search.draw(
      in: &frame, x: area.x + 1, y: area.y, width: area.width - 1, focused: true,
      placeholder: words.searchPlaceholder)
    for row in palette.list.visible {
      let y = area.y + 1 + row - palette.list.offset
      let command = palette.matches[row]
      let reason = unavailability(of: command)
      frame.put(
        keys.keyNames(of: command, glyphs: glyphs), x: area.x + 2, y: y,
        role: reason == nil ? .key : .dim, emphasis: .bold, maxWidth: 9)
      frame.put(
        reason.map { "\(words.help(command)) (\($0))" } ?? words.help(command), x: area.x + 12,
        y: y, role: reason == nil ? .text : .dim, maxWidth: area.width - 13)
      if row == palette.list.cursor { drawListCursor(in: &frame, area, y: y) }
    }
    drawReason(palette, in: &frame, area)
    frame.putHints(
      [("enter", words.run), (arrows, words.scroll), ("esc", words.close)], x: area.x,
      y: area.bottom - 1, width: area.width)
  }

  /// Why the command under the cursor is not available now, in full; or that there is none.
  private func drawReason(_ palette: PaletteState, in frame: inout Frame, _ area: Rect) {
    guard palette.matches.indices.contains(palette.list.cursor) else {
      frame.put(
        words.noCommand, x: area.x + 2, y: area.y + 2, role: .hint, maxWidth: area.width - 2)
      return
    }
    guard let reason = unavailability(of: palette.matches[palette.list.cursor]) else { return }
    frame.put(
      "\(frame.glyphs.warning) \(reason)", x: area.x, y: area.bottom - 2, role: .warning,
      maxWidth: area.width)
  }

  func drawListCursor(in frame: inout Frame, _ area: Rect, y: Int) {
    frame.restyle(Rect(x: area.x, y: y, width: area.width, height: 1), role: .cursor)
    frame.put(frame.glyphs.cursor, x: area.x, y: y, role: .cursor, emphasis: .bold)
  }

  func drawThemes(_ chooser: ThemeChooserState, in frame: inout Frame, _ layout: Layout) {
    let box = DialogFrame(layout.themeDialog, title: words.themeTitle, in: &frame)
    let area = box.inner
    for row in chooser.list.visible {
      let y = area.y + row - chooser.list.offset
      frame.put(themes[row], x: area.x + 2, y: y, maxWidth: area.width - 2)
      if themes[row] == chooser.original {
        frame.put(frame.glyphs.success, x: area.right - 2, y: y, role: .success)
      }
      if row == chooser.list.cursor { drawListCursor(in: &frame, area, y: y) }
    }
    frame.putHints(
      [("enter", words.take), ("esc", words.back)], x: area.x, y: area.bottom - 1,
      width: area.width)
  }
}
