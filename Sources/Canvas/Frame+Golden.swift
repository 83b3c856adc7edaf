extension Frame {
  /// One row as text, without the second cells of wide characters and trailing blanks.
  package func row(_ y: Int) -> String {
    guard y >= 0, y < size.height else { return "" }
    var text = ""
    for cell in cells[(y * size.width)..<((y + 1) * size.width)] { text += cell.text }
    while text.last == " " { text.removeLast() }
    return text
  }

  package var rows: [String] { (0..<size.height).map(row) }

  /// The screen as text, for people and for golden files.
  package var text: String { rows.joined(separator: "\n") }

  /// The styles of the screen: a letter per cell and, below, the style of each letter. `·` is plain
  /// text. Letters follow the order in which the styles appear.
  package var rolesText: String {
    var letters: [CellStyle: Character] = [CellStyle(role: .text, emphasis: []): "·"]
    var legend: [String] = []
    var lines: [String] = []
    for y in 0..<size.height {
      var line = ""
      for x in 0..<size.width {
        let cell = self[x, y]
        let style = CellStyle(role: cell.role, emphasis: cell.emphasis)
        if let letter = letters[style] {
          line.append(letter)
        } else {
          let letter = Self.letters[min(legend.count, Self.letters.count - 1)]
          letters[style] = letter
          legend.append("\(letter) = \(style.name)")
          line.append(letter)
        }
      }
      lines.append(line)
    }
    return (lines + legend).joined(separator: "\n")
  }

  private static let letters = Array(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#")

  private struct CellStyle: Hashable {
    var role: Role
    var emphasis: Cell.Emphasis

    var name: String {
      let mark = emphasis.contains(.onMark) ? ["mark"] : []
      return ([role.name] + emphasis.names + mark).joined(separator: "+")
    }
  }
}

extension Cell.Emphasis {
  /// The words that themes use.
  package static let vocabulary: [(name: String, emphasis: Cell.Emphasis)] = [
    ("bold", .bold), ("underline", .underline), ("reverse", .reverse), ("dim", .dim),
  ]

  package var names: [String] {
    Self.vocabulary.filter { contains($0.emphasis) }.map(\.name)
  }
}
