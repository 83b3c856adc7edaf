/// A node of a YAML file that knows where it stands, so that every complaint can point.
struct SettingsNode {
  typealias Entry = (key: SettingsNode, value: SettingsNode)

  enum Content {
    /// - Parameter isPlain: Whether it may be a number or a flag, and not only text.
    case text(String, isPlain: Bool)
    case list([SettingsNode])
    /// In the order of the file. A key may stand twice.
    case mapping([Entry])
  }

  var file: String
  /// From 1.
  var line: Int
  /// In characters, from 1.
  var column: Int
  var content: Content

  /// The root of a YAML document; nil where the file is empty, only comments or only null.
  static func parse(_ text: String, file: String) throws(SettingsError) -> SettingsNode? {
    guard let root = try SettingsReader(text, file: file).root(), !root.isNull else { return nil }
    return root
  }

  private var isNull: Bool {
    guard case .text(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  func error(_ message: String) -> SettingsError {
    SettingsError(file: file, line: line, column: column, message: message)
  }

  /// What stands there, for an error.
  private var kind: String {
    switch content {
    case .text(let text, _): text.isEmpty ? "nothing" : "'\(text)'"
    case .mapping: "a mapping"
    case .list: "a list"
    }
  }

  func text() throws(SettingsError) -> String {
    guard case .text(let text, _) = content else { throw error("expected text, found \(kind)") }
    return text
  }

  /// A name that is held against others later.
  func placedText() throws(SettingsError) -> PlacedText {
    PlacedText(text: try text(), line: line, column: column)
  }

  func flag() throws(SettingsError) -> Bool {
    if case .text(let text, isPlain: true) = content, let value = Self.flags[text] { return value }
    throw error("expected true or false, found \(kind)")
  }

  func number(_ range: ClosedRange<Int>) throws(SettingsError) -> Int {
    if case .text(let text, isPlain: true) = content, let value = Self.number(text),
      range.contains(value)
    {
      return value
    }
    throw error(
      "expected a whole number from \(range.lowerBound) to \(range.upperBound), found \(kind)")
  }

  /// One of the raw values of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _: Choice.Type
  ) throws(SettingsError) -> Choice where Choice.RawValue == String {
    guard case .text(let text, _) = content, let value = Choice(rawValue: text) else {
      let allowed = Choice.allCases.map(\.rawValue)
      throw error("expected one of \(allowed.joined(separator: ", ")), found \(kind)")
    }
    return value
  }

  /// A length of time such as `90s`, `15m`, `1h` or `2d`, in seconds.
  func seconds() throws(SettingsError) -> Int64 {
    guard case .text(let text, _) = content else {
      throw error("expected a time such as 90s, 15m, 1h or 2d, found \(kind)")
    }
    do {
      return try DurationArgument(text).seconds
    } catch let mistake {
      throw error(mistake.description)
    }
  }

  func list() throws(SettingsError) -> [SettingsNode] {
    guard case .list(let items) = content else { throw error("expected a list, found \(kind)") }
    return items
  }

  func texts() throws(SettingsError) -> [String] {
    var texts: [String] = []
    for item in try list() { texts.append(try item.text()) }
    return texts
  }

  /// Keys and values in the order of the file. A key that stands twice is refused.
  func entries() throws(SettingsError) -> [Entry] {
    guard case .mapping(let entries) = content else {
      throw error("expected a mapping, found \(kind)")
    }
    var seen: Set<String> = []
    for (key, _) in entries {
      let name = try key.text()
      guard seen.insert(name).inserted else { throw key.error("'\(name)' is given twice") }
    }
    return entries
  }

  /// As YAML 1.1 writes them.
  private static let flags: [String: Bool] = {
    var flags: [String: Bool] = [:]
    for (word, value) in [
      ("true", true), ("yes", true), ("on", true), ("false", false), ("no", false), ("off", false),
    ] {
      for spelling in [word, word.uppercased(), word.prefix(1).uppercased() + word.dropFirst()] {
        flags[spelling] = value
      }
    }
    return flags
  }()

  /// As YAML 1.1 writes whole numbers: `1_000`, `0x3e8`, `0o1750`, `01750`, `0b11`.
  private static func number(_ text: String) -> Int? {
    let sign = text.hasPrefix("-") ? "-" : ""
    let written = text.dropFirst(text.hasPrefix("-") || text.hasPrefix("+") ? 1 : 0)
    guard written.first?.isNumber == true, !written.contains(where: { "+-".contains($0) }) else {
      return nil
    }
    let digits = written.filter { $0 != "_" }
    for (prefix, radix) in [("0x", 16), ("0b", 2), ("0o", 8), ("0", 8)]
    where digits.hasPrefix(prefix) && digits.count > prefix.count {
      return Int(sign + digits.dropFirst(prefix.count), radix: radix)
    }
    return Int(sign + digits)
  }
}

/// A text of a settings file, with its place in it.
struct PlacedText: Sendable, Hashable {
  var text: String
  var line: Int
  var column: Int

  func error(in file: String, _ message: String) -> SettingsError {
    SettingsError(file: file, line: line, column: column, message: message)
  }
}

/// Something in a settings or theme file that cannot be used: where it is, and what would do.
struct SettingsError: Error, Hashable, CustomStringConvertible {
  var file: String
  /// From 1; 0 where the whole file is meant.
  var line: Int
  var column: Int
  var message: String

  var description: String {
    line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)"
  }
}
