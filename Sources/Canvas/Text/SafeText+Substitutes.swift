extension SafeText {
  /// The text of printable ASCII characters, so that drawing a row makes no strings.
  static let ascii: [String] = (0..<128).map { String(Unicode.Scalar(UInt8($0))) }

  static func string(of scalar: Unicode.Scalar) -> String {
    scalar.value < 128 ? ascii[Int(scalar.value)] : String(scalar)
  }

  /// Substitutes consist of narrow characters only.
  static func pieces(_ text: String) -> [Piece] {
    text.unicodeScalars.map { Piece(text: string(of: $0), width: 1) }
  }

  static func code(of scalar: Unicode.Scalar, glyphs: Glyphs) -> String {
    glyphs.bracketed(String(scalar.value, radix: 16, uppercase: true))
  }

  static func isSelector(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFE0E || scalar.value == 0xFE0F
  }

  static func isSkinTone(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F3FB...0x1F3FF).contains(scalar.value)
  }

  static func isOtherSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: true
    default: false
    }
  }

  static func flagLetter(_ scalar: Unicode.Scalar) -> Character? {
    guard (0x1F1E6...0x1F1FF).contains(scalar.value) else { return nil }
    return Character(Unicode.Scalar(UInt8(0x41 + scalar.value - 0x1F1E6)))
  }

  /// The ASCII substitute of a character, in as many columns if possible.
  static func lookAlike(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: "_"
    case 0x3000: "  "
    case 0x2022, 0x30FB: "."
    case 0xD7: "x"
    case 0xB7, 0x2010...0x2015, 0x2212, 0x2500, 0x2501: "-"
    case 0x2018, 0x2019: "'"
    case 0x201C, 0x201D: "\""
    case 0x2026: "..."
    case 0x2190: "<-"
    case 0x2192: "->"
    case 0x2191, 0x25B2, 0x25B4: "^"
    case 0x2193, 0x25BC, 0x25BE: "v"
    case 0x2264: "<="
    case 0x2265: ">="
    case 0x2502, 0x2503: "|"
    case 0x250C...0x254B: "+"
    case 0x2588...0x2593: "#"
    case 0x2713, 0x2714: "v"
    case 0x2717, 0x2718: "x"
    case 0x25B8, 0x25B6, 0x203A: ">"
    case 0x25CF, 0x25C9: "*"
    case 0x25CB: "o"
    case 0x27E8: "<"
    case 0x27E9: ">"
    case 0xFF01...0xFF5E:
      // Full-width forms of ASCII stay two columns, as the layout counted them.
      String(Unicode.Scalar(UInt8(scalar.value - 0xFEE0))) + " "
    default: nil
    }
  }
}
