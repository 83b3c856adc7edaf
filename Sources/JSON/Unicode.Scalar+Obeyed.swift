extension Unicode.Scalar {
  /// Whether a terminal would obey it, hide it or reorder others by it: controls, the marks of bidi
  /// and other formats, and the two separators. What is written for programs (JSON, CSV, journals)
  /// escapes it; the screen's own rules go further and are those of `SafeText`.
  package var isObeyedByTerminals: Bool {
    if value < 0x7F { return value < 0x20 }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
