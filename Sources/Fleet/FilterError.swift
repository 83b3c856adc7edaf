/// What is wrong with a filter, where, and what was probably meant.
package struct FilterError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Characters from the start of the text.
  package var position: Int
  package var message: String
  /// Empty where nothing can be suggested.
  package var suggestion: String

  package init(position: Int, message: String, suggestion: String = "") {
    self.position = position
    self.message = message
    self.suggestion = suggestion
  }

  package var description: String {
    suggestion.isEmpty ? message : "\(message); \(suggestion)"
  }
}
