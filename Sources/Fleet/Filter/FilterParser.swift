/// Reads a filter expression from left to right.
struct FilterParser {
  let characters: [Character]
  private let saved: SavedFilters
  private let vocabulary: FilterVocabulary
  private var index = 0
  /// The saved filter that was named and is not there, once that has ended the reading.
  private(set) var unknownName: String?

  init(_ text: String, saved: SavedFilters, vocabulary: FilterVocabulary = .fixed) {
    characters = Array(text)
    self.saved = saved
    self.vocabulary = vocabulary
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

  /// The field and sign that apply to alternatives without their own.
  struct Question {
    var field: InstanceField
    var sign: FilterSign
    var relation: FilterSign.Relation

    var isSearch: Bool { if case .search = relation { true } else { false } }

    /// `region:`
    var text: String { "\(field.filterWord)\(sign.rawValue)" }
  }

  private mutating func term() throws(FilterError) -> Filter.Term {
    let start = index
    let isNegated = skipNegation()
    var alternatives: [Filter.Alternative] = []
    var question: Question?
    repeat {
      let isAlternativeNegated = !alternatives.isEmpty && skipNegation()
      alternatives.append(
        Filter.Alternative(
          isNegated: isAlternativeNegated, predicate: try predicate(&question, ofTermAt: start)))
    } while skip(.or)
    return Filter.Term(isNegated: isNegated, alternatives: alternatives)
  }

  private mutating func predicate(
    _ question: inout Question?, ofTermAt termStart: Int
  ) throws(FilterError) -> FilterPredicate {
    if let reference = try reference() { return reference }
    let start = index
    if let own = try ownQuestion(unlessSharing: question, ofTermAt: termStart) {
      question = own
      let value = try value(isPattern: own.isSearch)
      try check(value, in: termStart..<index, own)
      return try FilterPredicate(own, value, termAt: start, vocabulary)
    }
    let value = try value(isPattern: question?.isSearch ?? false)
    guard !value.isEmpty else {
      throw FilterError(.missingValue, at: start, remedy: .wordOrField)
    }
    try check(value, in: termStart..<index, question)
    guard let question else { return .word(Needle(value.text)) }
    return try FilterPredicate(question, value, termAt: start, vocabulary)
  }

  /// Parses `@idle-cdn`. Literal text that begins with `@` is quoted.
  private mutating func reference() throws(FilterError) -> FilterPredicate? {
    let start = index
    guard skip(.name) else { return nil }
    let name = try value(isPattern: false).text
    guard !name.isEmpty else {
      throw FilterError(.missingName, at: start, remedy: saved.remedy(for: ""))
    }
    guard let filter = saved[name] else {
      unknownName = name
      throw FilterError(.unknownFilter(name), at: start, remedy: saved.remedy(for: name))
    }
    return .saved(filter)
  }

  /// The field and the sign here, if any. A name that is no field is an error, except where an
  /// earlier alternative lends its field: `ip:cafe::1|cafe::2`.
  private mutating func ownQuestion(
    unlessSharing shared: Question?, ofTermAt termStart: Int
  ) throws(FilterError) -> Question? {
    let end = endOfName(from: index)
    guard end > index, end < characters.count else { return nil }
    let name = String(characters[index..<end]).lowercased()
    let field = InstanceField(filterName: name)
    let (first, second) = (characters[end], end + 1 < characters.count ? characters[end + 1] : " ")
    let isInequality = first == "!" && (second == "=" || second == "~")
    guard let (sign, relation) = relation(at: end) else {
      guard shared == nil, first == "=" || isInequality else { return nil }
      if field == nil {
        if first == "=", NearestWord.to(name, among: InstanceField.filterNames) == nil {
          return nil
        }
        throw unknownField(name)
      }
      guard first == "=" else { return nil }
      let value = String(characters[end...].drop { $0 == "=" }.prefix { !$0.isWhitespace })
      throw FilterError(
        .equalsSign, at: end, remedy: .write("\(name):\(value.isEmpty ? "value" : value)"))
    }
    guard let field else {
      if shared != nil { return nil }
      throw unknownField(name)
    }
    index = end + sign.rawValue.count
    return Question(field: field, sign: sign, relation: relation)
  }

  private func unknownField(_ name: String) -> FilterError {
    FilterError(.unknownField(name), at: index, remedy: .field(near: name))
  }

  private func endOfName(from start: Int) -> Int {
    var end = start
    while end < characters.count, characters[end].isASCII,
      characters[end].isLetter || characters[end] == "_"
    {
      end += 1
    }
    return end
  }

  private func relation(at index: Int) -> (FilterSign, FilterSign.Relation)? {
    let rest = String(characters[index..<min(index + 2, characters.count)])
    for sign in FilterSign.allCases where rest.hasPrefix(sign.rawValue) {
      if let relation = sign.relation { return (sign, relation) }
    }
    return nil
  }

  /// Whether a field and its sign are here.
  func namesField(from start: Int) -> Bool {
    let end = endOfName(from: start)
    return end < characters.count && relation(at: end) != nil
      && InstanceField(filterName: String(characters[start..<end]).lowercased()) != nil
  }

  /// Up to a space or a `|`. Quotes take both in; in a pattern brackets take `|` in.
  private mutating func value(isPattern: Bool) throws(FilterError) -> FilterValue {
    var value = FilterValue(at: index)
    var quote: Int?
    var depth = 0
    while index < characters.count {
      let character = characters[index]
      if character == "\\", isPattern || quote != nil, index + 1 < characters.count {
        let next = characters[index + 1]
        let isForQuotes = quote != nil && (next == "\"" || (next == "\\" && !isPattern))
        if !isForQuotes { value.append(character, isQuoted: true, at: index) }
        value.append(next, isQuoted: true, at: index + 1)
        index += 2
        continue
      }
      if character == FilterSign.quote.character {
        if value.isEmpty, quote == nil { value.start = index + 1 }
        quote = quote == nil ? index : nil
        (value.hasQuotes, value.endsWithQuote) = (true, true)
      } else {
        if quote == nil, character.isWhitespace || (character == "|" && depth == 0) { break }
        if isPattern, character == "(" || character == "[" { depth += 1 }
        if isPattern, character == ")" || character == "]" { depth = max(0, depth - 1) }
        value.append(character, isQuoted: quote != nil, at: index)
      }
      index += 1
    }
    if let quote {
      throw FilterError(.openQuote, at: quote, remedy: .closeQuote)
    }
    return value
  }

  private mutating func skipNegation() -> Bool {
    var isNegated = false
    while skip(.not) { isNegated.toggle() }
    return isNegated
  }

  private mutating func skip(_ sign: FilterSign) -> Bool {
    guard index < characters.count, characters[index] == sign.character else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while index < characters.count, characters[index].isWhitespace { index += 1 }
  }
}
