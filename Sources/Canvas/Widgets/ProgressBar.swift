/// Progress as a bar of one row.
package struct ProgressBar: Hashable, Sendable {
  package var done: Int
  package var total: Int

  package init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }

  /// 0 to 1. Nothing to do counts as done.
  package var fraction: Double {
    total <= 0 ? 1 : min(1, max(0, Double(done) / Double(total)))
  }

  /// Never shows full before everything is done, nor empty once something is.
  package func draw(in frame: inout Frame, x: Int, y: Int, width: Int, role: Role = .info) {
    guard width > 0, frame.isDecorated else { return }
    let glyphs = frame.glyphs
    let steps = glyphs.eighths.count + 1
    var filled = Int(fraction * Double(width * steps))
    if fraction > 0 { filled = max(1, filled) }
    if fraction < 1 { filled = min(width * steps - 1, filled) }
    for column in 0..<width {
      let left = filled - column * steps
      let sign =
        left >= steps
        ? glyphs.barFull : left > 0 ? glyphs.eighths[left - 1] : glyphs.barEmpty
      frame.write(
        SafeText.Piece(text: sign, width: 1), x: x + column, y: y,
        role: left > 0 ? role : .dim, emphasis: [])
    }
  }
}
