/// `application/x-www-form-urlencoded`, in queries and bodies.
enum FormEncoding {
  /// The pairs in the order sent, decoded. nil if an escape is broken or the bytes are no UTF-8.
  static func pairs(_ text: String) -> [(name: String, value: String)]? {
    var pairs: [(name: String, value: String)] = []
    for part in text.utf8.split(separator: UInt8(ascii: "&")) {
      let sides = part.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decoded(sides[0]),
        let value = decoded(sides.count > 1 ? sides[1] : "".utf8[...])
      else { return nil }
      pairs.append((name, value))
    }
    return pairs
  }

  /// A space arrives as `+` or as `%20` (both observed).
  private static func decoded(_ text: Substring.UTF8View) -> String? {
    var bytes: [UInt8] = []
    var rest = text.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(0x20)
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit)
        else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// `Filters.0.Values.1=x` as nested objects: `Filters` → `0` → `Values` → `1` → `x`. Which of
  /// them are lists only the schema of the action can tell.
  ///
  /// nil if a name is a value and a container at once.
  static func tree(_ pairs: [(name: String, value: String)]) -> JSONValue? {
    var root: [String: JSONValue] = [:]
    for pair in pairs {
      let path = pair.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard insert(pair.value, at: path[...], into: &root) else { return nil }
    }
    return .object(root)
  }

  private static func insert(
    _ value: String, at path: ArraySlice<String>, into members: inout [String: JSONValue]
  ) -> Bool {
    guard let name = path.first, path.count <= 8 else { return false }
    guard path.count > 1 else {
      return members.updateValue(.string(value), forKey: name) == nil
    }
    var children: [String: JSONValue] = [:]
    switch members[name] {
    case nil: break
    case .object(let existing): children = existing
    default: return false
    }
    // Taken out while it is changed: a thousand ids would otherwise copy a thousand times.
    members[name] = nil
    let isInserted = insert(value, at: path.dropFirst(), into: &children)
    members[name] = .object(children)
    return isInserted
  }
}
