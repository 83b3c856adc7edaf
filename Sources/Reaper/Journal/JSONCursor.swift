import Fleet

/// Reads JSON straight into values, one member after another, without a tree in between.
///
/// Ten thousand outcomes have to be back within a tenth of a second; a general decoder takes
/// several times that for the plan alone.
struct JSONCursor {
  struct Malformed: Error, CustomStringConvertible {
    var offset: Int
    var expected: String
    var description: String { "expected \(expected) at byte \(offset)" }
  }

  let bytes: [UInt8]
  private(set) var index: Int
  let end: Int
  private var depth = 0
  /// A journal is a few levels deep; without a bound, a made-up one could use up the stack.
  private static let deepest = 64

  init(_ bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  /// Calls `member` for each; it must read the value or skip it.
  mutating func object(_ member: (inout JSONCursor, String) throws -> Void) throws {
    try expect(UInt8(ascii: "{"), "an object")
    try enter()
    defer { depth -= 1 }
    if take(UInt8(ascii: "}")) { return }
    repeat {
      let name = try string()
      try expect(UInt8(ascii: ":"), "a colon")
      try member(&self, name)
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"), "the end of an object")
  }

  mutating func array<Element>(
    _ element: (inout JSONCursor) throws -> Element
  ) throws -> [Element] {
    try expect(UInt8(ascii: "["), "an array")
    try enter()
    defer { depth -= 1 }
    var elements: [Element] = []
    if take(UInt8(ascii: "]")) { return elements }
    repeat { elements.append(try element(&self)) } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"), "the end of an array")
    return elements
  }

  mutating func string() throws -> String {
    try expect(UInt8(ascii: "\""), "a text")
    let start = index
    while index < end, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") {
      index += 1
    }
    guard index < end else { throw malformed("the end of a text") }
    if bytes[index] == UInt8(ascii: "\"") {
      defer { index += 1 }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
    return try escapedString(from: start)
  }

  mutating func integer() throws -> Int {
    skipSpace()
    let isNegative = take(UInt8(ascii: "-"))
    let start = index
    var value = 0
    while index < end, (48...57).contains(bytes[index]) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow, product <= Int.max - 9 else { throw malformed("a smaller number") }
      value = product + Int(bytes[index] - 48)
      index += 1
    }
    guard index > start else { throw malformed("a number") }
    return isNegative ? -value : value
  }

  mutating func boolean() throws -> Bool {
    if takeWord("true") { return true }
    if takeWord("false") { return false }
    throw malformed("true or false")
  }

  /// Whether the value is null, which is then behind.
  mutating func null() -> Bool { takeWord("null") }

  mutating func time() throws -> Timestamp {
    guard let time = Timestamp(iso8601: try string()) else { throw malformed("a time") }
    return time
  }

  mutating func strings() throws -> [String] { try array { try $0.string() } }

  mutating func word<Word: RawRepresentable<String>>(_ type: Word.Type) throws -> Word {
    guard let word = Word(rawValue: try string()) else { throw malformed("a known \(type)") }
    return word
  }

  /// Steps over a value that nobody asks for.
  mutating func skip() throws {
    skipSpace()
    guard index < end else { throw malformed("a value") }
    switch bytes[index] {
    case UInt8(ascii: "{"): try object { cursor, _ in try cursor.skip() }
    case UInt8(ascii: "["): _ = try array { try $0.skip() }
    case UInt8(ascii: "\""): _ = try string()
    default:
      let start = index
      while index < end, !",]} \n".utf8.contains(bytes[index]) { index += 1 }
      guard index > start else { throw malformed("a value") }
    }
  }

  /// What must be among an object's members.
  func there<Value>(_ value: Value?, _ name: String) throws -> Value {
    guard let value else { throw malformed("a \(name)") }
    return value
  }

  func malformed(_ expected: String) -> Malformed {
    Malformed(offset: index, expected: expected)
  }
}

extension JSONCursor {
  private mutating func skipSpace() {
    while index < end, bytes[index] == 32 { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard index < end, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func enter() throws {
    depth += 1
    guard depth <= Self.deepest else { throw malformed("at most \(Self.deepest) levels") }
  }

  private mutating func expect(_ byte: UInt8, _ what: String) throws {
    guard take(byte) else { throw malformed(what) }
  }

  private mutating func takeWord(_ word: StaticString) -> Bool {
    skipSpace()
    let length = word.utf8CodeUnitCount
    guard index + length <= end else { return false }
    for offset in 0..<length where bytes[index + offset] != word.utf8Start[offset] { return false }
    index += length
    return true
  }

  private mutating func escapedString(from start: Int) throws -> String {
    var content = Array(bytes[start..<index])
    while index < end, bytes[index] != UInt8(ascii: "\"") {
      guard bytes[index] == UInt8(ascii: "\\") else {
        content.append(bytes[index])
        index += 1
        continue
      }
      index += 1
      try content.append(contentsOf: escape())
    }
    guard index < end else { throw malformed("the end of a text") }
    index += 1
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func escape() throws -> [UInt8] {
    guard index < end else { throw malformed("an escape") }
    defer { index += 1 }
    switch bytes[index] {
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [bytes[index]]
    case UInt8(ascii: "u"):
      var units = [try escapedUnit()]
      // Above U+FFFF a character is two of them.
      if UTF16.isLeadSurrogate(units[0]), index + 2 < end, bytes[index + 1] == UInt8(ascii: "\\"),
        bytes[index + 2] == UInt8(ascii: "u")
      {
        index += 2
        units.append(try escapedUnit())
      }
      guard let text = String(validating: units, as: UTF16.self) else {
        throw malformed("an escape of a character")
      }
      return Array(text.utf8)
    default: throw malformed("an escape")
    }
  }

  /// From the `u` to its last digit.
  private mutating func escapedUnit() throws -> UInt16 {
    let digits = String(decoding: bytes[min(index + 1, end)..<min(index + 5, end)], as: UTF8.self)
    // A sign would be read as part of the number.
    guard index + 4 < end, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let unit = UInt16(digits, radix: 16)
    else { throw malformed("four hexadecimal digits") }
    index += 4
    return unit
  }
}
