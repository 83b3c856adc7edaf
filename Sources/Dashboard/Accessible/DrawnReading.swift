import Canvas

extension DialogState {
  /// What the dialog draws, without boxes, bars and keys: each row that has text. So every dialog can be
  /// listened to; those that tell something by signs or places have their own reading.
  func drawnReading(on screen: DashboardState) -> Reading {
    var frame = Frame(size: screen.layout.size, glyphs: screen.glyphs, isDecorated: false)
    draw(on: screen, in: &frame)
    var reading = Reading(on: screen)
    for y in 0..<frame.size.height {
      let (hasField, isPointed) = (frame.cursor?.y == y, frame.pointer?.y == y)
      let row = DrawnRow(frame, y, cursor: hasField ? frame.cursor?.x : nil)
      guard hasField || isPointed || !row.text.isEmpty else { continue }
      if let column = row.column {
        reading.type(row.text, column: column, role: row.role)
      } else if isPointed {
        let isBelowField = frame.cursor != nil
        reading.list(
          row.text, role: row.role, isCurrent: !isBelowField, isSelected: isBelowField)
      } else {
        reading.say(row.text, role: row.role)
      }
    }
    return reading
  }
}

/// One row of a frame as a sentence: no blanks around it, and no more than two in it.
private struct DrawnRow {
  private(set) var text = ""
  private(set) var role = Role.text
  /// Characters before the cursor; nil where it is elsewhere.
  private(set) var column: Int?

  init(_ frame: Frame, _ y: Int, cursor: Int?) {
    var characters: [Character] = []
    for x in 0..<frame.size.width {
      if x == cursor { column = characters.count }
      let cell = frame[x, y]
      let isBlank = cell.text == " "
      if isBlank, characters.isEmpty || characters.suffix(2) == [" ", " "] { continue }
      if characters.isEmpty, !isBlank { role = cell.role }
      characters += cell.text
    }
    let least = column ?? 0
    while characters.count > least, characters.last == " " { characters.removeLast() }
    text = String(characters)
  }
}
