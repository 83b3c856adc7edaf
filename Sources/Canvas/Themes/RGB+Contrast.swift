extension RGB {
  /// The contrast ratio of two colours, 1 to 21 (WCAG 2.1, section 1.4.3).
  package func contrast(with other: RGB) -> Double {
    let lighter = max(luminance, other.luminance)
    let darker = min(luminance, other.luminance)
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// Relative luminance, 0 to 1.
  package var luminance: Double {
    0.2126 * Self.linear[Int(red)] + 0.7152 * Self.linear[Int(green)]
      + 0.0722 * Self.linear[Int(blue)]
  }

  private static let linear: [Double] = (0...255).map { value in
    let share = Double(value) / 255
    return share <= 0.04045 ? share / 12.92 : power2p4((share + 0.055) / 1.055)
  }

  /// `base` to the power of 2.4, for 0 < base ≤ 1: the square times the fifth root of the square,
  /// by Newton's method. The standard library alone has no power function.
  private static func power2p4(_ base: Double) -> Double {
    let square = base * base
    var root = 1.0
    for _ in 0..<40 {
      let fourth = root * root * root * root
      root -= (fourth * root - square) / (5 * fourth)
    }
    return square * root
  }
}
