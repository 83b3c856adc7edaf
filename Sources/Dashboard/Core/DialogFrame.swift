import Canvas
import Fleet

/// The box that a dialog is drawn in: cleared, framed heavily, titled.
struct DialogFrame {
  let outer: Rect
  let inner: Rect

  init(_ outer: Rect, title: String, in frame: inout Frame) {
    self.outer = outer
    inner = Rect(
      x: outer.x + 2, y: outer.y + 1, width: outer.width - 4, height: outer.height - 2)
    frame.fill(outer)
    frame.box(outer, title: title, focused: true)
    (frame.cursor, frame.pointer) = (nil, nil)
    frame.overlay = outer
  }
}

extension DashboardState {
  /// The message in the lower border of the topmost dialog, where it hides neither a row nor the
  /// hints. The confirmation has a line for it.
  func drawMessageOnDialog(in frame: inout Frame) {
    if case .confirmation = dialog, help == nil { return }
    guard let message, let box = frame.overlay else { return }
    let glyphs = frame.glyphs
    let text = message.text.fittedText(
      to: box.width - 6 - message.sign(glyphs).count, glyphs: glyphs)
    frame.put(
      " \(message.sign(glyphs))\(text) ", x: box.x + 2, y: box.bottom - 1, role: message.role,
      emphasis: message.severity == .error ? .bold : [])
  }
}

extension DashboardState.Message {
  /// With a blank behind it; empty where the text needs none.
  func sign(_ glyphs: Glyphs) -> String {
    switch severity {
    case .information: ""
    case .warning: "\(glyphs.warning) "
    case .error: "\(glyphs.failure) "
    }
  }

  var role: Role {
    switch severity {
    case .information: .info
    case .warning: .warning
    case .error: .error
    }
  }
}

extension Frame {
  /// The cursor of a dialog's list.
  mutating func putListCursor(in area: Rect, y: Int) {
    pointer = Point(x: area.x, y: y)
    guard isDecorated else { return }
    restyle(Rect(x: area.x, y: y, width: area.width, height: 1), role: .cursor)
    put(glyphs.cursor, x: area.x, y: y, role: .cursor, emphasis: .bold)
  }

  /// The field for the name of a file, in the first line of a dialog.
  mutating func putFileName(
    _ name: TextField, label: String, in area: Rect, isFocused: Bool = true
  ) {
    put(label, x: area.x, y: area.y, role: .heading)
    name.draw(in: &self, x: area.x + 8, y: area.y, width: area.width - 8, focused: isFocused)
  }

  /// Keys and what they do, in the last line of a dialog.
  mutating func putHints(_ hints: [(key: String, word: String)], in area: Rect) {
    putHints(hints, x: area.x, y: area.bottom - 1, width: area.width)
  }

  /// Keys and what they do, as many as fit: `space mark  / filter  ? help`. The way out, `esc`, has its
  /// place before all others.
  mutating func putHints(_ hints: [(key: String, word: String)], x: Int, y: Int, width: Int) {
    guard isDecorated else { return }
    var reserved = hints.first { $0.key == "esc" }.map { columns(of: $0) + Self.hintGap } ?? 0
    var column = x
    for (key, word) in hints where !key.isEmpty {
      if key == "esc" { reserved = 0 }
      guard column + columns(of: (key, word)) + reserved <= x + width else { continue }
      column += put(key, x: column, y: y, role: .key, emphasis: .bold)
      column += 1 + put(word, x: column + 1, y: y, role: .hint)
      column += Self.hintGap
    }
  }

  func columns(of hint: (key: String, word: String)) -> Int {
    TextWidth.of(hint.key, glyphs: glyphs) + 1 + TextWidth.of(hint.word, glyphs: glyphs)
  }

  /// Columns between two hints.
  static var hintGap: Int { 2 }

  /// A text over several lines, broken at spaces where it has them. An ellipsis ends the last line of
  /// one that is longer.
  ///
  /// - Returns: lines used.
  @discardableResult
  mutating func putWrapped(
    _ text: String, x: Int, y: Int, width: Int, height: Int, role: Role = .text,
    emphasis: Cell.Emphasis = []
  ) -> Int {
    let lines = text.wrapped(to: width, glyphs: glyphs)
    for (index, line) in lines.prefix(height).enumerated() {
      let text = index == height - 1 ? lines[index...].joined(separator: " ") : line
      put(text, x: x, y: y + index, role: role, emphasis: emphasis, maxWidth: width)
    }
    return min(height, lines.count)
  }
}
