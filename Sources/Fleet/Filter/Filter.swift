/// A filter expression, read and prepared once.
///
/// Terms are AND-ed; `|` inside a term is OR, `!` negates. `region:ap-guangzhou state:running
/// name~^cdn- !tag:env=prod age>30d`.
package struct Filter: Sendable, Hashable {
  /// The text as typed.
  package let text: String
  let terms: [Term]
  /// Questions that it asks of an instance at most, those of the saved filters in it counted each
  /// time that they are named.
  let weight: Int

  /// More than an operator means: filters that name each other twice over would ask without end.
  static let heaviest = 10_000

  struct Term: Sendable, Hashable {
    var isNegated: Bool
    var alternatives: [Alternative]
  }

  struct Alternative: Sendable, Hashable {
    var isNegated: Bool
    var predicate: FilterPredicate
  }

  /// - Parameters:
  ///   - saved: what `@name` may stand for.
  ///   - vocabulary: the values that can be, as far as they are known.
  /// - Throws: where the text is wrong, and how.
  package init(
    _ text: String, saved: SavedFilters = SavedFilters(), vocabulary: FilterVocabulary = .fixed
  ) throws(FilterError) {
    var parser = FilterParser(text, saved: saved, vocabulary: vocabulary)
    try self.init(text: text, terms: try parser.terms())
  }

  init(text: String, terms: [Term]) throws(FilterError) {
    self.text = text
    self.terms = terms
    weight = terms.reduce(0) { sum, term in
      term.alternatives.reduce(sum) { $0 + $1.predicate.weight }
    }
    guard weight <= Self.heaviest else {
      throw FilterError(.tooHeavy(weight), at: 0, remedy: .atMost(Self.heaviest))
    }
  }

  /// Whether the filter matches every instance.
  package var isEmpty: Bool { terms.isEmpty }

  package func matches(_ instance: Instance, in context: FilterContext) -> Bool {
    // By index, since a loop over the elements keeps a copy of each while it is asked.
    let terms = terms.span
    for index in terms.indices where !terms[index].matches(instance, context) { return false }
    return true
  }

  /// Whether it asks for this field, in a saved filter too.
  package func asks(for field: InstanceField) -> Bool {
    terms.contains { $0.alternatives.contains { $0.predicate.asks(for: field) } }
  }

  /// Whether nothing can pass this filter that did not pass `other`, so that only what `other`
  /// let through has to be asked again. False where it cannot be told, and where the answers of
  /// `other` change with time or with the marks.
  package func isNarrowing(of other: Filter) -> Bool {
    other.terms.allSatisfy { wide in
      !wide.isFleeting && terms.contains { $0.implies(wide) }
    }
  }
}

extension Filter.Term {
  func matches(_ instance: Instance, _ context: FilterContext) -> Bool {
    let alternatives = alternatives.span
    for index in alternatives.indices
    where alternatives[index].predicate.matches(instance, context) != alternatives[index].isNegated
    {
      return !isNegated
    }
    return isNegated
  }

  var isFleeting: Bool { alternatives.contains { $0.predicate.isFleeting } }

  func implies(_ other: Filter.Term) -> Bool {
    if self == other { return true }
    guard !isNegated, !other.isNegated else { return false }
    return alternatives.allSatisfy { alternative in
      other.alternatives.contains { wide in
        alternative == wide
          || (!alternative.isNegated && !wide.isNegated
            && alternative.predicate.implies(wide.predicate))
      }
    }
  }
}

/// The context that a filter or a column needs besides the instance.
package struct FilterContext {
  package var now: Timestamp
  /// Seconds east of UTC of the clock in which days are meant and times are shown.
  package var zoneOffset: Int
  package var isMarked: (InstanceKey) -> Bool
  package var isProtected: (Instance) -> Bool

  package init(
    now: Timestamp, zoneOffset: Int = 0, isMarked: @escaping (InstanceKey) -> Bool = { _ in false },
    isProtected: @escaping (Instance) -> Bool = { _ in false }
  ) {
    self.now = now
    self.zoneOffset = zoneOffset
    self.isMarked = isMarked
    self.isProtected = isProtected
  }
}

/// The names that a filter expression can use besides fields: saved filters and known values.
package struct FilterLanguage: Sendable {
  package var saved: SavedFilters
  package var vocabulary: FilterVocabulary

  package init(saved: SavedFilters, vocabulary: FilterVocabulary = .fixed) {
    self.saved = saved
    self.vocabulary = vocabulary
  }

  package func filter(_ text: String) throws(FilterError) -> Filter {
    try Filter(text, saved: saved, vocabulary: vocabulary)
  }
}
