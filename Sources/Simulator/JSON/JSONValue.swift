/// A JSON text that was read, or parameters of a query brought into the same form.
enum JSONValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int64)
  /// Only for numbers with a fraction or an exponent, or too large for an integer.
  case fraction(Double)
  case string(String)
  case array([JSONValue])
  /// Where a name stands twice, the last one holds.
  case object([String: JSONValue])

  subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The strings of an array of strings; nil if it is anything else.
  var strings: [String]? {
    guard case .array(let elements) = self else { return nil }
    let strings = elements.compactMap(\.string)
    return strings.count == elements.count ? strings : nil
  }
}
