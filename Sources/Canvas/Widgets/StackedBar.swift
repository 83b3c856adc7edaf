/// Parts of a whole side by side, each with its own sign so that they differ without colour.
package struct StackedBar: Hashable, Sendable {
  package struct Part: Hashable, Sendable {
    package var count: Int
    package var role: Role
    /// One column; the solid block if nil.
    package var sign: String?

    package init(count: Int, role: Role, sign: String? = nil) {
      self.count = count
      self.role = role
      self.sign = sign
    }
  }

  package var parts: [Part]

  package init(_ parts: [Part]) { self.parts = parts }

  /// Columns of each part. They add up to `width`; a part that is not empty has at least one while
  /// there are enough, so that three failures among ten thousand are visible.
  package func widths(in width: Int) -> [Int] {
    let total = parts.reduce(0) { $0 + max(0, $1.count) }
    guard total > 0, width > 0 else { return parts.map { _ in 0 } }
    let exact = parts.map { Double(max(0, $0.count)) * Double(width) / Double(total) }
    var widths = zip(parts, exact).map { part, share in
      part.count > 0 ? max(1, Int(share)) : 0
    }
    while widths.reduce(0, +) > width {
      guard
        let index = widths.indices.max(by: { over(widths, exact, $0) < over(widths, exact, $1) })
      else { break }
      widths[index] -= 1
    }
    while widths.reduce(0, +) < width {
      guard
        let index = widths.indices.filter({ parts[$0].count > 0 })
          .min(by: { over(widths, exact, $0) < over(widths, exact, $1) })
      else { break }
      widths[index] += 1
    }
    return widths
  }

  /// How far a part exceeds its share; parts of one column shrink last.
  private func over(_ widths: [Int], _ exact: [Double], _ index: Int) -> Double {
    widths[index] == 0
      ? -.infinity
      : widths[index] == 1 ? exact[index] * -1 - 1_000 : Double(widths[index]) - exact[index]
  }

  package func draw(in frame: inout Frame, x: Int, y: Int, width: Int) {
    guard frame.isDecorated else { return }
    var column = x
    for (part, columns) in zip(parts, widths(in: width)) {
      let piece = SafeText.Piece(text: part.sign ?? frame.glyphs.barFull, width: 1)
      for _ in 0..<columns {
        frame.write(piece, x: column, y: y, role: part.role, emphasis: [])
        column += 1
      }
    }
  }
}
