/// A button. Signs and reversed video mark the focused one, not colour alone.
package struct Button: Hashable, Sendable {
  package var label: String
  package var isFocused: Bool
  /// Whether pressing it cannot be undone.
  package var isDangerous: Bool
  package var isEnabled: Bool

  package init(
    _ label: String, isFocused: Bool = false, isDangerous: Bool = false, isEnabled: Bool = true
  ) {
    self.label = label
    self.isFocused = isFocused
    self.isDangerous = isDangerous
    self.isEnabled = isEnabled
  }

  /// Columns that it takes, with or without the focus.
  package func width(glyphs: Glyphs = .unicode) -> Int {
    TextWidth.of(label, glyphs: glyphs) + 6
  }

  /// - Returns: columns used.
  @discardableResult
  package func draw(in frame: inout Frame, x: Int, y: Int) -> Int {
    if isFocused { frame.pointer = Point(x: x, y: y) }
    let pointer = frame.isDecorated ? frame.glyphs.cursor : " "
    let text = isFocused ? "\(pointer) [\(label)]  " : "  [\(label)]  "
    let role: Role =
      !isEnabled ? .dim : isDangerous ? .buttonDanger : isFocused ? .buttonFocused : .button
    return frame.put(
      text, x: x, y: y, role: role, emphasis: isFocused ? [.reverse, .bold] : [],
      maxWidth: width(glyphs: frame.glyphs), overflow: .clip)
  }
}
