import LinearRegex
import Words

/// A node of a YAML file with its position, which every error names.
struct SettingsNode: Sendable {
  typealias Entry = (key: SettingsNode, value: SettingsNode)

  enum Content: Sendable {
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
  var form = Form.block
  /// Where it is written: Unicode scalars from the start of the text, a byte order mark not counted.
  var range = 0..<0

  /// How it is written.
  enum Form: Sendable {
    case block
    /// In brackets or braces.
    case flow
    /// `*name` for a node elsewhere.
    case alias
  }

  /// The root of a YAML document; nil where the file is empty, only comments or only null.
  static func parse(_ text: String, file: String) throws(SettingsError) -> SettingsNode? {
    guard let root = try SettingsReader(text, file: file).root(), !root.isNull else { return nil }
    return root
  }

  private var isNull: Bool {
    guard case .text(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  func error(_ sentence: @escaping Sentence) -> SettingsError {
    SettingsError(file: file, line: line, column: column, problem: sentence)
  }

  /// It is not what it has to be.
  func unexpected(_ wanted: @escaping Sentence) -> SettingsError {
    error { $0.expected(wanted($0), found: found($0)) }
  }

  private func found(_ words: Words) -> String {
    switch content {
    case .text(let text, _): text.isEmpty ? words.nothingWord : words.quoted(text)
    case .mapping: words.aMapping
    case .list: words.aList
    }
  }

  func text() throws(SettingsError) -> String {
    guard case .text(let text, _) = content else { throw unexpected { $0.aText } }
    return text
  }

  /// A path that means the same wherever the program is started.
  func absolutePath() throws(SettingsError) -> String {
    let text = try text()
    guard text.hasPrefix("/") else { throw unexpected { $0.anAbsolutePath } }
    return text
  }

  /// A name that is held against others later.
  func placedText() throws(SettingsError) -> PlacedText {
    PlacedText(text: try text(), line: line, column: column)
  }

  func flag() throws(SettingsError) -> Bool {
    if case .text(let text, isPlain: true) = content, let value = Self.flags[text] { return value }
    throw unexpected { $0.trueOrFalse }
  }

  func number(_ range: ClosedRange<Int>) throws(SettingsError) -> Int {
    if case .text(let text, isPlain: true) = content, let value = Self.number(text),
      range.contains(value)
    {
      return value
    }
    throw unexpected { $0.wholeNumber(range) }
  }

  /// One of the raw values of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _: Choice.Type
  ) throws(SettingsError) -> Choice where Choice.RawValue == String {
    guard case .text(let text, _) = content, let value = Choice(rawValue: text) else {
      let allowed = Choice.allCases.map(\.rawValue)
      throw unexpected { $0.oneOf(allowed) }
    }
    return value
  }

  /// What is written as one text: `20%`.
  ///
  /// - Parameter wanted: says how.
  func value<Value: LosslessStringConvertible>(
    _ wanted: @escaping Sentence
  ) throws(SettingsError) -> Value {
    guard let value = Value(try text()) else { throw unexpected(wanted) }
    return value
  }

  func pattern() throws(SettingsError) -> TextPattern {
    let text = try text()
    do throws(PatternError) {
      return try TextPattern(text)
    } catch {
      throw self.error { $0.inExpression(error) }
    }
  }

  /// A length of time such as `90s`, `15m`, `1h` or `2d`, in seconds.
  func seconds(atLeast least: Int64 = 0) throws(SettingsError) -> Int64 {
    guard case .text(let text, _) = content else {
      throw unexpected { $0.aDuration }
    }
    let seconds: Int64
    do {
      seconds = try DurationArgument(text).seconds
    } catch let mistake {
      throw error(mistake.sentence)
    }
    guard seconds >= least else { throw unexpected { $0.atLeast(least) } }
    return seconds
  }

  func list() throws(SettingsError) -> [SettingsNode] {
    switch content {
    case .list(let items): return items
    case .text(let text, _) where !text.isEmpty: throw unexpected { $0.aList(such: text) }
    case .text, .mapping: throw unexpected { $0.aList }
    }
  }

  func texts() throws(SettingsError) -> [String] {
    var texts: [String] = []
    for item in try list() { texts.append(try item.text()) }
    return texts
  }

  /// Keys and values in the order of the file. A repeated key is refused.
  func entries() throws(SettingsError) -> [Entry] {
    guard case .mapping(let entries) = content else {
      throw unexpected { $0.keysAndValues }
    }
    var seen: Set<String> = []
    for (key, _) in entries {
      let name = try key.text()
      guard seen.insert(name).inserted else { throw key.error { $0.givenTwice(name) } }
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

  func error(in file: String, _ problem: @escaping Sentence) -> SettingsError {
    SettingsError(file: file, line: line, column: column, problem: problem)
  }
}

/// Something in a settings or theme file that cannot be used: where it is, and what would do.
struct SettingsError: Error, CustomStringConvertible {
  /// Its path, or what it is called.
  var file: String
  /// From 1; 0 where the whole file is meant.
  var line = 0
  var column = 0
  var problem: Sentence

  var sentence: Sentence {
    { $0.complaint(line > 0 ? "\(file):\(line):\(column)" : file, problem($0)) }
  }

  var description: String { sentence(.spoken) }
}
