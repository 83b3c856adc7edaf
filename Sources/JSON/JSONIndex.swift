/// Finds the values of a whole text.
struct JSONIndex {
  private var scanner: JSONScanner
  private var values: [JSONDocument.Value] = []
  /// A page of a hundred instances has some 15,000 values. Without a bound, a body of brackets would
  /// take eight times its own size.
  static let mostValues = 1 << 21

  /// - Parameter bytes: Ending with a zero byte.
  static func values(of bytes: [UInt8]) throws(JSONFault) -> [JSONDocument.Value] {
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONFault) in
      var index = JSONIndex(scanner: JSONScanner(buffer, deepest: 128))
      index.values.reserveCapacity(buffer.count / 12)
      try index.value()
      try index.scanner.finish()
      return index.values
    }
  }

  private init(scanner: JSONScanner) { self.scanner = scanner }

  private mutating func value() throws(JSONFault) {
    guard values.count < Self.mostValues else { throw scanner.fault("fewer values") }
    scanner.skipBlanks()
    let start = scanner.position
    switch scanner.byte {
    case UInt8(ascii: "{"): try object()
    case UInt8(ascii: "["): try array()
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"):
      try scanner.word("true")
      add(.yes, from: start, to: scanner.position)
    case UInt8(ascii: "f"):
      try scanner.word("false")
      add(.no, from: start, to: scanner.position)
    case UInt8(ascii: "n"):
      try scanner.word("null")
      add(.null, from: start, to: scanner.position)
    default:
      try scanner.number()
      add(.number, from: start, to: scanner.position)
    }
  }

  private mutating func object() throws(JSONFault) {
    let index = try open(.object, UInt8(ascii: "{"))
    if scanner.take(UInt8(ascii: "}")) { return close(index) }
    repeat {
      scanner.skipBlanks()
      guard scanner.byte == UInt8(ascii: "\"") else { throw scanner.fault("a text") }
      try string()
      guard scanner.take(UInt8(ascii: ":")) else { throw scanner.fault("a colon") }
      try value()
    } while scanner.take(UInt8(ascii: ","))
    guard scanner.take(UInt8(ascii: "}")) else { throw scanner.fault("the end of an object") }
    close(index)
  }

  private mutating func array() throws(JSONFault) {
    let index = try open(.array, UInt8(ascii: "["))
    if scanner.take(UInt8(ascii: "]")) { return close(index) }
    repeat { try value() } while scanner.take(UInt8(ascii: ","))
    guard scanner.take(UInt8(ascii: "]")) else { throw scanner.fault("the end of an array") }
    close(index)
  }

  private mutating func string() throws(JSONFault) {
    let (start, end, isEscaped) = try scanner.string()
    add(isEscaped ? .escapedString : .string, from: start, to: end)
  }

  private mutating func open(
    _ kind: JSONDocument.Value.Kind, _ bracket: UInt8
  ) throws(JSONFault) -> Int {
    try scanner.enter()
    add(kind, from: scanner.position, to: scanner.position)
    _ = scanner.take(bracket)
    return values.count - 1
  }

  private mutating func close(_ index: Int) {
    scanner.leave()
    values[index].end = Int32(scanner.position)
    values[index].next = Int32(values.count)
  }

  private mutating func add(_ kind: JSONDocument.Value.Kind, from start: Int, to end: Int) {
    let next = Int32(values.count + 1)
    values.append(
      JSONDocument.Value(kind: kind, start: Int32(start), end: Int32(end), next: next))
  }
}
