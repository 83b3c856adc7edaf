import Words

/// The text of a settings file, of which single keys are changed in place. Comments, order, quotation
/// marks and line ends of everything else stay as they are.
///
/// The reader tells where each node begins and ends. A change is one replacement of a range; after it
/// the text is read again, so that no place is ever calculated.
struct SettingsText {
  private let file: String
  /// Without a byte order mark.
  var scalars: [Unicode.Scalar]
  private let hasByteOrderMark: Bool

  /// A layout in which a key cannot be changed by itself, such as a mapping that is an alias.
  struct Unchangeable: Error {}

  init(_ text: String, file: String) {
    self.file = file
    hasByteOrderMark = text.unicodeScalars.first == "\u{FEFF}"
    scalars = Array(text.unicodeScalars.dropFirst(hasByteOrderMark ? 1 : 0))
  }

  var text: String { (hasByteOrderMark ? "\u{FEFF}" : "") + body }

  private var body: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  var value: SettingsValue {
    get throws(SettingsError) {
      try SettingsNode.parse(body, file: file).map(SettingsValue.init) ?? .mapping([])
    }
  }

  /// Sets the value at a path of keys. An existing value is replaced where it is, key by key if it is a
  /// mapping. A missing key comes at the end of its mapping, in the style of that mapping.
  mutating func set(_ value: SettingsValue, at path: [String]) throws {
    let reader = SettingsReader(body, file: file)
    guard let root = try reader.root(), case .mapping = root.content else {
      return insert(entries(path[...], value), at: reader.documentEnd, indent: 0)
    }
    var node = root
    for (depth, key) in path.enumerated() {
      guard case .mapping = node.content, node.form != .alias else { throw Unchangeable() }
      guard let next = node[key] else {
        let new = entries(path[depth...], value)
        let end = depth == 0 ? reader.documentEnd : lineEnd(after: node.range.upperBound)
        return try insert(new, into: node, orAt: end)
      }
      node = next
    }
    guard SettingsValue(node) != value else { return }
    if case .mapping(let entries) = value, case .mapping = node.content, node.form != .alias {
      for entry in entries { try set(entry.value, at: path + [entry.key]) }
      for (key, _) in try node.entries() {
        let name = try key.text()
        if value[name] == nil { try remove(path + [name]) }
      }
      return
    }
    try replace(node, by: value)
  }

  /// Removes the value at a path, if it is there, with its key and the comment on its line. A mapping that
  /// it leaves empty goes with it.
  mutating func remove(_ path: [String]) throws {
    guard var node = try SettingsReader(body, file: file).root() else { return }
    var (owner, removed) = (node, path.first)
    for (depth, key) in path.enumerated() {
      guard let next = node[key] else { return }
      guard case .mapping(let entries) = node.content, node.form != .alias else {
        throw Unchangeable()
      }
      // The outermost mapping of those that would be left empty.
      if entries.count > 1 || depth == 0 { (owner, removed) = (node, key) }
      node = next
    }
    guard let removed else { return }
    try remove(removed, from: owner)
  }

  private func entries(
    _ path: ArraySlice<String>, _ value: SettingsValue
  ) -> SettingsValue.Entry {
    let last = SettingsValue.Entry(key: path.last ?? "", value: value)
    return path.dropLast().reversed().reduce(last) { inner, key in
      SettingsValue.Entry(key: key, value: .mapping([inner]))
    }
  }
}
