import LinearRegex

/// One question to an instance.
enum FilterPredicate: Sendable, Hashable {
  /// Contained in the id, the name, an address or the zone.
  case word(Needle)
  /// The whole value; an empty text asks for the empty value.
  case whole(InstanceField, WholeText)
  /// A tag of this key, and of this value where there is one.
  case tag(key: WholeText, value: WholeText?)
  case search(InstanceField, TextPattern)
  case order(InstanceField, FilterComparison, [UInt8])
  /// In seconds.
  case age(InstanceField, FilterComparison, Int64)
  case created(FilterComparison, TimeSpan)
  case flag(InstanceField, Bool)
  /// A saved filter, by reference.
  case saved(Filter)

  /// A day or a moment: from its start up to, and without, its end.
  struct TimeSpan: Sendable, Hashable {
    var start: Timestamp
    var end: Timestamp
    /// Whether the value is a local day, not a moment.
    var isLocal: Bool
  }

  var isFleeting: Bool {
    switch self {
    case .word, .tag: false
    case .created(_, let span): span.isLocal
    case .age: true
    case .saved(let filter): filter.terms.contains { $0.isFleeting }
    case .whole(let field, _), .search(let field, _), .order(let field, _, _),
      .flag(let field, _):
      field.isFleeting
    }
  }

  /// See ``Filter/weight``.
  var weight: Int { if case .saved(let filter) = self { max(1, filter.weight) } else { 1 } }

  func asks(for field: InstanceField) -> Bool {
    switch self {
    case .word: false
    case .tag: field == .tags
    case .created: field == .created
    case .saved(let filter): filter.asks(for: field)
    case .whole(let own, _), .search(let own, _), .order(let own, _, _), .flag(let own, _),
      .age(let own, _, _):
      own == field
    }
  }

  func matches(_ instance: Instance, _ context: FilterContext) -> Bool {
    switch self {
    case .word(let needle):
      return needle.isContained(inNamesOf: instance)
    // Taken apart here, since a row would pay for it each time.
    case .whole(let field, .exactly(let needle)):
      return field.contains(in: instance, context, where: needle.isWhole)
    case .whole(let field, .like(let pattern)):
      return field.contains(in: instance, context, where: pattern.isFound)
    case .tag(let key, let value):
      return instance.tags.contains { tag in
        key.isWhole(tag.key) && (value?.isWhole(tag.value) ?? true)
      }
    case .search(let field, let pattern):
      return field.contains(in: instance, context, where: pattern.isFound)
    case .order(let field, let comparison, let value):
      return field.contains(in: instance, context) { text in
        !text.isEmpty && comparison.holds(NaturalOrder.key(of: text), value)
      }
    case .age(let field, let comparison, let seconds):
      guard let age = field.age(of: instance, at: context.now) else { return false }
      return comparison.holds(age.seconds, seconds)
    case .created(let comparison, let span):
      guard let created = instance.created else { return false }
      let moment = span.isLocal ? created + Int64(context.zoneOffset) : created
      return comparison.holds(moment, span)
    case .flag(let field, let expected):
      return (field == .marked ? context.isMarked(instance.key) : context.isProtected(instance))
        == expected
    case .saved(let filter):
      return filter.matches(instance, in: context)
    }
  }

  /// Whether everything that this lets through, `other` lets through as well; false where it
  /// cannot be told.
  func implies(_ other: FilterPredicate) -> Bool {
    if case .word(let needle) = self, case .word(let shorter) = other {
      return shorter.isContained(in: needle.text)
    }
    return self == other
  }
}

/// How a value is compared.
enum FilterComparison: String, Sendable, Hashable {
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
  /// Equal day or moment.
  case same = ":"

  func holds<Element: Comparable>(_ left: [Element], _ right: [Element]) -> Bool {
    switch self {
    case .less: left.lexicographicallyPrecedes(right)
    case .atMost: !right.lexicographicallyPrecedes(left)
    case .greater: right.lexicographicallyPrecedes(left)
    case .atLeast: !left.lexicographicallyPrecedes(right)
    case .same: left == right
    }
  }

  func holds(_ left: Int64, _ right: Int64) -> Bool {
    switch self {
    case .less: left < right
    case .atMost: left <= right
    case .greater: left > right
    case .atLeast: left >= right
    case .same: left == right
    }
  }

  func holds(_ moment: Timestamp, _ span: FilterPredicate.TimeSpan) -> Bool {
    switch self {
    case .less: moment < span.start
    case .atMost: moment < span.end
    case .greater: moment >= span.end
    case .atLeast: moment >= span.start
    case .same: moment >= span.start && moment < span.end
    }
  }
}
