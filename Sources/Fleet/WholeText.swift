import LinearRegex

/// The text that a whole value must be: word for word, or by wildcards.
enum WholeText: Sendable, Hashable {
  case exactly(Needle)
  case like(TextPattern)

  /// - Throws: for more wildcards than a pattern may have.
  init(_ value: FilterValue) throws(FilterError) {
    guard value.hasWildcards else {
      self = .exactly(Needle(value.text))
      return
    }
    do throws(PatternError) {
      self = .like(
        try TextPattern(wildcards: value.characters.map { ($0.character, $0.isWildcard) }))
    } catch {
      throw FilterError(
        position: value.start, message: error.message, suggestion: "write a shorter value")
    }
  }

  func isWhole(_ text: String) -> Bool {
    switch self {
    case .exactly(let needle): needle.isWhole(text)
    case .like(let pattern): pattern.isFound(in: text)
    }
  }
}
