/// Reads values one after another, without building a tree: ten thousand outcomes must be read
/// within a tenth of a second.
extension JSONScanner {
  /// Reads a part of a text, all of it if `range` is nil.
  package static func read<Value>(
    _ bytes: [UInt8], in range: Range<Int>? = nil,
    _ body: (inout JSONScanner) throws(JSONFault) -> Value
  ) throws(JSONFault) -> Value {
    let range = range ?? bytes.indices
    // A line ends as the scanner needs it.
    let isEnded = range.upperBound < bytes.count && bytes[range.upperBound] == UInt8(ascii: "\n")
    let ended = isEnded ? bytes : Array(bytes[..<range.upperBound]) + [0]
    return try ended.withUnsafeBufferPointer { (buffer) throws(JSONFault) in
      var scanner = JSONScanner(buffer, range, deepest: 64)
      return try body(&scanner)
    }
  }

  /// Calls `member` for each member; it must read the value or skip it.
  @inlinable
  package mutating func object(
    _ member: (inout JSONScanner, String) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    guard take(UInt8(ascii: "{")) else { throw fault("an object") }
    try enter()
    defer { leave() }
    if take(UInt8(ascii: "}")) { return }
    repeat {
      let name = try text()
      guard take(UInt8(ascii: ":")) else { throw fault("a colon") }
      try member(&self, name)
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw fault("the end of an object") }
  }

  @inlinable
  package mutating func array<Element>(
    _ element: (inout JSONScanner) throws(JSONFault) -> Element
  ) throws(JSONFault) -> [Element] {
    guard take(UInt8(ascii: "[")) else { throw fault("an array") }
    try enter()
    defer { leave() }
    var elements: [Element] = []
    if take(UInt8(ascii: "]")) { return elements }
    repeat { elements.append(try element(&self)) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw fault("the end of an array") }
    return elements
  }

  /// nil for null, and otherwise the value.
  @inlinable
  package mutating func optional<Value>(
    _ value: (inout JSONScanner) throws(JSONFault) -> Value
  ) throws(JSONFault) -> Value? {
    if try isNull() { return nil }
    return try value(&self)
  }

  @usableFromInline
  mutating func isNull() throws(JSONFault) -> Bool {
    skipBlanks()
    guard byte == UInt8(ascii: "n") else { return false }
    try word("null")
    return true
  }

  /// - Throws: also for half of a surrogate pair.
  package mutating func text() throws(JSONFault) -> String {
    skipBlanks()
    guard byte == UInt8(ascii: "\"") else { throw fault("a text") }
    let (start, end, isEscaped) = try string()
    let written = UnsafeBufferPointer(rebasing: bytes[start..<end])
    guard isEscaped else { return String(decoding: written, as: UTF8.self) }
    guard let text = JSONText.unescaped(written, isRepaired: false) else {
      throw fault("an escape of a character")
    }
    return text
  }

  package mutating func textOrNull() throws(JSONFault) -> String? {
    try isNull() ? nil : text()
  }

  package mutating func texts() throws(JSONFault) -> [String] {
    try array { (scanner) throws(JSONFault) in try scanner.text() }
  }

  package mutating func integer() throws(JSONFault) -> Int {
    let isNegative = take(UInt8(ascii: "-"))
    let start = position
    var value = 0
    while (0x30...0x39).contains(byte) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow, product <= Int.max - 9 else { throw fault("a smaller number") }
      value = product + Int(byte - 0x30)
      position += 1
    }
    guard position > start else { throw fault("a number") }
    return isNegative ? -value : value
  }

  package mutating func flag() throws(JSONFault) -> Bool {
    skipBlanks()
    switch byte {
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"):
      try word("false")
      return false
    default: throw fault("true or false")
    }
    return true
  }

  /// Skips a value.
  package mutating func skip() throws(JSONFault) {
    skipBlanks()
    switch byte {
    case UInt8(ascii: "{"): try object { (scanner, _) throws(JSONFault) in try scanner.skip() }
    case UInt8(ascii: "["): _ = try array { (scanner) throws(JSONFault) in try scanner.skip() }
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: try number()
    }
  }

  /// - Throws: if anything but blanks follows.
  package mutating func finish() throws(JSONFault) {
    skipBlanks()
    guard position == end else { throw fault("the end") }
  }
}

extension JSONScanner {
  /// One of the raw values of a type.
  @inlinable
  package mutating func word<Word: RawRepresentable<String>>(
    _ type: Word.Type
  ) throws(JSONFault) -> Word {
    guard let word = Word(rawValue: try text()) else { throw fault("a known \(type)") }
    return word
  }

  /// A required member of an object.
  @inlinable
  package func required<Value>(_ value: Value?, _ name: String) throws(JSONFault) -> Value {
    guard let value else { throw fault("a \(name)") }
    return value
  }
}
