package import Canvas
package import Fleet

/// The filter: what is typed, what is in force, and what was in force before.
package struct FilterState: Sendable {
  package var field = TextField()
  package var isEditing = false
  package internal(set) var inForce: Filter?
  package internal(set) var error: FilterError?
  /// Newest last.
  package internal(set) var history: [String] = []
  /// The index into the history that the arrows have reached.
  var recalled: Int?
  /// The typed text, before the arrows moved through the history.
  var draft = ""
  package internal(set) var completion = CompletionState()

  package init() {}

  package var text: String { field.text }

  /// Reads what is typed. Something wrong keeps the last good one in force.
  ///
  /// - Returns: whether another filter is in force now.
  mutating func apply(_ language: FilterLanguage) -> Bool {
    let before = inForce
    do throws(FilterError) {
      let filter = try language.filter(field.text)
      inForce = filter.isEmpty ? nil : filter
      error = nil
    } catch {
      self.error = error
    }
    return inForce != before
  }
}
