/// The order of ids: byte by byte, as `sort` in the C locale has it. Ids are not counted, since
/// their digits are no numbers.
enum PlainOrder {
  /// Negative where `left` comes first, 0 if both are the same bytes.
  static func compare(_ left: String, _ right: String) -> Int {
    left.withBytes { left in right.withBytes { right in compare(left, right) } }
  }

  static func compare(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let common = min(left.count, right.count)
    var index = 0
    while index < common, left[index] == right[index] { index += 1 }
    if index < common { return left[index] < right[index] ? -1 : 1 }
    return left.count - right.count
  }

  /// The first sixteen bytes; a shorter text is filled with zeros.
  static func leadingBytes(of text: String) -> (UInt64, UInt64) {
    text.withBytes { bytes in
      func number(from start: Int) -> UInt64 {
        (start..<start + 8).reduce(0) { $0 << 8 | ($1 < bytes.count ? UInt64(bytes[$1]) : 0) }
      }
      return (number(from: 0), number(from: 8))
    }
  }
}
