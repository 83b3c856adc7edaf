/// The order of names as people count: `cdn-cache-2` before `cdn-cache-12`, whatever the case.
enum NaturalOrder {
  /// Bytes whose lexicographic order is the natural order of the texts. Texts that differ only in
  /// case or in leading zeros share a key.
  ///
  /// A run of digits is written as `0`, the number of its digits, and itself, so that the longer
  /// number is the greater one; of more than 255 digits, which no name has, the first count.
  static func key(of text: String) -> [UInt8] {
    text.withBytes { bytes in
      var key: [UInt8] = []
      key.reserveCapacity(bytes.count + 8)
      var reader = NaturalBytes(bytes)
      while let byte = reader.next() { key.append(byte) }
      return key
    }
  }

  /// Compares two texts by their keys, without making them: negative where `left` comes first.
  static func compare(_ left: String, _ right: String) -> Int {
    left.withBytes { left in right.withBytes { right in compare(left, right) } }
  }

  /// The same of the bytes of two texts. What they start with alike decides nothing, but for the
  /// length of a number that goes on behind it.
  static func compare(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let common = min(left.count, right.count)
    var start = 0
    while start < common, left[start] == right[start] { start += 1 }
    while start > 0, left[start - 1].isDigit { start -= 1 }
    var (left, right) = (NaturalBytes(left, from: start), NaturalBytes(right, from: start))
    while true {
      let (first, second) = (left.next(), right.next())
      guard let first else { return second == nil ? 0 : -1 }
      guard let second else { return 1 }
      if first != second { return first < second ? -1 : 1 }
    }
  }

  /// The first sixteen bytes of a text's key.
  static func leadingBytes(of text: String) -> (UInt64, UInt64) {
    text.withBytes { bytes in
      var reader = NaturalBytes(bytes)
      var (high, low): (UInt64, UInt64) = (0, 0)
      for _ in 0..<8 { high = high << 8 | UInt64(reader.next() ?? 0) }
      for _ in 0..<8 { low = low << 8 | UInt64(reader.next() ?? 0) }
      return (high, low)
    }
  }
}

/// Reads the key of a text byte by byte.
private struct NaturalBytes {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index: Int
  /// The length of the current run of digits, until it is returned, and then the remainder.
  private var length: UInt8?
  private var digits = 0
  /// The end of the run.
  private var end = 0

  /// - Parameter index: no place within a run of digits.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int = 0) {
    self.bytes = bytes
    self.index = index
  }

  mutating func next() -> UInt8? {
    if let length {
      self.length = nil
      return length
    }
    if digits > 0 {
      defer { step() }
      return bytes[index]
    }
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    guard byte.isDigit else {
      index += 1
      return byte &- 65 < 26 ? byte | 0x20 : byte
    }
    startRun()
    return 48
  }

  private mutating func startRun() {
    end = index
    while end < bytes.count, bytes[end].isDigit { end += 1 }
    while index < end, bytes[index] == 48 { index += 1 }
    digits = min(end - index, 255)
    length = UInt8(digits)
    if digits == 0 { index = end }
  }

  private mutating func step() {
    index += 1
    digits -= 1
    if digits == 0 { index = end }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self &- 48 < 10 }
}
