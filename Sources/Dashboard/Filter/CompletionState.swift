import Canvas
import Fleet

/// The candidates that Tab offers in the field of a filter, and the one that is inserted.
package struct CompletionState: Sendable, Hashable {
  package private(set) var candidates: [String] = []
  /// The candidate that Tab has selected; nil while only their common prefix is inserted.
  package private(set) var chosen: Int?
  /// The index of the first character of the completed word.
  private var start = 0

  package init() {}

  /// Completes the word before the cursor as far as it is unambiguous. After that, the next Tab steps
  /// through the candidates.
  mutating func advance(
    by step: Int, in field: inout TextField, completing: (TextField) -> FilterCompletion
  ) {
    guard candidates.isEmpty else { return selectNext(by: step, in: &field) }
    let completion = completing(field)
    guard let first = completion.candidates.first else { return }
    let isClear = completion.candidates.count == 1
    let common = isClear ? first : completion.commonPrefix
    if isClear || common.count > completion.range.count {
      field.replace(completion.range, with: common)
    }
    if !isClear {
      candidates = completion.candidates
      start = completion.range.lowerBound
    }
  }

  private mutating func selectNext(by step: Int, in field: inout TextField) {
    let next = chosen.map { $0 + step } ?? (step > 0 ? 0 : -1)
    let index = (next + candidates.count) % candidates.count
    chosen = index
    field.replace(start..<field.cursor, with: candidates[index])
  }
}

extension FilterCompletion {
  /// The prefix that all candidates share, whatever its case.
  var commonPrefix: String {
    guard let first = candidates.first else { return "" }
    var count = first.count
    for other in candidates.dropFirst() {
      let same = zip(first, other).prefix { $0.lowercased() == $1.lowercased() }.count
      count = min(count, same)
    }
    return String(first.prefix(count))
  }
}

extension TextField {
  /// Replaces some characters by `text` and leaves the cursor behind it.
  mutating func replace(_ range: Range<Int>, with text: String) {
    let rest = String(characters[range.upperBound...])
    self.text = String(characters[..<range.lowerBound]) + text
    let end = cursor
    insert(rest)
    while cursor > end { moveLeft() }
  }
}

extension CompletionState {
  /// On one line, as many as fit from the chosen one's page on.
  func draw(in frame: inout Frame, x: Int, y: Int, width: Int) {
    var column = x
    for (index, word) in candidates.enumerated().dropFirst(first(in: width, frame.glyphs)) {
      let room = x + width - column
      guard room > 2 else { break }
      let isChosen = index == chosen
      column += frame.put(
        word, x: column, y: y, role: isChosen ? .marked : .hint,
        emphasis: isChosen ? [.bold, .underline] : [], maxWidth: room)
      column += 1
    }
  }

  /// The first candidate that is drawn, so that the selected one is visible.
  private func first(in width: Int, _ glyphs: Glyphs) -> Int {
    var start = 0
    var used = 0
    for (index, word) in candidates.enumerated() {
      let columns = TextWidth.of(word, glyphs: glyphs) + 1
      if used + columns > width, index > start { (start, used) = (index, 0) }
      used += columns
      if index == chosen ?? 0 { break }
    }
    return start
  }
}
