package import Fleet

/// A line of the results.
package enum ResultRow: Sendable, Hashable {
  /// The heading of a group.
  case group(ResultGroup)
  /// Its place among the operation's instances.
  case instance(Int)
}

/// All that ended, or stand, in the same way: the same outcome with the same code.
package struct ResultGroup: Sendable, Hashable, Comparable {
  package var word: OutcomeWord
  /// Empty where the outcome has none.
  package var code: String

  package init(word: OutcomeWord, code: String) {
    self.word = word
    self.code = code
  }

  init(of result: InstanceResult) {
    self.init(word: result.outcome.word, code: result.outcome.code)
  }

  package static func < (left: ResultGroup, right: ResultGroup) -> Bool {
    (left.word.severity, left.code) < (right.word.severity, right.code)
  }
}
