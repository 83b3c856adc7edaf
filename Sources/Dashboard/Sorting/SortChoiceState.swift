package import Canvas
package import Fleet
import Words

/// Chooses what the list or the results are sorted by: any column, shown or not.
package struct SortChoiceState: Sendable {
  package enum Choice: Sendable, Hashable {
    case column(InstanceField)
    case result(ResultOrder)
  }

  package let choices: [Choice]
  package var list: ScrollList

  /// The cursor starts on the present order.
  init(on screen: DashboardState) {
    choices = screen.sortChoices
    list = ScrollList(
      count: choices.count, height: 1, cursor: choices.firstIndex(of: screen.sorting.choice) ?? 0)
  }
}

extension SortChoiceState: DialogState {
  var dialog: Dialog { .sortChoice(self) }

  private func area(on screen: DashboardState) -> Rect {
    screen.layout.dialog(width: 48, height: choices.count + 4)
  }

  mutating func resize(on screen: DashboardState) {
    list.resize(height: max(1, area(on: screen).height - 4))
  }

  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    switch key {
    case .escape, .character("q"), .control("c"): return .close
    case .enter:
      screen.sort(by: choices[list.cursor])
      return .close
    default: _ = list.handle(key, letters: true)
    }
    return .stay
  }

  func draw(on screen: DashboardState, in frame: inout Frame) {
    let area = DialogFrame(area(on: screen), title: screen.words.sortTitle, in: &frame).inner
    let visible = InstanceTable(screen).visible
    for row in list.visible {
      let y = area.y + row - list.offset
      let choice = choices[row]
      let isDrawn = if case .column(let column) = choice { visible.contains(column) } else { true }
      frame.put(
        screen.title(of: choice), x: area.x + 3, y: y, role: isDrawn ? .text : .dim,
        maxWidth: area.width - 4)
      if choice == screen.sorting.choice {
        let glyphs = frame.glyphs
        frame.put(
          screen.sorting.isReversed ? glyphs.descending : glyphs.ascending, x: area.x + 1, y: y,
          role: .success)
      }
      if !isDrawn {
        frame.putRight(
          screen.words.notDisplayed, right: area.right - 1, y: y, role: .dim,
          maxWidth: area.width / 3)
      }
      if row == list.cursor { frame.putListCursor(in: area, y: y) }
    }
    frame.putHints(hints(on: screen), in: area)
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    let words = screen.words
    let isPresent = choices[list.cursor] == screen.sorting.choice
    return [("enter", isPresent ? words.reverseWord : words.sortWord), ("esc", words.back)]
  }
}
