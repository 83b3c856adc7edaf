/// Decodes the escapes in a JSON string.
enum JSONText {
  /// - Parameters:
  ///   - bytes: Between the quotation marks, with escapes that were checked.
  ///   - isRepaired: Whether half of a surrogate pair becomes U+FFFD; nothing is returned for it else.
  static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>, isRepaired: Bool = true) -> String? {
    var text = ""
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let plain = bytes[index...].prefix { $0 != UInt8(ascii: "\\") }
      text += String(decoding: plain, as: UTF8.self)
      index = plain.endIndex
      // A run of `\u` together, since two of them may be one character.
      var units: [UInt16] = []
      while index < bytes.endIndex, bytes[index] == UInt8(ascii: "\\") {
        if bytes[index + 1] == UInt8(ascii: "u") {
          let digits = bytes[(index + 2)..<(index + 6)]
          units.append(digits.reduce(0) { $0 << 4 | UInt16(digit($1) ?? 0) })
          index += 6
        } else {
          units.append(UInt16(short(bytes[index + 1])))
          index += 2
        }
      }
      guard isRepaired || String(validating: units, as: UTF16.self) != nil else { return nil }
      text += String(decoding: units, as: UTF16.self)
    }
    return text
  }

  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  private static func short(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: byte
    }
  }
}
