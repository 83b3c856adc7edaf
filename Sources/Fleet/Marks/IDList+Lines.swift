extension IDList {
  /// Lines of words, or of a sheet whose column of ids is named by its heading.
  mutating func readLines(_ text: String, _ isID: (String) -> Bool) {
    let lines = Self.rows(of: text).filter { line in
      line.text.first { !$0.isWhitespace }.map { $0 != "#" } ?? false
    }
    guard let first = lines.indices.first else { return }
    if let sheet = Sheet(heading: lines[first].text, isID) {
      for line in lines[(first + 1)...] { read(sheet, line, isID) }
    } else {
      for line in lines { readWords(line, isID) }
    }
  }

  private mutating func read(_ sheet: Sheet, _ line: Entry, _ isID: (String) -> Bool) {
    let cells = sheet.cells(of: line.text)
    guard cells.indices.contains(sheet.column) else {
      // The total below a table, say.
      let words = Self.words(of: line.text)
      return words.filter { !isID($0) }.forEach { add(stranger: $0, line: line.line) }
    }
    let words = Self.words(of: cells[sheet.column])
    let ids = words.filter(isID)
    self.ids += ids.map { Entry(text: $0, line: line.line) }
    // The console writes the name below the id, in one cell.
    if ids.isEmpty { words.forEach { add(stranger: $0, line: line.line) } }
  }

  private mutating func readWords(_ line: Entry, _ isID: (String) -> Bool) {
    let text = line.text.prefix { $0 != "#" }
    // In columns that tabs or bars separate, what is beside an id is about it.
    let isRow = text.contains { "\t|│".contains($0) }
    let words = Self.words(of: text)
    let ids = words.filter(isID)
    self.ids += ids.map { Entry(text: $0, line: line.line) }
    if isRow, !ids.isEmpty { return }
    for word in words where !isID(word) {
      // A bullet or a number before an id.
      if !ids.isEmpty, !word.contains(where: \.isLetter) { continue }
      add(stranger: word, line: line.line)
    }
  }

  /// Lines, of which a quoted cell may have more than one.
  private static func rows(of text: String) -> [Entry] {
    var rows: [Entry] = []
    var open: Entry?
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let isOdd = !line.count { $0 == "\"" }.isMultiple(of: 2)
      if var row = open {
        row.text += "\n\(line)"
        open = isOdd ? nil : row
        if isOdd { rows.append(row) }
      } else if isOdd, line.contains(where: { ",;\t".contains($0) }) || line.hasPrefix("\"") {
        open = Entry(text: String(line), line: index + 1)
      } else {
        rows.append(Entry(text: String(line), line: index + 1))
      }
    }
    // A quote that nothing closes is a mere character.
    guard let open else { return rows }
    return rows
      + open.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .map { Entry(text: String($1), line: open.line + $0) }
  }

  /// Words without the signs around them.
  private static func words(of text: some StringProtocol) -> [String] {
    text.split { character in
      character.isWhitespace || ",，、;；\"'`“”‘’()（）[]<>{}|│".contains(character)
    }.map { word in
      let end = word.lastIndex { !".:!?。：".contains($0) }
      return end.map { String(word[...$0]) } ?? ""
    }.filter { !$0.isEmpty }
  }
}

/// A sheet of cells with a heading.
private struct Sheet {
  let separator: Character
  let column: Int

  /// nil where no cell of the line is the heading of ids.
  init?(heading: String, _ isID: (String) -> Bool) {
    for separator in ",\t;|│，" as String {
      let cells = Self.cells(of: heading, separator)
      guard let column = cells.firstIndex(where: Self.namesIDs), !cells.contains(where: isID) else {
        continue
      }
      (self.separator, self.column) = (separator, column)
      return
    }
    return nil
  }

  func cells(of line: String) -> [String] { Self.cells(of: line, separator) }

  private static func cells(of line: String, _ separator: Character) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == separator, !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  /// `InstanceId`, `instance_id`, `ID`, `实例ID/名称`.
  private static func namesIDs(_ cell: String) -> Bool {
    let name = cell.lowercased().filter { $0.isLetter || $0 == "/" }
    let first = name.prefix { $0 != "/" }
    return ["id", "ids", "instanceid", "instanceids", "实例id", "资源id"].contains(first)
  }
}
