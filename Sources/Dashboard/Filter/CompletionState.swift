import Canvas
import Fleet

/// What Tab offers in the field of a filter, and which of it stands there.
package struct CompletionState: Sendable, Hashable {
  package private(set) var words: [String] = []
  /// The one that Tab has come to; nil while what they have in common stands there.
  package private(set) var chosen: Int?
  /// Where the word starts.
  private var start = 0

  package init() {}

  /// Completes the word before the cursor as far as it is clear. Where it is not, the next Tab goes
  /// through what is offered.
  mutating func advance(
    by step: Int, in field: inout TextField, completing: (TextField) -> FilterCompletion
  ) {
    guard words.isEmpty else { return goOn(by: step, in: &field) }
    let completion = completing(field)
    guard let first = completion.candidates.first else { return }
    let isClear = completion.candidates.count == 1
    let common = isClear ? first : completion.commonPrefix
    if isClear || common.count > completion.range.count {
      field.replace(completion.range, with: common)
    }
    if !isClear {
      words = completion.candidates
      start = completion.range.lowerBound
    }
  }

  private mutating func goOn(by step: Int, in field: inout TextField) {
    let next = chosen.map { $0 + step } ?? (step > 0 ? 0 : -1)
    let place = (next + words.count) % words.count
    chosen = place
    field.replace(start..<field.cursor, with: words[place])
  }
}

extension FilterCompletion {
  /// What all candidates begin with, whatever its case.
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
  /// Puts `text` in the place of some characters, with the cursor behind it.
  mutating func replace(_ range: Range<Int>, with text: String) {
    let rest = String(characters[range.upperBound...])
    self.text = String(characters[..<range.lowerBound]) + text
    let end = cursor
    insert(rest)
    while cursor > end { moveLeft() }
  }
}
