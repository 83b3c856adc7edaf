internal import Yams

/// A node of a YAML file that knows where it stands, so that every complaint can point.
struct SettingsNode {
  var file: String
  var node: Node

  /// The root of a YAML document; nil where the file is empty, only comments or only null.
  static func parse(_ text: String, file: String) throws(SettingsError) -> SettingsNode? {
    try refuseManyAliases(in: text, file: file)
    do {
      guard let root = try Yams.compose(yaml: text), root.null == nil else { return nil }
      return SettingsNode(file: file, node: root)
    } catch YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _)
    {
      throw SettingsError(file: file, line: mark.line, column: mark.column, message: problem)
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      throw SettingsError(
        file: file, line: context.mark.line, column: context.mark.column,
        message: "given twice: \(keys.joined(separator: ", "))")
    } catch {
      throw SettingsError(file: file, line: 0, column: 0, message: "not YAML: \(error)")
    }
  }

  /// Aliases of aliases stand for exponentially many nodes, all of which are looked at where they
  /// are a key. What may be one is counted before anything is read.
  private static func refuseManyAliases(in text: String, file: String) throws(SettingsError) {
    var (line, count, before) = (1, 0, UInt8(ascii: " "))
    for byte in text.utf8 {
      if before == UInt8(ascii: "\n") { line += 1 }
      if byte == UInt8(ascii: "*"), " \t\n[{,".utf8.contains(before) { count += 1 }
      before = byte
      guard count <= mostAliases else {
        throw SettingsError(
          file: file, line: line, column: 1,
          message: "more than \(mostAliases) aliases (*name); write out what they stand for")
      }
    }
  }

  private static let mostAliases = 20

  func error(_ message: String) -> SettingsError {
    SettingsError(
      file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, message: message)
  }

  /// What stands there, for an error.
  private var kind: String {
    switch node {
    case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "'\(scalar.string)'"
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }

  func text() throws(SettingsError) -> String {
    guard case .scalar(let scalar) = node else { throw error("expected text, found \(kind)") }
    return scalar.string
  }

  /// A name that is held against others later.
  func placedText() throws(SettingsError) -> PlacedText {
    let place = error("")
    return PlacedText(text: try text(), line: place.line, column: place.column)
  }

  func flag() throws(SettingsError) -> Bool {
    guard let value = node.bool else { throw error("expected true or false, found \(kind)") }
    return value
  }

  func number(_ range: ClosedRange<Int>) throws(SettingsError) -> Int {
    guard let value = node.int, range.contains(value) else {
      throw error(
        "expected a whole number from \(range.lowerBound) to \(range.upperBound), found \(kind)")
    }
    return value
  }

  /// One of the raw values of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _: Choice.Type
  ) throws(SettingsError) -> Choice where Choice.RawValue == String {
    guard case .scalar(let scalar) = node, let value = Choice(rawValue: scalar.string) else {
      let allowed = Choice.allCases.map(\.rawValue)
      throw error("expected one of \(allowed.joined(separator: ", ")), found \(kind)")
    }
    return value
  }

  /// A length of time such as `90s`, `15m`, `1h` or `2d`, in seconds.
  func seconds() throws(SettingsError) -> Int64 {
    guard case .scalar(let scalar) = node else {
      throw error("expected a time such as 90s, 15m, 1h or 2d, found \(kind)")
    }
    do {
      return try DurationArgument(scalar.string).seconds
    } catch let mistake {
      throw error(mistake.description)
    }
  }

  func list() throws(SettingsError) -> [SettingsNode] {
    guard case .sequence(let sequence) = node else {
      throw error("expected a list, found \(kind)")
    }
    return sequence.map { SettingsNode(file: file, node: $0) }
  }

  func texts() throws(SettingsError) -> [String] {
    var texts: [String] = []
    for item in try list() { texts.append(try item.text()) }
    return texts
  }

  /// Keys and values in the order of the file. A key that stands twice is refused.
  func entries() throws(SettingsError) -> [(key: SettingsNode, value: SettingsNode)] {
    guard case .mapping(let mapping) = node else {
      throw error("expected a mapping, found \(kind)")
    }
    var seen: Set<String> = []
    var entries: [(key: SettingsNode, value: SettingsNode)] = []
    for (key, value) in mapping {
      let entry = SettingsNode(file: file, node: key)
      guard seen.insert(try entry.text()).inserted else {
        throw entry.error("'\(try entry.text())' is given twice")
      }
      entries.append((entry, SettingsNode(file: file, node: value)))
    }
    return entries
  }
}
