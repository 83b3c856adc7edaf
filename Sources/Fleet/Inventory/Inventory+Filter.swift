extension Inventory {
  /// Whether the search text is prepared for every row.
  package var isSearchPrepared: Bool { searchText.count == instances.count }

  /// Lays it open for rows of which it is not yet. For a hundred thousand that takes long enough to
  /// be felt, so it is done a few rows at a time before anybody types.
  ///
  /// - Parameter limit: the most rows to take in now.
  package mutating func prepareSearch(limit: Int = .max) {
    if !isSearchPrepared { searchText.append(instances, limit: limit) }
  }

  /// For each row whether it passes the filter. All rows are asked the first question before any
  /// is asked the second, and what many rows share is asked once for all of them.
  package func passing(_ filter: Filter, in context: FilterContext) -> [Bool] {
    var passing = Array(repeating: true, count: instances.count)
    for term in filter.terms {
      let holding = holding(term, among: passing, context)
      for row in passing.indices where holding[row] == term.isNegated { passing[row] = false }
    }
    return passing
  }

  /// For each row whether one of the term's alternatives holds; of rows that are not asked about
  /// any answer will do.
  private func holding(
    _ term: Filter.Term, among rows: [Bool], _ context: FilterContext
  ) -> [Bool] {
    var holding = Array(repeating: false, count: rows.count)
    for alternative in term.alternatives {
      var answers = Array(repeating: false, count: rows.count)
      answers.withUnsafeMutableBufferPointer { answers in
        rows.withUnsafeBufferPointer { rows in
          ask(alternative.predicate, of: rows, context, answers)
        }
      }
      for row in holding.indices where answers[row] != alternative.isNegated {
        holding[row] = true
      }
    }
    return holding
  }

  private func ask(
    _ predicate: FilterPredicate, of rows: UnsafeBufferPointer<Bool>, _ context: FilterContext,
    _ answers: UnsafeMutableBufferPointer<Bool>
  ) {
    instances.withUnsafeBufferPointer { instances in
      if case .word(let needle) = predicate, isSearchPrepared {
        searchText.find(needle, setting: answers)
        for row in searchText.outdated {
          answers[row] = predicate.matches(instances[row], context)
        }
      } else if case .saved(let filter) = predicate {
        let passing = passing(filter, in: context)
        for row in rows.indices where rows[row] { answers[row] = passing[row] }
      } else if predicate.isOfTraits {
        var shared = SharedAnswers { predicate.matches($0, context) }
        for row in rows.indices where rows[row] { answers[row] = shared[instances[row]] }
      } else {
        for row in rows.indices where rows[row] {
          answers[row] = predicate.matches(instances[row], context)
        }
      }
    }
  }
}

/// Answers to a question about traits, each asked once as long as there is place for it.
private struct SharedAnswers {
  private let ask: (Instance) -> Bool
  private var known: [(traits: UInt, answer: Bool)]

  private static let places = 4096

  init(_ ask: @escaping (Instance) -> Bool) {
    self.ask = ask
    known = Array(repeating: (0, false), count: Self.places)
  }

  subscript(instance: Instance) -> Bool {
    mutating get {
      let traits = instance.sharedAddress
      let place = Int(truncatingIfNeeded: (traits >> 4) ^ (traits >> 16)) & (Self.places - 1)
      if known[place].traits == traits { return known[place].answer }
      let answer = ask(instance)
      known[place] = (traits, answer)
      return answer
    }
  }
}

extension FilterPredicate {
  /// Whether the answer is the same for all instances of the same traits.
  fileprivate var isOfTraits: Bool {
    switch self {
    case .whole(let field, _), .search(let field, _), .order(let field, _, _): field.isOfTraits
    case .word, .tag, .age, .created, .flag, .saved: false
    }
  }
}
