/// Reads a filter expression from left to right.
struct FilterParser {
  private let characters: [Character]
  private let saved: SavedFilters
  private var index = 0
  /// The saved filter that was named and is not there, once that has ended the reading.
  private(set) var unknownName: String?

  init(_ text: String, saved: SavedFilters) {
    characters = Array(text)
    self.saved = saved
  }

  mutating func terms() throws(FilterError) -> [Filter.Term] {
    var terms: [Filter.Term] = []
    skipSpace()
    while index < characters.count {
      terms.append(try term())
      skipSpace()
    }
    return terms
  }

  /// What alternatives without a field of their own are asked of.
  private struct Question {
    var field: FilterField
    var sign: Sign
  }

  enum Sign: String, CaseIterable {
    // The longer ones first, since they start as the shorter ones do.
    case atLeast = ">="
    case atMost = "<="
    case greater = ">"
    case less = "<"
    case whole = ":"
    case search = "~"
  }

  private mutating func term() throws(FilterError) -> Filter.Term {
    let isNegated = skipNegation()
    var alternatives: [Filter.Alternative] = []
    var question: Question?
    repeat {
      let isAlternativeNegated = !alternatives.isEmpty && skipNegation()
      alternatives.append(
        Filter.Alternative(
          isNegated: isAlternativeNegated, predicate: try predicate(&question)))
    } while skip("|")
    return Filter.Term(isNegated: isNegated, alternatives: alternatives)
  }

  private mutating func predicate(
    _ question: inout Question?
  ) throws(FilterError) -> FilterPredicate {
    if let reference = try reference() { return reference }
    let start = index
    if let own = try ownQuestion(unlessSharing: question) {
      question = own
      let isQuoted = own.sign == .search && index < characters.count && characters[index] == "\""
      let valueStart = isQuoted ? index + 1 : index
      let value = try value(isPattern: own.sign == .search)
      return try FilterPredicate(
        own.field, own.sign, value, termAt: start, valueAt: valueStart)
    }
    let value = try value(isPattern: question?.sign == .search)
    guard !value.isEmpty else {
      throw FilterError(
        position: start, message: "a value is missing here",
        suggestion: "write a word, or field:value")
    }
    guard let question else { return .word(Needle(value)) }
    return try FilterPredicate(
      question.field, question.sign, value, termAt: start, valueAt: start)
  }

  /// `@idle-cdn`. Text that begins so stands in quotes.
  private mutating func reference() throws(FilterError) -> FilterPredicate? {
    let start = index
    guard skip("@") else { return nil }
    let name = try value(isPattern: false)
    guard !name.isEmpty else {
      throw FilterError(
        position: start, message: "a name is missing after @",
        suggestion: saved.suggestion(for: ""))
    }
    guard let filter = saved[name] else {
      unknownName = name
      throw FilterError(
        position: start, message: "there is no saved filter '\(name)'",
        suggestion: saved.suggestion(for: name))
    }
    return .saved(filter)
  }

  /// The field and the sign that stand here, if any do. A name that is no field is an error,
  /// except where an earlier alternative lends its field: `ip:cafe::1|cafe::2`.
  private mutating func ownQuestion(
    unlessSharing shared: Question?
  ) throws(FilterError) -> Question? {
    var end = index
    while end < characters.count, characters[end].isASCII,
      characters[end].isLetter || characters[end] == "_"
    {
      end += 1
    }
    guard end > index, end < characters.count else { return nil }
    let name = String(characters[index..<end]).lowercased()
    let field = FilterField(rawValue: name)
    if field != nil, shared == nil, characters[end] == "=" {
      throw FilterError(
        position: end, message: "'=' does not compare", suggestion: "write \(name):value")
    }
    let rest = String(characters[end..<min(end + 2, characters.count)])
    guard let sign = Sign.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else { return nil }
    guard let field else {
      if shared != nil { return nil }
      throw FilterError(
        position: index, message: "there is no field '\(name)'",
        suggestion: FilterField.suggestion(for: name))
    }
    index = end + sign.rawValue.count
    return Question(field: field, sign: sign)
  }

  /// Up to a space or a `|`. Quotes take both in; in a pattern brackets take `|` in.
  private mutating func value(isPattern: Bool) throws(FilterError) -> String {
    var value = ""
    var quote: Int?
    var depth = 0
    while index < characters.count {
      let character = characters[index]
      if character == "\\", isPattern || quote != nil, index + 1 < characters.count {
        let next = characters[index + 1]
        let isForQuotes = quote != nil && (next == "\"" || (next == "\\" && !isPattern))
        value.append(contentsOf: isForQuotes ? [next] : [character, next])
        index += 2
        continue
      }
      if character == "\"" {
        quote = quote == nil ? index : nil
      } else {
        if quote == nil, character.isWhitespace || (character == "|" && depth == 0) { break }
        if isPattern, character == "(" || character == "[" { depth += 1 }
        if isPattern, character == ")" || character == "]" { depth = max(0, depth - 1) }
        value.append(character)
      }
      index += 1
    }
    if let quote {
      throw FilterError(
        position: quote, message: "this quote is not closed", suggestion: "end it with \"")
    }
    return value
  }

  private mutating func skipNegation() -> Bool {
    var isNegated = false
    while skip("!") { isNegated.toggle() }
    return isNegated
  }

  private mutating func skip(_ character: Character) -> Bool {
    guard index < characters.count, characters[index] == character else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while index < characters.count, characters[index].isWhitespace { index += 1 }
  }
}

extension FilterField {
  /// The field that was probably meant.
  static func suggestion(for name: String) -> String {
    let nearest = allCases.map { (field: $0, distance: name.editDistance(to: $0.rawValue)) }
      .min { $0.distance < $1.distance }
    if let nearest, nearest.distance <= max(1, name.count / 2) {
      return "did you mean \(nearest.field.rawValue)?"
    }
    return "put text with a sign into quotes; fields are "
      + allCases.map(\.rawValue).joined(separator: " ")
  }
}

extension String {
  /// Insertions, removals, replacements and swaps of neighbours that lead to `other`.
  func editDistance(to other: String) -> Int {
    let (left, right) = (Array(self), Array(other))
    var rows = [Array(0...right.count)]
    for row in left.indices {
      var next = [row + 1]
      for column in right.indices {
        var best = min(next[column] + 1, rows[row][column + 1] + 1)
        best = min(best, rows[row][column] + (left[row] == right[column] ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, rows[row - 1][column - 1] + 1)
        }
        next.append(best)
      }
      rows.append(next)
    }
    return rows[left.count][right.count]
  }
}
