import LinearRegex

/// A value or a word of a filter expression, with what of it was quoted.
///
/// Quoted characters are themselves; of the others some are wildcards, and some are signs of
/// another language that were meant to be signs here.
struct FilterValue: Sendable {
  private(set) var characters: [Element] = []
  /// Whether a quotation mark was seen, so that an empty value was meant.
  var hasQuotes = false
  /// The last thing was a quotation mark.
  var endsWithQuote = false
  /// The start, in characters of the expression.
  var start: Int

  struct Element: Sendable {
    var character: Character
    var isQuoted: Bool
    /// In the expression.
    var position: Int
  }

  init(at start: Int) { self.start = start }

  var text: String { String(characters.map(\.character)) }
  var isEmpty: Bool { characters.isEmpty }

  /// Whether a `*` or `?` in it is a wildcard.
  var hasWildcards: Bool { characters.contains { $0.isWildcard } }

  mutating func append(_ character: Character, isQuoted: Bool, at position: Int) {
    characters.append(Element(character: character, isQuoted: isQuoted, position: position))
    endsWithQuote = false
  }

  /// The first element, unless it is quoted.
  var leadingSign: Element? { characters.first.flatMap { $0.isQuoted ? nil : $0 } }

  /// Splits a tag at the `=` between key and value.
  func parts(around separator: Character) -> (FilterValue, FilterValue)? {
    guard let index = characters.firstIndex(where: { $0.character == separator }) else {
      return nil
    }
    var (left, right) = (self, self)
    left.characters = Array(characters[..<index])
    right.characters = Array(characters[(index + 1)...])
    right.start = right.characters.first?.position ?? start + index + 1
    return (left, right)
  }
}

extension FilterValue.Element {
  var isWildcard: Bool {
    !isQuoted
      && (character == FilterSign.anyText.character
        || character == FilterSign.anyCharacter.character)
  }
}

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
      throw FilterError(.pattern(error.problem), at: value.start, remedy: .shorterValue)
    }
  }

  func isWhole(_ text: String) -> Bool {
    switch self {
    case .exactly(let needle): needle.isWhole(text)
    case .like(let pattern): pattern.isFound(in: text)
    }
  }
}
