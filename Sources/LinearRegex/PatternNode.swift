/// A regular expression, taken apart.
indirect enum PatternNode: Sendable {
  case empty
  case scalars(ScalarSet)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// A nil `atMost` has no end.
  case repetition(PatternNode, atLeast: Int, atMost: Int?)
  case start
  case end
}

/// What is wrong with a regular expression, and where.
package struct PatternError: Error, Sendable, Hashable {
  /// In characters from its start.
  package var position: Int
  package var message: String
}
