/// Reads one JSON text, strictly (RFC 8259).
///
/// Written here rather than taken from Foundation, whose decoder takes `[1,]` and UTF-16, reads `7.0` as
/// an integer, and keeps the first of two members of a name: a client's mistakes would pass.
struct JSONReader {
  struct SyntaxError: Error, Equatable {
    var offset: Int
  }

  /// Deeper nesting is refused, so that a body of brackets cannot exhaust the stack.
  private static let deepest = 64

  private let bytes: [UInt8]
  private var position = 0

  static func read(_ bytes: [UInt8]) throws(SyntaxError) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    reader.skipBlanks()
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.position == bytes.count else { throw reader.error }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var error: SyntaxError { SyntaxError(offset: position) }
  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte), byte != 0x0B, byte != 0x0C
    {
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(SyntaxError) -> JSONValue {
    guard depth < Self.deepest, let byte = next else { throw error }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try text())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(
    _ word: String, _ value: JSONValue
  ) throws(SyntaxError) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw error }
    position += word.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(SyntaxError) -> JSONValue {
    position += 1
    var members: [String: JSONValue] = [:]
    skipBlanks()
    if take("}") { return .object(members) }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw error }
      let name = try text()
      skipBlanks()
      guard take(":") else { throw error }
      skipBlanks()
      members[name] = try value(depth: depth + 1)
      skipBlanks()
      if take("}") { return .object(members) }
      guard take(",") else { throw error }
    }
  }

  private mutating func array(depth: Int) throws(SyntaxError) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array(elements) }
    while true {
      skipBlanks()
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      if take("]") { return .array(elements) }
      guard take(",") else { throw error }
    }
  }

  private mutating func number() throws(SyntaxError) -> JSONValue {
    let start = position
    var isInteger = true
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") {
      isInteger = false
      try digits()
    }
    if take("e") || take("E") {
      isInteger = false
      if !take("+") { _ = take("-") }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let integer = Int64(text) { return .integer(integer) }
    guard let fraction = Double(text) else { throw error }
    return .fraction(fraction)
  }

  /// At least one.
  private mutating func digits() throws(SyntaxError) {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    guard position > start else { throw error }
  }
}

extension JSONReader {
  /// The text between two quotation marks; the position is at the first.
  private mutating func text() throws(SyntaxError) -> String {
    position += 1
    var unescaped: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: unescaped, as: UTF8.self) else { throw error }
        return text
      case UInt8(ascii: "\\"): try escape(into: &unescaped)
      case 0..<0x20: throw error
      default: unescaped.append(byte)
      }
    }
    throw error
  }

  private mutating func escape(into unescaped: inout [UInt8]) throws(SyntaxError) {
    guard let byte = next else { throw error }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(byte)
    case UInt8(ascii: "b"): unescaped.append(0x08)
    case UInt8(ascii: "f"): unescaped.append(0x0C)
    case UInt8(ascii: "n"): unescaped.append(0x0A)
    case UInt8(ascii: "r"): unescaped.append(0x0D)
    case UInt8(ascii: "t"): unescaped.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), take("\\"), take("u") {
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw error }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error }
      unescaped.append(contentsOf: Array(String(scalar).utf8))
    default: throw error
    }
  }

  private mutating func hexadecimal() throws(SyntaxError) -> UInt32 {
    guard position + 4 <= bytes.count else { throw error }
    let text = String(decoding: bytes[position..<position + 4], as: UTF8.self)
    // A sign would be read as part of the number.
    guard text.allSatisfy({ $0.isASCII && $0.isHexDigit }), let code = UInt32(text, radix: 16)
    else { throw error }
    position += 4
    return code
  }
}

/// A JSON text that was read, or parameters of a query brought into the same form.
enum JSONValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int64)
  /// Only for numbers with a fraction or an exponent, or too large for an integer.
  case fraction(Double)
  case string(String)
  case array([JSONValue])
  /// If a name occurs twice, the last one holds.
  case object([String: JSONValue])

  subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The strings of an array of strings; nil if it is anything else.
  var strings: [String]? {
    guard case .array(let elements) = self else { return nil }
    let strings = elements.compactMap(\.string)
    return strings.count == elements.count ? strings : nil
  }
}
