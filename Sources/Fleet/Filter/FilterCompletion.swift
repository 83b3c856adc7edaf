/// The completion candidates at the cursor of a filter.
package struct FilterCompletion: Sendable, Hashable {
  /// The characters that a candidate takes the place of.
  package var range: Range<Int>
  /// Field names with their sign, or values that instances have: the most frequent first.
  package var candidates: [String]

  /// The most candidates that are offered.
  package static let limit = 20
  /// The most instances scanned for values, to keep typing fast.
  package static let scanLimit = 5_000

  package init(range: Range<Int>, candidates: [String]) {
    self.range = range
    self.candidates = candidates
  }

  /// - Parameters:
  ///   - cursor: characters before the cursor.
  ///   - saved: filters whose names are offered after `@`.
  package init(
    for text: String, cursor: Int, in instances: some Collection<Instance>,
    context: FilterContext, saved: SavedFilters = SavedFilters()
  ) {
    let word = CompletedWord(Array(text), cursor: cursor)
    range = word.range
    guard let field = word.field, !word.prefix.hasPrefix("@") else {
      candidates = Self.names(startingWith: word.prefix, saved)
      return
    }
    let values = field.isFlag ? ["yes": 2, "no": 1] : field.values(in: instances, context)
    let prefix = Needle(word.prefix)
    candidates = values.filter { prefix.isPrefix(of: $0.key) }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(Self.limit).map { Self.quoted($0.key) }
  }

  /// Fields, and filters that have names.
  private static func names(startingWith prefix: String, _ saved: SavedFilters) -> [String] {
    let prefix = prefix.lowercased()
    let fields = InstanceField.filterNames.map { "\($0):" }.filter { $0.hasPrefix(prefix) }
    return fields
      + saved.names.filter { "@\($0)".lowercased().hasPrefix(prefix) }
      .map(SavedFilters.reference)
  }

  /// With quotes around it where a filter would read it as anything but itself.
  package static func quoted(_ value: String) -> String {
    let read = try? Filter("name:\(value)")
    guard read?.terms != [.whole(.name, is: value)] else { return value }
    let escaped = value.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
    return "\"\(String(escaped))\""
  }
}

extension Filter.Term {
  fileprivate static func whole(_ field: InstanceField, is value: String) -> Self {
    Self(
      isNegated: false,
      alternatives: [
        Filter.Alternative(
          isNegated: false, predicate: .whole(field, .exactly(Needle(value))))
      ])
  }
}

extension InstanceField {
  /// How often each value is there.
  fileprivate func values(
    in instances: some Collection<Instance>, _ context: FilterContext
  ) -> [String: Int] {
    var counts: [String: Int] = [:]
    for instance in instances.prefix(FilterCompletion.scanLimit) {
      _ = contains(in: instance, context) { value in
        if !value.isEmpty { counts[value, default: 0] += 1 }
        return false
      }
    }
    return counts.oncePerSpelling
  }
}

extension [String: Int] {
  /// A filter does not mind case, so that of `RUNNING` and `running` the more frequent one stands
  /// for both.
  fileprivate var oncePerSpelling: [String: Int] {
    // The most frequent first, and of equals the same one every time.
    let ordered = sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var spelling: [String: String] = [:]
    return ordered.reduce(into: [:]) { counts, entry in
      let folded = entry.key.lowercased()
      spelling[folded] = spelling[folded] ?? entry.key
      counts[spelling[folded] ?? entry.key, default: 0] += entry.value
    }
  }
}

/// The word under the cursor, and the field that it is a value of.
private struct CompletedWord {
  var range: Range<Int>
  var prefix: String
  var field: InstanceField?

  init(_ characters: [Character], cursor: Int) {
    let cursor = min(max(0, cursor), characters.count)
    var start = 0
    var isQuoted = false
    for index in 0..<cursor {
      let character = characters[index]
      if character == "\"" { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if character.isWhitespace {
        (start, field) = (index + 1, nil)
      } else if character == "|" || character == "!" && index == start {
        start = index + 1
      } else if character == ":", field == nil {
        let name = String(characters[start..<index]).lowercased()
        if let named = InstanceField(filterName: name) { (start, field) = (index + 1, named) }
      }
    }
    range = start..<cursor
    prefix = String(characters[range].filter { $0 != "\"" })
  }
}
