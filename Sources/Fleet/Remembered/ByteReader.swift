/// Reads on and on, and says at the end whether there was always something to read. It never reads
/// beyond the bytes: where there is nothing left it gives nothing.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var index: Int
  private(set) var hasFailed = false

  init(_ bytes: UnsafeRawBufferPointer, from index: Int) {
    self.bytes = bytes
    self.index = index
  }

  /// Bytes that are left.
  var rest: Int { bytes.count - index }

  mutating func fail() { hasFailed = true }

  /// - Parameter smallest: The fewest bytes that one of them takes, so that a count that cannot be
  ///   is refused before it is given memory.
  mutating func list<Element>(
    smallest: Int, _ element: (inout ByteReader) -> Element?
  ) -> [Element] {
    let count = count()
    guard count > 0, count <= rest / smallest else {
      if count > 0 { hasFailed = true }
      return []
    }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count {
      guard !hasFailed, let element = element(&self) else { return [] }
      elements.append(element)
    }
    return elements
  }

  @inline(__always)
  mutating func byte() -> UInt8 {
    guard index < bytes.count else {
      hasFailed = true
      return 0
    }
    defer { index += 1 }
    return bytes[index]
  }

  mutating func number<Number: FixedWidthInteger>(as type: Number.Type) -> Number {
    let size = MemoryLayout<Number>.size
    guard rest >= size else {
      hasFailed = true
      return 0
    }
    defer { index += size }
    return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: type))
  }

  /// Nearly all counts are of one byte.
  @inline(__always)
  mutating func count() -> Int {
    let first = byte()
    return first < 0x80 ? Int(first) : longCount(first)
  }

  private mutating func longCount(_ first: UInt8) -> Int {
    var value = Int(first & 0x7F)
    for shift in stride(from: 7, to: 35, by: 7) {
      let byte = byte()
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    hasFailed = true
    return 0
  }

  mutating func text() -> String { String(decoding: textBytes(), as: UTF8.self) }

  /// The bytes of a text, to be looked at no longer than those that are read.
  @inline(__always)
  mutating func textBytes() -> UnsafeBufferPointer<UInt8> {
    let count = count()
    guard count <= rest else {
      hasFailed = true
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    defer { index += count }
    return UnsafeRawBufferPointer(rebasing: bytes[index..<index + count])
      .assumingMemoryBound(to: UInt8.self)
  }

  mutating func texts() -> [String] { list(smallest: 1) { $0.text() } }

  @inline(__always)
  mutating func skip(_ count: Int) {
    if count <= rest { index += count } else { hasFailed = true }
  }

  @inline(__always)
  mutating func skipText() { skip(count()) }

  @inline(__always)
  mutating func skipTexts() {
    var left = count()
    // What cannot be there fails at the first one that is not.
    while left > 0, !hasFailed {
      skipText()
      left -= 1
    }
  }
}
