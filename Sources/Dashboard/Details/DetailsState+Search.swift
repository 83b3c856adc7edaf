import Canvas
import Fleet
import Words

/// Searching in the details: `/` types a text, `n` goes to the next line that has it.
extension DetailsState {
  mutating func pressedInField(_ key: Key, on screen: inout DashboardState) {
    switch key {
    case .escape, .control("c"): textField = nil
    case .enter:
      sought = textField?.isBlank == false ? textField?.text ?? "" : ""
      textField = nil
      match = nil
      if !sought.isEmpty { seek(from: offset, on: &screen) }
    default: textField?.handle(key)
    }
  }

  /// Goes to the first line from `start` on that has the text, and after the last to the first.
  mutating func seek(from start: Int, on screen: inout DashboardState) {
    let lines = screen.detailLines(of: subject)
    let found = lines.indices.filter { index in
      [lines[index].label, lines[index].text].contains { $0.range(ofSought: sought) != nil }
    }
    guard let next = found.first(where: { $0 >= start }) ?? found.first else {
      return screen.say(screen.words.noLineHas(sought), .warning)
    }
    match = next
    let page = page(on: screen)
    if !(offset..<offset + page).contains(next) { offset = min(next, max(0, lines.count - page)) }
    screen.say(screen.words.linesThatHave(sought, found.count))
  }

  /// Marks the sought text where a line has it; in the line that was gone to by more than an underline.
  func highlight(_ text: String, isMatch: Bool, in frame: inout Frame, x: Int, y: Int, width: Int) {
    guard !sought.isEmpty, let range = text.range(ofSought: sought) else { return }
    let start = TextWidth.of(String(text[..<range.lowerBound]), glyphs: frame.glyphs)
    let length = TextWidth.of(String(text[range]), glyphs: frame.glyphs)
    frame.restyle(
      Rect(x: x + start, y: y, width: max(0, min(length, width - start)), height: 1),
      role: .matched, emphasis: isMatch ? [.underline, .bold, .reverse] : [.underline])
  }
}

extension String {
  /// Where a text occurs first, whatever its case.
  fileprivate func range(ofSought sought: String) -> Range<String.Index>? {
    let wanted = sought.lowercased()
    for start in indices {
      var (end, left) = (start, wanted[...])
      while let character = left.isEmpty ? nil : self[end...].first {
        let lower = character.lowercased()
        guard left.hasPrefix(lower) else { break }
        left = left.dropFirst(lower.count)
        end = index(after: end)
      }
      if left.isEmpty { return start..<end }
    }
    return nil
  }
}
