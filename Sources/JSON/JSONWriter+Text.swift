extension JSONWriter {
  /// Writes a text with its quotation marks.
  mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let isPlain = text.utf8.withContiguousStorageIfAvailable { written in
      guard !written.contains(where: Self.mayNeedEscape) else { return false }
      bytes.append(contentsOf: written)
      return true
    }
    if isPlain != true {
      for scalar in text.unicodeScalars { append(escaping: scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a byte is escaped, or begins a character that terminals obey, hide or reorder by,
  /// among others. Chinese begins with other bytes.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: true
    case 0xC2, 0xD8, 0xDB, 0xDC, 0xE0, 0xE1, 0xE2, 0xEF, 0xF0, 0xF3: true
    default: false
    }
  }

  private mutating func append(escaping scalar: Unicode.Scalar) {
    if let letter = letter(for: scalar) {
      bytes += [UInt8(ascii: "\\"), UInt8(ascii: letter)]
    } else if scalar.isObeyedByTerminals {
      // Above U+FFFF a character is two of them.
      for unit in scalar.utf16 {
        bytes += "\\u\(String(0x1_0000 + Int(unit), radix: 16).dropFirst())".utf8
      }
    } else {
      bytes += scalar.utf8
    }
  }

  /// The letter that follows the backslash. In a journal every control has its number.
  private func letter(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "\"", "\\": scalar
    case _ where style == .journal: nil
    case "\u{8}": "b"
    case "\u{C}": "f"
    case "\n": "n"
    case "\r": "r"
    case "\t": "t"
    default: nil
    }
  }
}
