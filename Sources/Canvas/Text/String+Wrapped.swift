extension String {
  /// Lines of at most `width` columns. Text without spaces, as Chinese, is broken anywhere but before
  /// a sign that closes.
  package func wrapped(to width: Int, glyphs: Glyphs) -> [String] {
    guard width > 0 else { return [] }
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for word in split(separator: " ") {
      let wordWidth = TextWidth.of(String(word), glyphs: glyphs)
      if lineWidth > 0, lineWidth + 1 + wordWidth > width,
        wordWidth <= width || lineWidth > width / 2
      {
        lines.append(line)
        (line, lineWidth) = ("", 0)
      }
      if lineWidth > 0 {
        line += " "
        lineWidth += 1
      }
      for character in word {
        let columns = TextWidth.of(String(character), glyphs: glyphs)
        if lineWidth + columns > width {
          let next = "，。；：、？！）”".contains(character) ? line.takeTail() : ""
          lines.append(line)
          (line, lineWidth) = (next, TextWidth.of(next, glyphs: glyphs))
        }
        line.append(character)
        lineWidth += columns
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Takes off the last character, with the letters and digits before it; nothing where the line would
  /// be empty without it.
  private mutating func takeTail() -> String {
    let letters = reversed().prefix { $0.isASCII && $0 != " " }.count
    let tail = String(suffix(letters < count ? max(1, letters) : 1))
    guard tail.count < count else { return "" }
    removeLast(tail.count)
    return tail
  }
}
