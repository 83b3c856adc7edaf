/// The look of a role.
package struct Style: Hashable, Sendable {
  package var foreground: Colour
  package var background: Colour
  package var emphasis: Cell.Emphasis

  package init(
    foreground: Colour = .terminalDefault, background: Colour = .terminalDefault,
    emphasis: Cell.Emphasis = []
  ) {
    self.foreground = foreground
    self.background = background
    self.emphasis = emphasis
  }
}

/// How many colours a terminal can show.
package enum ColourDepth: Int, Hashable, Sendable, Comparable, CaseIterable {
  case monochrome, eight, sixteen, indexed256, direct

  package static func < (left: ColourDepth, right: ColourDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}
