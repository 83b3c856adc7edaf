extension String {
  /// Lines of at most `width` columns. Text without spaces, as Chinese, is broken anywhere.
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
          lines.append(line)
          (line, lineWidth) = ("", 0)
        }
        line.append(character)
        lineWidth += columns
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }
}
