import Canvas
import Words

/// What a pane or a dialog says: one row below the other, and where the cursor is.
struct Reading {
  struct Row: Hashable {
    var text: String
    var role: Role = .text
    /// Whether it is one of a list that scrolls: cut where it is too long, since the next line belongs
    /// to the next row. The log says the remainder.
    var isListed = false
    /// What the focus goes to when the cursor comes onto the row; nil for one that is only read.
    var target: Target?
  }

  /// A part of a dialog that can have the focus.
  enum Target: Hashable {
    case confirmation(ConfirmationState.Focus)
    /// A row of the frozen list.
    case frozen(Int)
    case canary(CanaryState.Choice)
    case quit(QuitState.Choice)
  }

  /// The first one says where this is.
  private(set) var rows: [Row] = []
  var cursor: Int { chosen ?? min(1, rows.count - 1) }
  /// Characters of the row before the cursor.
  private(set) var column = 0
  /// The selected row of a list below a field that has the cursor.
  private(set) var selected: Int?
  /// What is said of the selected row beside its text.
  var detail = ""
  /// The row with the cursor; nil where none has the focus, so that it is on the title.
  private var chosen: Int?
  private let words: Words

  /// - Parameter title: of a dialog.
  init(on screen: DashboardState, title: String = "") {
    words = screen.words
    rows = [Row(text: screen.whereItIs, role: .title)]
    say(title, role: .heading)
  }

  /// Adds a row; none where there is nothing to say.
  mutating func say(
    _ text: String, role: Role = .text, isCurrent: Bool = false, target: Target? = nil
  ) {
    guard !text.isEmpty || isCurrent else { return }
    if isCurrent { (chosen, column) = (rows.count, 0) }
    rows.append(Row(text: words.withoutSigns(text), role: role, target: target))
  }

  /// Adds a row of a list.
  mutating func list(
    _ text: String, role: Role = .text, isCurrent: Bool = false, isSelected: Bool = false,
    target: Target? = nil
  ) {
    if isCurrent { (chosen, column) = (rows.count, 0) }
    if isSelected { selected = rows.count }
    rows.append(
      Row(text: words.withoutSigns(text), role: role, isListed: true, target: target))
  }

  /// Adds a field with its label; the cursor is at the insertion point.
  mutating func type(
    _ field: TextField, label: String, role: Role = .field, isCurrent: Bool = true,
    target: Target? = nil
  ) {
    let start = label.last == " " ? label : label + " "
    if isCurrent {
      type(start + field.text, column: start.count + field.cursor, role: role)
    } else {
      rows.append(Row(text: start + field.text, role: role, target: target))
    }
  }

  /// Adds a row with the insertion point in it.
  mutating func type(_ text: String, column: Int, role: Role = .field) {
    (chosen, self.column) = (rows.count, column)
    rows.append(Row(text: text, role: role))
  }

  /// Moves the cursor from the field to the selected row of the list below it.
  mutating func choose() {
    if let selected { (chosen, column) = (selected, 0) }
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
          let parts = row.text.wrapped(to: width, glyphs: glyphs)
          lines += (parts.isEmpty ? [""] : row.isListed ? [parts[0]] : parts)
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

extension Reading.Row {
  /// What the screen has no room for, of a row of a list.
  func remainder(width: Int, glyphs: Glyphs) -> String {
    guard isListed else { return "" }
    return text.wrapped(to: width, glyphs: glyphs).dropFirst().joined(separator: " ")
  }
}

extension Words {
  /// Without the sign between parts, which a reader would name.
  func withoutSigns(_ text: String) -> String {
    text.replacing("？ · ", with: "？").replacing(" · ", with: comma)
  }
}
