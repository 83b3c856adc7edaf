/// A hash of bytes in steps of eight, for tables and against damage; it withstands no attacker.
enum ByteHash {
  static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    var hash = seed
    var index = 0
    while index + 8 <= bytes.count {
      hash = mixed(hash ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest = UInt64(bytes.count) << 56
    while index < bytes.count {
      rest = rest << 8 ^ UInt64(bytes[index])
      index += 1
    }
    return mixed(hash ^ rest)
  }

  /// Both halves of a product, so that every bit of the input reaches the low ones.
  private static func mixed(_ value: UInt64) -> UInt64 {
    let (high, low) = (value ^ 0xD6E8_FEB8_6659_FD93)
      .multipliedFullWidth(by: 0x9FB2_1C65_1E98_DF25)
    return high ^ low
  }
}

extension String {
  /// Runs `body` over the bytes without copying them, wherever the text is stored as UTF-8.
  @inline(__always)
  func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    if let value = utf8.withContiguousStorageIfAvailable(body) { return value }
    return Array(utf8).withUnsafeBufferPointer(body)
  }
}
