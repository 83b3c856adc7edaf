/// A value as settings hold it, without its place and its spelling.
indirect enum SettingsValue: Sendable, Hashable {
  case text(String)
  case list([SettingsValue])
  case mapping([Entry])

  struct Entry: Sendable, Hashable {
    var key: String
    var value: SettingsValue
  }

  /// What a file holds. A key that is no text does not occur in usable settings.
  init(_ node: SettingsNode) {
    switch node.content {
    case .text(let text, _): self = .text(text)
    case .list(let items): self = .list(items.map(SettingsValue.init))
    case .mapping(let entries):
      self = .mapping(
        entries.map { Entry(key: (try? $0.key.text()) ?? "", value: SettingsValue($0.value)) })
    }
  }

  subscript(key: String) -> SettingsValue? {
    guard case .mapping(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// What tells an item of a list from the others: itself, or its `name`.
  var identity: SettingsValue { self["name"] ?? self }

  /// Sets the value at a path, or removes it. An entry that leaves its mapping empty takes the mapping
  /// with it, as in the file.
  mutating func set(_ value: SettingsValue?, at path: ArraySlice<String>) {
    guard case .mapping(var entries) = self, let key = path.first else { return }
    let index = entries.firstIndex { $0.key == key }
    var new = path.count == 1 ? value : index.map { entries[$0].value }
    if path.count > 1 {
      if new == nil, value != nil { new = .mapping([]) }
      new?.set(value, at: path.dropFirst())
      if new == .mapping([]) { new = nil }
    } else if let index, let value {
      new = entries[index].value.updated(to: value)
    }
    switch (index, new) {
    case (let index?, let new?): entries[index].value = new
    case (let index?, nil): entries.remove(at: index)
    case (nil, let new?): entries.append(Entry(key: key, value: new))
    case (nil, nil): break
    }
    self = .mapping(entries)
  }

  /// The new value, with the keys that there were in their order.
  private func updated(to new: SettingsValue) -> SettingsValue {
    guard case .mapping(let old) = self, case .mapping(let entries) = new else { return new }
    let kept = old.compactMap { entry in
      new[entry.key].map { Entry(key: entry.key, value: $0) }
    }
    return .mapping(kept + entries.filter { self[$0.key] == nil })
  }
}

// MARK: As YAML

extension SettingsValue {
  /// On one line, as it may be written anywhere: `[id, {name: zone, width: 24}]`.
  var inline: String {
    switch self {
    case .text(let text): Self.scalar(text)
    case .list(let items): "[\(items.map(\.inline).joined(separator: ", "))]"
    case .mapping(let entries): "{\(entries.map(\.inline).joined(separator: ", "))}"
    }
  }

  /// In quotation marks unless it is a plain word or a number.
  private static func scalar(_ text: String) -> String {
    // A minus before it is the reverse order.
    let word = text.unicodeScalars.dropFirst(text.hasPrefix("-") ? 1 : 0)
    let isWord =
      word.first?.properties.isAlphabetic == true
      && word.allSatisfy {
        $0.properties.isAlphabetic || "0123456789_-".unicodeScalars.contains($0)
      }
    let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard !isNumber, !isWord || reserved.contains(text.lowercased()) else { return text }
    return "\"\(text.unicodeScalars.map(escaped).joined())\""
  }

  /// What other readers of YAML take for something else than text.
  private static let reserved: Set = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case _ where "\"\\".unicodeScalars.contains(scalar): return "\\\(scalar)"
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    default: return String(scalar)
    }
  }
}

extension SettingsValue.Entry {
  var inline: String { "\(SettingsValue.text(key).inline): \(value.inline)" }

  /// On lines of their own, a mapping one key below the other.
  ///
  /// - Parameter indent: columns before the key.
  func lines(indent: Int) -> [String] {
    let start = String(repeating: " ", count: indent)
    guard case .mapping(let entries) = value, !entries.isEmpty else { return [start + inline] }
    return ["\(start)\(SettingsValue.text(key).inline):"]
      + entries.flatMap { $0.lines(indent: indent + 2) }
  }
}
