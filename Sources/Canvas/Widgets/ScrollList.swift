/// The cursor and the visible window of a long list. Work never grows with the list.
package struct ScrollList: Hashable, Sendable {
  /// Rows of the list.
  package private(set) var count: Int
  /// Rows of the window.
  package private(set) var height: Int
  /// The row under the cursor; 0 in an empty list.
  package private(set) var cursor: Int
  /// The first row that is visible.
  package private(set) var offset: Int
  /// Whether a cursor that leaves the window turns the page, keeping one row, instead of scrolling
  /// by a row: over a slow link an occasional page costs less.
  package var turnsPages = false

  package init(count: Int = 0, height: Int = 0, cursor: Int = 0, offset: Int = 0) {
    self.count = max(0, count)
    self.height = max(0, height)
    self.cursor = cursor
    self.offset = offset
    settle()
  }

  package var isEmpty: Bool { count == 0 }
  /// The rows that are visible.
  package var visible: Range<Int> { offset..<min(count, offset + height) }

  /// Resizes the list or its window. The cursor keeps its row number as far as that exists.
  package mutating func resize(count: Int? = nil, height: Int? = nil) {
    if let count { self.count = max(0, count) }
    if let height { self.height = max(0, height) }
    settle()
  }

  /// Puts the cursor on a row and, with `screenRow`, that row there on the screen, so that the view
  /// does not jump when rows arrive above it.
  package mutating func place(cursor row: Int, screenRow: Int? = nil) {
    cursor = row
    if let screenRow { offset = row - screenRow }
    settle()
  }

  package mutating func move(by rows: Int) {
    let before = offset
    place(cursor: clamped(cursor, by: rows))
    guard turnsPages, offset != before, height > 2 else { return }
    offset = rows > 0 ? cursor - 1 : cursor - height + 2
    settle()
  }
  package mutating func moveToStart() { place(cursor: 0) }
  package mutating func moveToEnd() { place(cursor: count - 1) }

  /// Moves by pages. Each keeps one row of the page before it.
  package mutating func page(by pages: Int) { shift(by: pages * max(1, height - 1)) }
  package mutating func halfPage(by halves: Int) { shift(by: halves * max(1, height / 2)) }

  /// Moves the window, and the cursor only if it would leave it.
  package mutating func scroll(by rows: Int) {
    offset = min(max(0, clamped(offset, by: rows)), max(0, count - height))
    cursor = min(max(offset, cursor), offset + height - 1)
    settle()
  }

  /// The row at a line of the window, if any.
  package func row(atLine line: Int) -> Int? {
    guard line >= 0, line < height, offset + line < count else { return nil }
    return offset + line
  }

  private mutating func shift(by rows: Int) {
    let target = clamped(cursor, by: rows)
    offset += target - cursor
    cursor = target
    settle()
  }

  private func clamped(_ start: Int, by rows: Int) -> Int {
    let (sum, overflow) = start.addingReportingOverflow(rows)
    return overflow ? (rows > 0 ? Int.max / 2 : 0) : sum
  }

  private mutating func settle() {
    cursor = max(0, min(cursor, count - 1))
    if cursor < offset { offset = cursor }
    if height > 0, cursor > offset + height - 1 { offset = cursor - height + 1 }
    offset = max(0, min(offset, count - height))
  }
}
