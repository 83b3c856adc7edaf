import Canvas
import Fleet
import Words

/// What the plan leaves running, and the rules that refuse it for that: one block of the confirmation.
struct RemainingView {
  let words: Words
  let confirmation: ConfirmationState

  /// Lines that the block takes of a dialog of this height: three where there is room.
  static func lines(_ confirmation: ConfirmationState, height: Int) -> Int {
    let most = height < 14 ? 1 : height < 28 ? 2 : 3
    return min(confirmation.plan.diminished.count, most) + (confirmation.refusals.isEmpty ? 0 : 1)
  }

  func draw(in frame: inout Frame, x: Int, y: Int, width: Int, height: Int) {
    var y = y
    if let refusal = confirmation.refusals.first {
      let others = confirmation.refusals.count - 1
      let more = others > 0 ? words.aside(words.moreRefusals(others)) : ""
      frame.put(
        "\(frame.glyphs.failure) \(words.refusal(refusal))\(more)", x: x, y: y, role: .error,
        maxWidth: width)
      y += 1
    }
    let count = Self.lines(confirmation, height: height) - (confirmation.refusals.isEmpty ? 0 : 1)
    for (index, line) in words.remaining(confirmation.plan.diminished, lines: count).enumerated() {
      let text = line.parts.joined(separator: words.semicolon, in: width - 2, frame.glyphs)
      frame.put(
        "\(line.isEmptied ? frame.glyphs.warning : " ") \(text)", x: x, y: y + index,
        role: line.isEmptied ? .warning : .text, maxWidth: width)
    }
  }
}
