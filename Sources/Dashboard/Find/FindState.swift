package import Canvas
package import Fleet
import Words

/// A text that the cursor looks for. The list does not change, but for a fold over what was found.
package struct FindState: Sendable {
  package internal(set) var field: TextField
  package internal(set) var error: FilterError?
  /// The matching rows by their places in the order of the pane, whether folded away or not.
  package internal(set) var matches: [Int] = []
  /// The filter that they match, where the pane has filters.
  var filter: Filter?
  /// What ``DashboardState/findStamp`` was when they were looked for.
  var stamp: [Int] = []
  /// The place from which a longer or a shorter text is looked for.
  var start: Int
  /// Whether the cursor has moved to a match of this text.
  var hasMoved = false
  /// The search went on at the other end of the list.
  package internal(set) var wrapped: Wrapping?
  let origin: Origin

  package enum Wrapping: Sendable { case toTop, toBottom }

  /// Where the cursor was, for Escape.
  enum Origin: Sendable {
    case list(ListState.Position)
    case results(operation: String, ResultsState.Position)
  }
}

/// The field in the line of messages, and below it the keys or what is wrong.
extension FindState {
  func draw(on screen: DashboardState, in frame: inout Frame, _ layout: Layout) {
    let (words, area) = (screen.words, layout.message)
    let label = words.footer(.find)
    let start = 2 + frame.put(label, x: 1, y: area.y, role: .key, emphasis: .bold)
    let status = status(on: screen)
    let right = area.right - 1
    let used = frame.putRight(
      status, right: right, y: area.y, role: matches.isEmpty ? .warning : .info,
      maxWidth: area.width / 2)
    field.draw(
      in: &frame, x: start, y: area.y, width: right - used - (used > 0 ? 1 : 0) - start,
      focused: true, role: error == nil ? .field : .fieldError)
    if let error {
      frame.put(
        "\(frame.glyphs.failure) \(words.filterError(error))", x: 1, y: layout.footer.y,
        role: .error, maxWidth: layout.footer.width - 2)
    } else {
      frame.putHints(
        hints(on: screen), x: 1, y: layout.footer.y, width: layout.footer.width - 2)
    }
  }

  private func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    let words = screen.words
    return [
      ("enter", hasMoved || field.isBlank ? words.keepPlace : words.nextMatch),
      ("esc", words.back), (screen.arrows, words.otherMatches),
    ]
  }

  /// `3 of 17`, with a word where the search has gone round.
  func status(on screen: DashboardState) -> String {
    let words = screen.words
    if field.isBlank || error != nil { return "" }
    if matches.isEmpty { return words.noMatch }
    // The numbers are of rows that have moved since.
    guard stamp == screen.findStamp else { return "" }
    let place = screen.findPlace
    let index = matches.partitionIndex { $0 >= place }
    guard !screen.isFindingFromHeading, matches.indices.contains(index), matches[index] == place
    else { return words.matches(matches.count) }
    let number = words.match(index + 1, of: matches.count)
    let wrapping = wrapped.map { $0 == .toTop ? words.matchIsTop : words.matchIsBottom }
    return [wrapping, number].compactMap { $0 }.joined(separator: " \(screen.glyphs.separator) ")
  }
}
