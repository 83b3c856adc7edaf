import LinearRegex

extension FilterPredicate {
  /// Creates the predicate of a field, a sign and a value.
  ///
  /// - Parameter termAt: Where the field begins, in characters.
  /// - Throws: where the value is missing or cannot be one of the field.
  init(
    _ question: FilterParser.Question, _ value: FilterValue, termAt: Int,
    _ vocabulary: FilterVocabulary
  ) throws(FilterError) {
    let field = question.field
    var mayBeEmpty = false
    if case .whole = question.relation { mayBeEmpty = value.hasQuotes }
    if value.isEmpty, !mayBeEmpty {
      throw FilterError(
        .needsValue(question.text), at: value.start, remedy: Self.example(of: question))
    }
    switch question.relation {
    case .search:
      let pattern = try Self.pattern(value)
      try vocabulary.judge(field, value, where: pattern.isFound)
      self = .search(field, pattern)
    case .whole: self = try Self.whole(field, value, vocabulary)
    case .compared(let comparison): self = try Self.ordered(field, comparison, value, termAt)
    }
  }

  private static func whole(
    _ field: InstanceField, _ value: FilterValue, _ vocabulary: FilterVocabulary
  ) throws(FilterError) -> FilterPredicate {
    switch field.source {
    case .marked where !value.hasWildcards, .protected where !value.hasWildcards:
      switch value.text.lowercased() {
      case "yes", "y", "true": return .flag(field, true)
      case "no", "n", "false": return .flag(field, false)
      default: throw isFlag(field, at: value.start)
      }
    case .tags where !value.isEmpty: return try tag(value)
    case .created where !value.isEmpty && !value.hasWildcards:
      return .created(.same, try timeSpan(value.text, at: value.start))
    case .age where !value.isEmpty && !value.hasWildcards:
      // As ages are shown, so that 24h is 1d.
      return .whole(field, .exactly(Needle(try age(value).description)))
    case .id, .name, .product, .state, .phase, .pay, .tags, .created, .age, .protected, .marked,
      .trait,
      .addresses:
      let text = try WholeText(value)
      try vocabulary.judge(field, value, where: text.isWhole)
      return .whole(field, text)
    }
  }

  /// A key alone, or a key and a value. An empty value has to be quoted.
  private static func tag(_ value: FilterValue) throws(FilterError) -> FilterPredicate {
    guard let (key, tagValue) = value.parts(around: "=") else {
      if !value.hasQuotes, let (key, rest) = value.parts(around: ":") {
        throw FilterError(
          .tagColon, at: rest.start - 1, remedy: .write("tag:\(key.text)=\(rest.text)"))
      }
      return .tag(key: try WholeText(value), value: nil)
    }
    if key.isEmpty {
      throw FilterError(
        .missingTagKey, at: value.start, remedy: .write("tag:env=\(tagValue.text)"))
    }
    if tagValue.isEmpty, !value.endsWithQuote {
      throw FilterError(
        .missingTagValue, at: tagValue.start,
        remedy: .writeOrEmpty("tag:\(key.text)", empty: "tag:\(key.text)=\"\""))
    }
    return .tag(key: try WholeText(key), value: try WholeText(tagValue))
  }

  private static func isFlag(_ field: InstanceField, at position: Int) -> FilterError {
    FilterError(.notAFlag(field.name), at: position, remedy: .write("\(field.name):yes"))
  }

  private static func ordered(
    _ field: InstanceField, _ comparison: FilterComparison, _ value: FilterValue, _ termAt: Int
  ) throws(FilterError) -> FilterPredicate {
    if field.isFlag { throw isFlag(field, at: termAt) }
    switch field.source {
    case .age: return .age(field, comparison, try age(value).seconds)
    case .created:
      return .created(comparison, try timeSpan(value.text, at: value.start))
    case .id, .name, .product, .state, .phase, .pay, .tags, .protected, .marked, .trait, .addresses:
      return .order(field, comparison, NaturalOrder.key(of: value.text))
    }
  }

  private static func age(_ value: FilterValue) throws(FilterError) -> Age {
    guard let age = Age(value.text) else {
      throw FilterError(.notADuration(value.text), at: value.start, remedy: .duration)
    }
    return age
  }

  /// The position is right up to the first escaped quote inside the pattern.
  private static func pattern(_ value: FilterValue) throws(FilterError) -> TextPattern {
    do throws(PatternError) {
      return try TextPattern(value.text)
    } catch {
      throw FilterError(.pattern(error.problem), at: value.start + error.position)
    }
  }

  private static func timeSpan(
    _ value: String, at position: Int
  ) throws(FilterError) -> TimeSpan {
    if let day = Timestamp(zoneless: "\(value) 00:00:00", offset: 0) {
      return TimeSpan(start: day, end: day + 86_400, isLocal: true)
    }
    if let second = Timestamp(zoneless: value, offset: 0) {
      return TimeSpan(start: second, end: second + 1, isLocal: true)
    }
    if let second = Timestamp(iso8601: value) {
      return TimeSpan(start: second, end: second + 1, isLocal: false)
    }
    throw FilterError(.notADate(value), at: position, remedy: .write("2026-01-31"))
  }

  private static func example(of question: FilterParser.Question) -> FilterError.Remedy {
    let example = "\(question.text)\(question.field.example)"
    guard case .whole = question.relation, question.field.canBeEmpty else { return .write(example) }
    return .writeOrNone(example, none: "\(question.text)\"\"")
  }
}
