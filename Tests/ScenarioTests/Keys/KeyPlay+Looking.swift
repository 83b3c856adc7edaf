import Dashboard
import Support
import Testing

/// Where things stand on a screen of 120×40.
extension KeyPlay {
  /// The line of a pane's cursor.
  func cursorLine(in pane: Pane = .instances) -> Int? {
    let column = pane == .instances ? 29 : 1
    let border = screen.row(with: " Results ") ?? screen.height
    let lines = pane == .results ? border..<screen.height : 0..<border
    return lines.first { screen.cell(x: column, y: $0).text == "▸" }
  }

  /// The text of a line from one column up to another, cells counted from 0.
  func text(_ columns: Range<Int>, line: Int) -> String {
    var result = ""
    for column in columns {
      let cell = screen.cell(x: column, y: line)
      result += cell.width > 0 && cell.text.isEmpty ? " " : cell.text
    }
    while result.last == " " { result.removeLast() }
    return result
  }

  /// The id in the row under the cursor of the instances.
  var currentID: String { cursorLine().map { text(32..<46, line: $0) } ?? "" }

  /// The row under the cursor of the instances.
  var currentRow: String { cursorLine().map { text(30..<118, line: $0) } ?? "" }

  /// The name in the row under the cursor of the regions.
  var currentRegion: String {
    guard let line = cursorLine(in: .regions) else { return "" }
    return String(text(4..<27, line: line).trimmingPrefix { $0 == " " }.prefix { $0 != " " })
  }

  /// The heading that the column cursor underlines.
  var currentColumn: String {
    var title = ""
    for column in 30..<120 where screen.cell(x: column, y: 2).isUnderlined {
      title += screen.cell(x: column, y: 2).text
    }
    return title
  }

  /// Whether a pane's border says that it has the focus.
  func hasFocus(_ title: String) -> Bool { screen.text.contains("┏━ \(title) ") }

  /// The number before a word in the border of the instances: `3 marked`.
  func count(_ word: String) -> Int {
    let words = screen.row(1).split(separator: " ")
    guard let index = words.firstIndex(where: { $0 == word }), index > 0 else { return 0 }
    return Int(words[index - 1]) ?? 0
  }

  func seeMarked(_ count: Int) throws {
    try see("\(count) marked") { self.count("marked") == count }
  }
}

/// The way to the first request.
extension KeyPlay {
  /// Opens the confirmation with `t` or `R`, types its phrase, and goes ahead.
  func goAhead(with key: String = "t") throws {
    try press(key)
    try see("Preflight")
    let phrase = try #require(screen.phrase)
    try press("tab", "tab")
    type(phrase)
    try press("enter")
    try see("the button that the phrase enables") {
      screen.phrase == phrase && screen.text.contains("[\(phrase)")
    }
    try press("enter")
    try see(" Results ")
  }

  /// Terminates what a filter lets through, and leaves the focus on the results.
  func terminate(_ filter: String) throws {
    try press("/")
    type(filter)
    try press("enter", "a")
    try see("Marked")
    try goAhead()
  }
}
