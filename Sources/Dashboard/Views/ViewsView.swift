import Canvas
import Fleet
import Words

extension ViewsState {
  func draw(on screen: DashboardState, in frame: inout Frame) {
    switch phase {
    case .choosing: drawList(on: screen, in: &frame)
    case .naming(let new): draw(new, on: screen, in: &frame)
    case .replacing(let view):
      drawQuestion(screen.words.replaceView(view.name), on: screen, in: &frame)
    case .deleting(let name):
      drawQuestion(screen.words.deleteView(name), on: screen, in: &frame)
    }
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    let words = screen.words
    return switch phase {
    case .choosing where selected == nil: [("enter", words.saveWord), ("esc", words.close)]
    case .choosing:
      [("enter", words.take), ("esc", words.close), ("^d", words.deleteWord)]
    case .naming: [("enter", words.saveWord), ("tab", words.extent), ("esc", words.back)]
    case .replacing: [("y", words.replaceWord), ("esc", words.back)]
    case .deleting: [("y", words.deleteWord), ("esc", words.back)]
    }
  }

  private func drawList(on screen: DashboardState, in frame: inout Frame) {
    let words = screen.words
    let area = DialogFrame(screen.layout.listDialog, title: words.viewsTitle, in: &frame).inner
    frame.put("@", x: area.x, y: area.y, role: .key, emphasis: .bold)
    search.draw(
      in: &frame, x: area.x + 1, y: area.y, width: area.width - 1, focused: true,
      placeholder: words.searchPlaceholder)
    let widest = views.reduce(8) { max($0, TextWidth.of($1.name, glyphs: frame.glyphs)) }
    let nameWidth = min(widest, area.width / 3)
    for row in list.visible {
      let y = area.y + 1 + row - list.offset
      if row == 0 {
        frame.put(
          words.savePresentView(as: search.text), x: area.x + 2, y: y, role: .heading,
          maxWidth: area.width - 2)
      } else {
        draw(views[row - 1], words, in: &frame, area, y: y, nameWidth: nameWidth)
      }
      if row == list.cursor { frame.putListCursor(in: area, y: y) }
    }
    drawDetail(on: screen, in: &frame, area)
    frame.putHints(hints(on: screen), in: area)
  }

  private func draw(
    _ view: SavedView, _ words: Words, in frame: inout Frame, _ area: Rect, y: Int, nameWidth: Int
  ) {
    frame.put(view.name, x: area.x + 2, y: y, maxWidth: nameWidth)
    let x = area.x + nameWidth + 4
    let text = [words.filter(of: view), words.contents(of: view)].filter { !$0.isEmpty }
    frame.put(
      text.joined(separator: " \(frame.glyphs.separator) "), x: x, y: y, role: .dim,
      maxWidth: area.right - x)
  }

  /// What the view under the cursor sets, over two lines.
  private func drawDetail(on screen: DashboardState, in frame: inout Frame, _ area: Rect) {
    guard let selected else { return }
    let words = screen.words
    frame.put(
      words.filter(of: selected), x: area.x, y: area.bottom - 3, maxWidth: area.width)
    frame.put(
      words.contents(of: selected), x: area.x, y: area.bottom - 2, role: .hint,
      maxWidth: area.width)
  }

  private func draw(_ new: NewView, on screen: DashboardState, in frame: inout Frame) {
    let words = screen.words
    let area = DialogFrame(screen.layout.viewDialog, title: words.saveViewTitle, in: &frame).inner
    frame.putFileName(new.name, label: words.nameLabel, in: area)
    var x = area.x
    for isFilter in [false, true] {
      let isChosen = isFilter == new.isFilter
      let text = isFilter ? words.onlyFilter : words.wholeView
      x +=
        2
        + frame.put(
          "\(isChosen ? frame.glyphs.mark : " ") \(text)", x: x, y: area.y + 2,
          role: isChosen ? .marked : .text, emphasis: isChosen ? .bold : [])
    }
    let view = screen.presentView(named: "", isFilter: new.isFilter)
    let text = [words.filter(of: view), words.contents(of: view)].filter { !$0.isEmpty }
    frame.putWrapped(
      text.joined(separator: " \(frame.glyphs.separator) "), x: area.x, y: area.y + 3,
      width: area.width, height: 2, role: .dim)
    frame.putHints(hints(on: screen), in: area)
  }

  private func drawQuestion(
    _ question: String, on screen: DashboardState, in frame: inout Frame
  ) {
    let area = DialogFrame(screen.layout.fieldDialog, title: screen.words.viewsTitle, in: &frame)
      .inner
    frame.putWrapped(
      question, x: area.x, y: area.y, width: area.width, height: area.height - 2, role: .warning)
    frame.putHints(hints(on: screen), in: area)
  }
}

extension Words {
  func filter(of view: SavedView) -> String {
    view.filter.isEmpty ? noFilter : view.filter
  }
}
