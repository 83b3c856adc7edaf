import Canvas

extension CompletionState {
  /// On one line, as many as fit from the chosen one's page on.
  func draw(in frame: inout Frame, x: Int, y: Int, width: Int) {
    var column = x
    for (place, word) in words.enumerated().dropFirst(first(in: width, frame.glyphs)) {
      let room = x + width - column
      guard room > 2 else { break }
      let isChosen = place == chosen
      column += frame.put(
        word, x: column, y: y, role: isChosen ? .marked : .hint,
        emphasis: isChosen ? [.bold, .underline] : [], maxWidth: room)
      column += 1
    }
  }

  /// The first word that is drawn, so that the chosen one is seen.
  private func first(in width: Int, _ glyphs: Glyphs) -> Int {
    var start = 0
    var used = 0
    for (place, word) in words.enumerated() {
      let columns = TextWidth.of(word, glyphs: glyphs) + 1
      if used + columns > width, place > start { (start, used) = (place, 0) }
      used += columns
      if place == chosen ?? 0 { break }
    }
    return start
  }
}
