extension FilterPredicate {
  /// What a field, a sign and a value ask.
  ///
  /// - Parameters:
  ///   - termAt: where the field stands, in characters.
  ///   - valueAt: where the value does.
  init(
    _ field: FilterField, _ sign: FilterParser.Sign, _ value: String, termAt: Int, valueAt: Int
  ) throws(FilterError) {
    if value.isEmpty, sign != .whole || field.isFlag {
      throw FilterError(
        position: valueAt, message: "\(field.rawValue)\(sign.rawValue) needs a value",
        suggestion: Self.example(of: field, sign))
    }
    switch sign {
    case .search: self = .search(field, try Self.pattern(value, at: valueAt))
    case .whole: self = try Self.whole(field, value, at: valueAt)
    case .less, .atMost, .greater, .atLeast:
      guard let comparison = FilterComparison(rawValue: sign.rawValue), !field.isFlag else {
        throw FilterError(
          position: termAt, message: "\(field.rawValue) is yes or no",
          suggestion: Self.example(of: field, .whole))
      }
      self = try Self.ordered(field, comparison, value, at: valueAt)
    }
  }

  private static func whole(
    _ field: FilterField, _ value: String, at position: Int
  ) throws(FilterError) -> FilterPredicate {
    switch field {
    case .marked, .protected:
      switch value.lowercased() {
      case "yes", "y", "true": return .flag(field, true)
      case "no", "n", "false": return .flag(field, false)
      default:
        throw FilterError(
          position: position, message: "\(field.rawValue) is yes or no",
          suggestion: example(of: field, .whole))
      }
    case .tag where !value.isEmpty:
      guard let sign = value.firstIndex(of: "=") else {
        return .tag(key: Needle(value), value: nil)
      }
      return .tag(
        key: Needle(String(value[..<sign])),
        value: Needle(String(value[value.index(after: sign)...])))
    case .created where !value.isEmpty:
      return .created(.same, try timeSpan(value, at: position))
    default: return .whole(field, Needle(value))
    }
  }

  private static func ordered(
    _ field: FilterField, _ comparison: FilterComparison, _ value: String, at position: Int
  ) throws(FilterError) -> FilterPredicate {
    switch field {
    case .age:
      guard let age = Age(value) else {
        throw FilterError(
          position: position, message: "'\(value)' is not a length of time",
          suggestion: "write a number and one of s m h d w: 30d")
      }
      return .age(comparison, age.seconds)
    case .created: return .created(comparison, try timeSpan(value, at: position))
    default: return .order(field, comparison, NaturalOrder.key(of: value))
    }
  }

  /// The position is right up to the first quote or escaped quote inside the pattern.
  private static func pattern(
    _ value: String, at position: Int
  ) throws(FilterError) -> TextPattern {
    do throws(PatternError) {
      return try TextPattern(value)
    } catch {
      throw FilterError(position: position + error.position, message: error.message)
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
    throw FilterError(
      position: position, message: "'\(value)' is not a date", suggestion: "write 2026-01-31")
  }

  private static func example(of field: FilterField, _ sign: FilterParser.Sign) -> String {
    let value =
      switch field {
      case .age: "30d"
      case .created: "2026-01-31"
      case .marked, .protected: "yes"
      case .state, .phase: "running"
      case .tag: "env=prod"
      default: "value"
      }
    return "write \(field.rawValue)\(sign.rawValue)\(value)"
  }
}
