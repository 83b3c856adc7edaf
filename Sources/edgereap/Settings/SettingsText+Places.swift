import Words

/// The replacements of which a change consists.
extension SettingsText {
  /// - Parameter end: where its line begins, if the mapping is not in braces.
  mutating func insert(
    _ entry: SettingsValue.Entry, into mapping: SettingsNode, orAt end: Int
  ) throws(SettingsError) {
    let last = try mapping.entries().last
    guard mapping.form == .flow else {
      let indent = try mapping.entries().first.map { $0.key.column - 1 } ?? 0
      return insert(entry, at: end, indent: indent)
    }
    let place = last?.value.range.upperBound ?? mapping.range.upperBound - 1
    replace(place..<place, by: (last == nil ? "" : ", ") + entry.inline)
  }

  /// On separate lines.
  mutating func insert(_ entry: SettingsValue.Entry, at place: Int, indent: Int) {
    let isNewLine = place == 0 || scalars[place - 1].isLineBreak
    let lines = entry.lines(indent: indent).map { $0 + lineBreak }
    replace(place..<place, by: (isNewLine ? "" : lineBreak) + lines.joined())
  }

  /// A list with an item on each line keeps that form; everything else is written on one line.
  mutating func replace(_ old: SettingsNode, by value: SettingsValue) throws {
    switch (old.content, value) {
    case (.list(let items), .list(let new)) where old.form == .block:
      try replace(items, of: old, by: new)
    case (.text, _),
      (.list, _) where old.form != .block, (_, _) where old.form == .alias:
      let range = trimmed(old.range)
      replace(range, by: (range.isEmpty ? " " : "") + value.inline)
    default: throw Unchangeable()
    }
  }

  /// Each item keeps its line, and the comments on it and above it, wherever it goes.
  private mutating func replace(
    _ items: [SettingsNode], of list: SettingsNode, by new: [SettingsValue]
  ) throws(Unchangeable) {
    let start = lineStart(before: list.range.lowerBound)
    guard isBlank(start..<list.range.lowerBound) else { throw Unchangeable() }
    let indent = String(repeating: " ", count: list.range.lowerBound - start)
    let first = startOfComments(above: start)
    var place = first
    var lines: [(item: SettingsNode, value: SettingsValue, range: Range<Int>)] = []
    for item in items {
      let end = lineEnd(after: item.range.upperBound)
      lines.append((item, SettingsValue(item), place..<end))
      place = end
    }
    var text = ""
    for value in new {
      let old = lines.first { $0.value.identity == value.identity }
      text +=
        old.flatMap { line($0.range, of: $0.item, with: value) } ?? "\(indent)- \(value.inline)"
      if text.unicodeScalars.last?.isLineBreak != true { text += lineBreak }
    }
    replace(first..<place, by: text)
  }

  /// The lines of an item, with another value; nil where that takes more than one replacement.
  private func line(
    _ range: Range<Int>, of item: SettingsNode, with value: SettingsValue
  ) -> String? {
    guard SettingsValue(item) != value else { return string(range) }
    if case .mapping = item.content, item.form == .block { return nil }
    let place = trimmed(item.range)
    return string(range.lowerBound..<place.lowerBound) + value.inline
      + string(place.upperBound..<range.upperBound)
  }

  mutating func remove(_ key: String, from mapping: SettingsNode) throws {
    let entries = try mapping.entries()
    guard let index = entries.firstIndex(where: { (try? $0.key.text()) == key }) else { return }
    let (name, value) = entries[index]
    let end = max(name.range.upperBound, value.range.upperBound)
    guard mapping.form == .flow else {
      let start = lineStart(before: name.range.lowerBound)
      guard isBlank(start..<name.range.lowerBound) else { throw Unchangeable() }
      return replace(start..<lineEnd(after: end), by: "")
    }
    if index > 0 {
      replace(entries[index - 1].value.range.upperBound..<end, by: "")
    } else if entries.count > 1 {
      replace(name.range.lowerBound..<entries[1].key.range.lowerBound, by: "")
    } else {
      replace(name.range.lowerBound..<mapping.range.upperBound - 1, by: "")
    }
  }

  private mutating func replace(_ range: Range<Int>, by text: String) {
    scalars.replaceSubrange(range, with: Array(text.unicodeScalars))
  }
}

// MARK: Lines

extension SettingsText {
  /// The end of line that the file begins with.
  private var lineBreak: String {
    guard let first = scalars.firstIndex(where: \.isLineBreak) else { return "\n" }
    guard scalars[first] == "\r" else { return "\n" }
    return isPair(at: first) ? "\r\n" : "\r"
  }

  private func lineStart(before place: Int) -> Int {
    scalars[..<place].lastIndex(where: \.isLineBreak).map { $0 + 1 } ?? 0
  }

  /// The start of the lines above that are comments or blank.
  private func startOfComments(above line: Int) -> Int {
    var start = line
    while start > 0 {
      let above = lineStart(before: start - (start > 1 && isPair(at: start - 2) ? 2 : 1))
      let content = scalars[above..<start].first { !$0.properties.isWhitespace }
      guard content == "#" || content == nil else { break }
      start = above
    }
    return start
  }

  /// The start of the next line. A block scalar ends there already.
  func lineEnd(after place: Int) -> Int {
    if place > 0, scalars[place - 1].isLineBreak { return place }
    guard let end = scalars[place...].firstIndex(where: \.isLineBreak) else {
      return scalars.count
    }
    return end + (isPair(at: end) ? 2 : 1)
  }

  private func isPair(at place: Int) -> Bool {
    scalars[place] == "\r" && place + 1 < scalars.count && scalars[place + 1] == "\n"
  }

  private func isBlank(_ range: Range<Int>) -> Bool { scalars[range].allSatisfy { $0 == " " } }

  /// Without the line breaks at the end of a block scalar.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let end = scalars[range].lastIndex { !$0.properties.isWhitespace }
    return range.lowerBound..<(end.map { $0 + 1 } ?? range.lowerBound)
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}

extension Unicode.Scalar {
  /// As YAML 1.1 breaks lines.
  fileprivate var isLineBreak: Bool {
    ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(self)
  }
}
