import Canvas

/// What a pane or a dialog says: one row below the other, and where the cursor is.
struct Reading {
  struct Row: Hashable {
    var text: String
    var role: Role = .text
    /// Whether it is one of a list that scrolls: cut where it is too long, since the next line belongs
    /// to the next row.
    var isListed = false
  }

  /// The first one says where this is.
  private(set) var rows: [Row] = []
  private(set) var cursor = 0
  /// Characters of the row before the cursor.
  private(set) var column = 0
  /// The selected row of a list below a field that has the cursor.
  private(set) var selected: Int?
  /// The key that takes the focus into the list, for a dialog whose focus is elsewhere.
  var entrance: Key?

  init(title: String) { rows = [Row(text: title, role: .title)] }

  /// Adds a row; none where there is nothing to say.
  mutating func say(_ text: String, role: Role = .text, isCurrent: Bool = false) {
    guard !text.isEmpty || isCurrent else { return }
    if isCurrent { (cursor, column) = (rows.count, 0) }
    rows.append(Row(text: text.withoutSigns, role: role))
  }

  /// Adds a row of a list.
  mutating func list(
    _ text: String, role: Role = .text, isCurrent: Bool = false, isSelected: Bool = false
  ) {
    if isCurrent { (cursor, column) = (rows.count, 0) }
    if isSelected { selected = rows.count }
    rows.append(Row(text: text.withoutSigns, role: role, isListed: true))
  }

  /// Adds a field with its label; the cursor is at the insertion point.
  mutating func type(
    _ field: TextField, label: String, role: Role = .field, isCurrent: Bool = true
  ) {
    let start = label.last == " " ? label : label + " "
    if isCurrent {
      type(start + field.text, column: start.count + field.cursor, role: role)
    } else {
      rows.append(Row(text: start + field.text, role: role))
    }
  }

  /// Adds a row with the insertion point in it.
  mutating func type(_ text: String, column: Int, role: Role = .field) {
    (cursor, self.column) = (rows.count, column)
    rows.append(Row(text: text, role: role))
  }

  /// Moves the cursor from the field to the selected row of the list below it.
  mutating func choose() {
    if let selected { (cursor, column) = (selected, 0) }
  }

  var current: Row { rows[min(cursor, rows.count - 1)] }

  /// What the cursor is on, to be compared after a key.
  var position: [String] { ["\(cursor)", "\(column)", current.text] }
}

extension Reading {
  /// The rows as lines of a screen.
  struct Lines {
    struct Line: Hashable {
      var text: String
      var role: Role
      /// The index of its row.
      var row: Int
    }

    private(set) var lines: [Line] = []
    /// The line with the cursor, and its column.
    private(set) var cursor = Point(x: 0, y: 0)

    init(_ reading: Reading, width: Int, glyphs: Glyphs) {
      for (index, row) in reading.rows.enumerated() {
        let hasCursor = index == reading.cursor
        if hasCursor { cursor = Point(x: 0, y: lines.count) }
        if hasCursor, reading.column > 0 {
          wrapField(row, index, column: reading.column, width, glyphs)
        } else {
          let parts = row.isListed ? [row.text] : row.text.wrapped(to: width, glyphs: glyphs)
          lines += (parts.isEmpty ? [""] : parts)
            .map { Line(text: $0, role: row.role, row: index) }
        }
      }
    }

    /// A field is broken where the line ends, so that the insertion point is found by counting.
    private mutating func wrapField(
      _ row: Row, _ index: Int, column: Int, _ width: Int, _ glyphs: Glyphs
    ) {
      var (text, used) = ("", 0)
      for (number, character) in row.text.enumerated() {
        let columns = TextWidth.of(character, glyphs: glyphs)
        if used + columns >= width {
          lines.append(Line(text: text, role: row.role, row: index))
          (text, used) = ("", 0)
        }
        if number == column { cursor = Point(x: used, y: lines.count) }
        text.append(character)
        used += columns
      }
      if column >= row.text.count { cursor = Point(x: used, y: lines.count) }
      lines.append(Line(text: text, role: row.role, row: index))
    }
  }
}

extension String {
  /// Without the sign between parts, which a reader would name.
  var withoutSigns: String { replacing(" · ", with: ", ") }
}
