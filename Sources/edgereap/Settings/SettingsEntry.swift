import Words

/// A value of a settings file with the keys that lead to it and its place. A list of mappings has an
/// entry for each of its items.
struct SettingsEntry: Sendable, Hashable {
  var path: [String]
  var value: SettingsValue
  /// Whether it is written without quotation marks.
  var isPlain: Bool
  var line: Int
  var column: Int

  /// As it may be written anywhere in a file.
  var text: String {
    if isPlain, case .text(let text) = value { return text }
    return value.inline
  }

  func error(in file: String, _ problem: @escaping Sentence) -> SettingsError {
    SettingsError(file: file, line: line, column: column, problem: problem)
  }
}

extension SettingsNode {
  /// Every value below this node, in the order of the file.
  func placedEntries(_ path: [String] = []) throws(SettingsError) -> [SettingsEntry] {
    switch content {
    case .mapping(let entries) where !entries.isEmpty:
      var all: [SettingsEntry] = []
      for (key, value) in entries { all += try value.placedEntries(path + [try key.text()]) }
      return all
    case .list(let items) where items.contains(where: \.isMapping):
      return items.map { SettingsEntry(path, $0) }
    default: return [SettingsEntry(path, self)]
    }
  }

  private var isMapping: Bool { if case .mapping = content { true } else { false } }
}

extension SettingsEntry {
  fileprivate init(_ path: [String], _ node: SettingsNode) {
    var isPlain = false
    if case .text(_, isPlain: true) = node.content { isPlain = true }
    self.init(
      path: path, value: SettingsValue(node), isPlain: isPlain, line: node.line,
      column: node.column)
  }
}
