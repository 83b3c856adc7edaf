import Canvas
import Fleet
import Words

/// The totals of an operation with their signs, the worst first, and its progress where there is room.
///
/// What does not fit is omitted, the least telling first; what needs an operator never is.
struct ResultTotals {
  let operation: ResultsState
  let words: Words
  /// Whether the bar of the progress is left out.
  let isPlain: Bool

  private static let (gap, widestBar, leastBar) = (2, 20, 6)

  func draw(in frame: inout Frame, x: Int, y: Int, width: Int) {
    let glyphs = frame.glyphs
    let (shown, isWhole) = shown(in: width, glyphs)
    var column = x
    for (word, text) in shown {
      column += frame.put(text, x: column, y: y, role: word.role, maxWidth: x + width - column)
      column += Self.gap
    }
    guard isWhole else {
      frame.put(glyphs.ellipsis, x: column, y: y, role: .hint, maxWidth: x + width - column)
      return
    }
    // On the right, so that the totals stay where they are while the bar makes room for them.
    let bar = min(Self.widestBar, x + width - column)
    guard bar >= Self.leastBar, !isPlain else { return }
    ProgressBar(done: operation.settled, total: operation.planned)
      .draw(in: &frame, x: x + width - bar, y: y, width: bar)
  }

  private func shown(
    in width: Int, _ glyphs: Glyphs
  ) -> (totals: [(word: OutcomeWord, text: String)], isWhole: Bool) {
    var totals = OutcomeWord.display.compactMap { word -> (word: OutcomeWord, text: String)? in
      guard let count = operation.results.totals[word], count > 0 else { return nil }
      return (word, "\(word.glyph(glyphs)) \(words.outcome(word)) \(count.grouped)")
    }
    let all = totals.count
    var omissible = OutcomeWord.omissible[...]
    func needed() -> Int {
      totals.reduce(totals.count < all ? 1 : -Self.gap) {
        $0 + TextWidth.of($1.text, glyphs: glyphs) + Self.gap
      }
    }
    while needed() > width, let word = omissible.popFirst() {
      totals.removeAll { $0.word == word }
    }
    return (totals, totals.count == all)
  }
}
