extension IDList {
  /// Arrays of ids or of instances, and answers that hold them, as tccli prints and `list` writes
  /// them; one document or one on each line.
  mutating func readJSON(_ text: String, _ isID: (String) -> Bool) {
    var scanner = JSONStrings(text)
    while let string = scanner.next() {
      if string.isOfInstance {
        if isID(string.text) {
          ids.append(Entry(text: string.text, line: string.line))
        } else if string.isRequired {
          add(stranger: string.text, line: string.line)
        }
      }
    }
    if let line = scanner.brokenLine { add(stranger: Self.brokenJSON, line: line) }
  }
}

/// The strings of a JSON text that may be ids, with their lines.
private struct JSONStrings {
  struct Found {
    var text: String
    var line: Int
    /// Whether it is an instance's id, or stands alone in an array.
    var isOfInstance: Bool
    /// Whether it can only be an id.
    var isRequired: Bool
  }

  private enum Level {
    case array(key: String)
    case object(key: String)

    var key: String {
      switch self {
      case .array(let key), .object(let key): key
      }
    }
  }

  private let characters: [Character]
  private var index = 0
  private var line = 1
  private var levels: [Level] = []
  private var key = ""
  private var isBroken = false

  init(_ text: String) { characters = Array(text) }

  /// The line at which an unfinished text ends; nil if the text is complete.
  var brokenLine: Int? { isBroken || !levels.isEmpty ? line : nil }

  private static let idKeys: Set = ["id", "instanceid", "instance_id"]
  private static let listKeys: Set = ["", "ids", "instanceids", "instanceidset", "instance_ids"]

  mutating func next() -> Found? {
    while index < characters.count {
      let character = characters[index]
      index += 1
      switch character {
      case "{": levels.append(.object(key: key))
      case "[": levels.append(.array(key: key))
      case "}", "]": close()
      case "\"":
        guard let found = string() else { continue }
        return found
      default: if character.isNewline { line += 1 }
      }
      if character == "{" || character == "[" { key = "" }
    }
    return nil
  }

  private mutating func close() {
    if levels.isEmpty { isBroken = true } else { key = levels.removeLast().key }
    if levels.isEmpty { key = "" }
  }

  /// nil for a key.
  private mutating func string() -> Found? {
    let start = line
    guard let text = literal() else { return nil }
    switch levels.last {
    case .object:
      let after = characters[index...].first { !$0.isWhitespace }
      if after == ":" {
        key = text.lowercased()
        return nil
      }
      let isRequired = key == "instanceid" || key == "instance_id"
      return Found(
        text: text, line: start, isOfInstance: Self.idKeys.contains(key), isRequired: isRequired)
    case .array(let key):
      let isOfIDs = Self.listKeys.contains(key)
      return Found(text: text, line: start, isOfInstance: isOfIDs, isRequired: isOfIDs)
    case nil:
      return Found(text: text, line: start, isOfInstance: true, isRequired: true)
    }
  }

  private mutating func literal() -> String? {
    var text = ""
    while index < characters.count {
      let character = characters[index]
      index += 1
      switch character {
      case "\"": return text
      case "\\":
        guard index < characters.count else { break }
        text.append(characters[index])
        index += 1
      default:
        if character.isNewline { line += 1 }
        text.append(character)
      }
    }
    isBroken = true
    return nil
  }
}
