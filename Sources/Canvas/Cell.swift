/// One cell of a frame.
package struct Cell: Hashable, Sendable {
  /// What is drawn: one base character with what combines with it, already safe to send to a
  /// terminal. Empty in the second cell of a wide character.
  package var text: String
  package var role: Role
  /// Drawn over the role's own look, so that meaning does not hang on colour.
  package var emphasis: Emphasis

  package struct Emphasis: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let bold = Emphasis(rawValue: 1)
    package static let underline = Emphasis(rawValue: 2)
    package static let reverse = Emphasis(rawValue: 4)
    package static let dim = Emphasis(rawValue: 8)
  }

  package init(text: String = " ", role: Role = .text, emphasis: Emphasis = []) {
    self.text = text
    self.role = role
    self.emphasis = emphasis
  }
}
