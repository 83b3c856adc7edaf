/// Finds the values of a JSON text and checks its grammar (RFC 8259).
struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var values: [JSONDocument.Value] = []
  /// An API's answer is a few levels deep; without a bound, a made-up one could use up the stack.
  private static let deepest = 128
  /// A page of a hundred instances has some 15,000 values. Without a bound, a body of brackets would
  /// take eight times its own size.
  static let mostValues = 1 << 21

  /// - Parameter bytes: Ending with a zero byte. No step is made past one, so that no index is ever
  ///   out of bounds.
  static func scan(_ bytes: [UInt8]) throws(JSONSyntaxError) -> [JSONDocument.Value] {
    let result = bytes.withUnsafeBufferPointer { buffer in
      var scanner = JSONScanner(bytes: buffer)
      scanner.values.reserveCapacity(buffer.count / 12)
      do throws(JSONSyntaxError) {
        try scanner.document()
        return Result<[JSONDocument.Value], JSONSyntaxError>.success(scanner.values)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private var byte: UInt8 { bytes[position] }
  private var failure: JSONSyntaxError { JSONSyntaxError(offset: position) }

  private mutating func document() throws(JSONSyntaxError) {
    try value(depth: 0)
    skipBlanks()
    guard position == bytes.count - 1 else { throw failure }
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) {
    guard values.count < Self.mostValues else { throw failure }
    skipBlanks()
    switch byte {
    case UInt8(ascii: "{"): try object(depth: depth)
    case UInt8(ascii: "["): try array(depth: depth)
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try word("true", .yes)
    case UInt8(ascii: "f"): try word("false", .no)
    case UInt8(ascii: "n"): try word("null", .null)
    default: try number()
    }
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) {
    let index = try open(.object, depth: depth)
    if take(UInt8(ascii: "}")) { return close(index) }
    repeat {
      skipBlanks()
      guard byte == UInt8(ascii: "\"") else { throw failure }
      try string()
      guard take(UInt8(ascii: ":")) else { throw failure }
      try value(depth: depth + 1)
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw failure }
    close(index)
  }

  private mutating func array(depth: Int) throws(JSONSyntaxError) {
    let index = try open(.array, depth: depth)
    if take(UInt8(ascii: "]")) { return close(index) }
    repeat {
      try value(depth: depth + 1)
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw failure }
    close(index)
  }

  private mutating func open(
    _ kind: JSONDocument.Value.Kind, depth: Int
  ) throws(JSONSyntaxError) -> Int {
    guard depth < Self.deepest else { throw failure }
    add(kind, from: position, to: position)
    position += 1
    return values.count - 1
  }

  private mutating func close(_ index: Int) {
    values[index].end = Int32(position)
    values[index].next = Int32(values.count)
  }

  private mutating func add(_ kind: JSONDocument.Value.Kind, from start: Int, to end: Int) {
    let next = Int32(values.count + 1)
    values.append(
      JSONDocument.Value(kind: kind, start: Int32(start), end: Int32(end), next: next))
  }

  private mutating func skipBlanks() {
    while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ wanted: UInt8) -> Bool {
    skipBlanks()
    guard byte == wanted else { return false }
    position += 1
    return true
  }

  private mutating func word(
    _ text: StaticString, _ kind: JSONDocument.Value.Kind
  ) throws(JSONSyntaxError) {
    let start = position
    for offset in 0..<text.utf8CodeUnitCount {
      guard byte == text.utf8Start[offset] else { throw failure }
      position += 1
    }
    add(kind, from: start, to: position)
  }

  private mutating func string() throws(JSONSyntaxError) {
    position += 1
    let start = position
    var isEscaped = false
    skipPlain()
    while byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw failure }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        try escape()
      } else {
        position += 1
      }
      skipPlain()
    }
    add(isEscaped ? .escapedString : .string, from: start, to: position)
    position += 1
  }

  /// Passes over what a text says plainly, eight bytes in one go, up to a byte that ends it, escapes
  /// something or must not be there, or to the last few bytes.
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

  private mutating func escape() throws(JSONSyntaxError) {
    position += 1
    switch byte {
    case UInt8(ascii: "u"):
      position += 1
      for _ in 0..<4 {
        guard JSONText.digit(byte) != nil else { throw failure }
        position += 1
      }
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
    default: throw failure
    }
  }

  private mutating func number() throws(JSONSyntaxError) {
    let start = position
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
    add(.number, from: start, to: position)
  }

  private mutating func digits() throws(JSONSyntaxError) {
    guard (0x30...0x39).contains(byte) else { throw failure }
    while (0x30...0x39).contains(byte) { position += 1 }
  }
}
