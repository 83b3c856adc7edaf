extension String {
  /// Lines of at most `width` columns, broken at spaces and between Chinese characters, but neither
  /// before a sign that closes nor after one that opens. What is longer than a line is cut.
  package func wrapped(to width: Int, glyphs: Glyphs) -> [String] {
    guard width > 0 else { return [] }
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for piece in unbreakablePieces(glyphs: glyphs) {
      let space = piece.followsSpace && lineWidth > 0 ? 1 : 0
      let pieceWidth = TextWidth.of(piece.text, glyphs: glyphs)
      if lineWidth + space + pieceWidth > width, lineWidth > 0,
        pieceWidth <= width || lineWidth > width / 2
      {
        lines.append(line)
        (line, lineWidth) = ("", 0)
      } else if space > 0 {
        line += " "
        lineWidth += 1
      }
      for character in piece.text {
        let columns = TextWidth.of(String(character), glyphs: glyphs)
        if lineWidth + columns > width {
          let before = character.closes && line.count > 1 ? String(line.removeLast()) : ""
          lines.append(line)
          (line, lineWidth) = (before, TextWidth.of(before, glyphs: glyphs))
        }
        line.append(character)
        lineWidth += columns
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  private func unbreakablePieces(glyphs: Glyphs) -> [(text: String, followsSpace: Bool)] {
    var pieces: [(text: String, followsSpace: Bool)] = []
    var wasSpace = true
    var wasWide = false
    var wasOpening = false
    for character in self {
      guard character != " " else {
        wasSpace = true
        continue
      }
      let isWide = TextWidth.of(String(character), glyphs: glyphs) > 1
      if wasSpace || (isWide || wasWide) && !wasOpening && !character.closes {
        pieces.append((String(character), wasSpace))
      } else {
        pieces[pieces.count - 1].text.append(character)
      }
      wasSpace = false
      wasWide = isWide
      wasOpening = "（“《「".contains(character)
    }
    return pieces
  }
}

extension Character {
  fileprivate var closes: Bool { "，。；：、？！）”》」".contains(self) }
}
