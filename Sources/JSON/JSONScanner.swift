/// The grammar of JSON (RFC 8259), one token after another.
///
/// It is read in two ways: ``JSONDocument`` notes where each value is, and a journal takes the values as
/// they come, without a tree in between.
package struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The byte there is a zero or a line feed. No step goes past it, so no index is out of bounds.
  let end: Int
  package internal(set) var position: Int
  private var depth = 0
  /// Without a bound, hostile brackets could exhaust the stack.
  private let deepest: Int

  /// - Parameter range: nil means all but the last byte.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>? = nil, deepest: Int) {
    self.bytes = bytes
    self.deepest = deepest
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count - 1
  }

  var byte: UInt8 { bytes[position] }

  package func fault(_ expected: String) -> JSONFault {
    JSONFault(offset: position, expected: expected)
  }

  mutating func skipBlanks() {
    while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09, position < end {
      position += 1
    }
  }

  @usableFromInline
  mutating func take(_ wanted: UInt8) -> Bool {
    skipBlanks()
    guard byte == wanted else { return false }
    position += 1
    return true
  }

  @usableFromInline
  mutating func enter() throws(JSONFault) {
    guard depth < deepest else { throw fault("at most \(deepest) levels") }
    depth += 1
  }

  @usableFromInline
  mutating func leave() { depth -= 1 }

  mutating func word(_ text: StaticString) throws(JSONFault) {
    for offset in 0..<text.utf8CodeUnitCount {
      guard byte == text.utf8Start[offset] else { throw fault("\(text)") }
      position += 1
    }
  }

  /// From the first quotation mark to just after the last.
  mutating func string() throws(JSONFault) -> (start: Int, end: Int, isEscaped: Bool) {
    position += 1
    let start = position
    var isEscaped = false
    skipPlain()
    while byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("the end of a text") }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        try escape()
      } else {
        position += 1
      }
      skipPlain()
    }
    position += 1
    return (start, position - 1, isEscaped)
  }

  /// Skips plain text, eight bytes at a time, up to a byte that ends it, escapes something or is
  /// not allowed, or to the last few bytes.
  private mutating func skipPlain() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let raw = UnsafeRawBufferPointer(bytes)
    while position + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
      let quotes = word ^ (ones * UInt64(UInt8(ascii: "\"")))
      let escapes = word ^ (ones * UInt64(UInt8(ascii: "\\")))
      // The high bit of each such byte; of bytes above one perhaps too.
      let hits =
        (((quotes &- ones) & ~quotes) | ((escapes &- ones) & ~escapes)
          | ((word &- ones * 0x20) & ~word)) & (ones << 7)
      guard hits == 0 else {
        position += hits.trailingZeroBitCount >> 3
        return
      }
      position += 8
    }
  }

  private mutating func escape() throws(JSONFault) {
    position += 1
    switch byte {
    case UInt8(ascii: "u"):
      position += 1
      for _ in 0..<4 {
        guard JSONText.digit(byte) != nil else { throw fault("four hexadecimal digits") }
        position += 1
      }
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
    default: throw fault("an escape")
    }
  }

  mutating func number() throws(JSONFault) {
    if byte == UInt8(ascii: "-") { position += 1 }
    if byte == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if byte == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
  }

  private mutating func digits() throws(JSONFault) {
    guard (0x30...0x39).contains(byte) else { throw fault("a value") }
    while (0x30...0x39).contains(byte) { position += 1 }
  }
}

/// The position where a text stops being valid JSON.
package struct JSONFault: Error, Hashable, CustomStringConvertible {
  package var offset: Int
  package var expected: String

  package init(offset: Int, expected: String) {
    self.offset = offset
    self.expected = expected
  }

  package var description: String { "expected \(expected) at byte \(offset)" }
}
