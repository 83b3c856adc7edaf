package import Canvas
package import Fleet
import Words

/// Asks for a filter expression by which instances are marked (`+`) or unmarked (`-`).
package struct ExpressionState: Sendable {
  package var marks: Bool
  package var field = TextField()
  package var error: FilterError?
  package internal(set) var completion = CompletionState()
  /// Of what is typed; nil where that is nothing, or wrong.
  package internal(set) var counts: ExpressionCounts?
}

extension ExpressionState: DialogState {
  var dialog: Dialog { .expression(self) }
  var textField: TextField? { field }

  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    switch key {
    case .escape, .control("c"): return .close
    case .enter:
      guard let filter = read(on: &screen) else { return .stay }
      if !filter.isEmpty { apply(filter, to: &screen) }
      return .close
    case .tab, .backTab:
      completion.advance(
        by: key == .tab ? 1 : -1, in: &field, completing: screen.completion(of:))
      _ = read(on: &screen)
    default:
      if field.handle(key) {
        completion = CompletionState()
        _ = read(on: &screen)
      }
    }
    return .stay
  }

  private mutating func read(on screen: inout DashboardState) -> Filter? {
    counts = nil
    do throws(FilterError) {
      let filter = try screen.filterLanguage.filter(field.text)
      error = nil
      if !filter.isEmpty { counts = screen.list.counts(of: filter, screen.filterContext) }
      return filter
    } catch {
      self.error = error
      return nil
    }
  }

  private func apply(_ filter: Filter, to screen: inout DashboardState) {
    let list = screen.list
    let matching = list.indices(matching: filter, screen.filterContext).map {
      list.inventory.instances[$0]
    }
    if marks { screen.mark(matching, saysWhatIsMissing: true) } else { screen.unmark(matching) }
  }

  func draw(on screen: DashboardState, in frame: inout Frame) {
    let words = screen.words
    let title = marks ? words.markBy : words.unmarkBy
    let area = DialogFrame(screen.layout.fieldDialog, title: title, in: &frame).inner
    field.draw(
      in: &frame, x: area.x, y: area.y + 1, width: area.width, focused: true,
      role: error == nil ? .field : .fieldError, placeholder: "region:ap-guangzhou state:running")
    if let error {
      let before = String(field.characters.prefix(error.position))
      let column = min(area.width - 2, TextWidth.of(before, glyphs: frame.glyphs))
      let text = "^ \(words.filterError(error))"
      let width = TextWidth.of(text, glyphs: frame.glyphs)
      frame.put(
        text, x: area.x + max(0, min(column, area.width - width)), y: area.y + 2, role: .error,
        maxWidth: area.width)
    } else {
      completion.draw(in: &frame, x: area.x, y: area.y + 2, width: area.width)
    }
    if let counts, counts.generation == screen.list.inventory.generation {
      frame.put(
        counts.texts(marks: marks, words).joined(separator: " \(frame.glyphs.separator) "),
        x: area.x, y: area.y + 3, role: .info, maxWidth: area.width)
    }
    frame.putHints(hints(on: screen), in: area)
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    let words = screen.words
    return [
      ("enter", marks ? words.footer(.mark) : words.unmarkWord), ("esc", words.back),
      ("tab", words.complete),
    ]
  }
}
