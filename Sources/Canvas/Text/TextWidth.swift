/// How many columns text takes.
///
/// Terminals agree about single characters but not about sequences: a flag, an emoji with a
/// variation selector or a joined family is two columns in one and up to six in another, and
/// ncurses counts each scalar by itself. So nothing is drawn here whose width depends on such a
/// sequence (see ``SafeText``), and what is drawn has the width that every scalar has alone.
/// East Asian *ambiguous* characters count as one.
package enum TextWidth {
  /// How a scalar affects a row.
  package enum Kind: Hashable, Sendable {
    /// Takes one or two columns.
    case columns(Int)
    /// Takes no columns and is drawn over the character before it.
    case combining
    /// A character without an appearance, or one on which terminals disagree.
    case undrawable
  }

  /// Columns of the whole text as it is drawn, substitutes included. At most `limit` columns are
  /// counted, so that the length of a hostile name costs nothing.
  package static func of(
    _ text: String, glyphs: Glyphs = .unicode, limit: Int = .max
  ) -> Int {
    if let width = text.withFittedASCII(to: limit, overflow: .clip, { $0.start.count }) {
      return width
    }
    var width = 0
    for piece in SafeText(text, glyphs: glyphs) {
      width += piece.width
      if width >= limit { return limit }
    }
    return width
  }

  /// The columns of one character when drawn.
  package static func of(_ character: Character, glyphs: Glyphs = .unicode) -> Int {
    of(String(character), glyphs: glyphs)
  }

  /// How one scalar affects a row.
  package static func kind(of scalar: Unicode.Scalar) -> Kind {
    let value = scalar.value
    if value < 0x7F { return value < 0x20 ? .undrawable : .columns(1) }
    if (0x4E00...0x9FA5).contains(value) || (0xAC00...0xD7A3).contains(value) {
      return .columns(2)
    }
    if value < 0xA0 || isUnsettled(value) { return .undrawable }
    return kindByProperties(of: scalar)
  }

  private static func kindByProperties(of scalar: Unicode.Scalar) -> Kind {
    let properties = scalar.properties
    // Newer characters are drawn by some systems with another width, or not at all.
    guard let age = properties.age, age.major <= 13 else { return .undrawable }
    if properties.isDefaultIgnorableCodePoint { return .undrawable }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return .undrawable
    case .nonspacingMark, .enclosingMark:
      return .combining
    default:
      return .columns(isWide(scalar.value) ? 2 : 1)
    }
  }

  /// Assigned and visible, but its width changed between versions of Unicode, exists only in a
  /// sequence, or is zero.
  private static func isUnsettled(_ value: UInt32) -> Bool {
    switch value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: true  // vowels and finals, which join a Hangul initial
    case 0x20E3: true  // a keycap
    case 0x2630...0x2637, 0x268A...0x268F, 0x3248...0x324F, 0x4DC0...0x4DFF: true
    case 0x1171E: true  // a sign of Ahom that turned from a mark into a letter
    case 0x2800: true  // a Braille cell without dots looks like nothing
    case 0x1F1E6...0x1F1FF: true  // the letters of flags
    case 0x1F3FB...0x1F3FF: true  // skin tones
    default: false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    if value < 0x1100 { return false }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      let range = wideRanges[middle]
      if value < range.lowerBound {
        high = middle
      } else if value > range.upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }

  /// East Asian wide and full-width characters of Unicode 14, with the gaps that hold nothing
  /// drawable closed.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0,
    0x23F3...0x23F3, 0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F,
    0x2693...0x2693, 0x26A1...0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5,
    0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA, 0x26F2...0x26F3, 0x26F5...0x26F5,
    0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B, 0x2728...0x2728,
    0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55,
    0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAD9, 0xFE10...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x1B2FB, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E,
    0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C,
    0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0,
    0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC,
    0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A,
    0x1F595...0x1F596, 0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5,
    0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6DF, 0x1F6EB...0x1F6EC,
    0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945,
    0x1F947...0x1F9FF, 0x1FA70...0x1FAF6, 0x20000...0x3134A,
  ]
}
