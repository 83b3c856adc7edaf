/// What became of a text that was to be copied.
package enum CopyOutcome: Hashable, Sendable {
  /// The terminal, or tmux before it, is known to take it.
  case copied
  /// It was sent, and whether the terminal obeys cannot be known.
  case sent
  /// tmux takes no copies from programs as it is set up.
  case keptByTmux
  /// The text is too long for the sequence.
  case tooLong
}
