/// What an action takes, by name.
struct Schema: Sendable {
  enum Kind: String, Sendable {
    case string = "a string"
    case integer = "an integer"
    case boolean = "a boolean"
    case strings = "a list of strings"
    /// `[{"Name": …, "Values": […]}]`
    case filters = "a list of filters"
  }

  var kinds: [String: Kind]
  var required: [String]

  init(_ kinds: [String: Kind], required: [String] = []) {
    self.kinds = kinds
    self.required = required
  }
}

/// A condition of ECM: one of the values under this name.
struct Filter: Sendable, Equatable {
  var name: String
  var values: [String]
}

/// The parameters of a request, each of the kind that the schema asks for.
struct Parameters: Sendable {
  private let values: [String: JSONValue]

  /// - Parameter isText: The values came in a query or a form, so that numbers and booleans are
  ///   texts and lists are objects with numbers for names.
  init(_ tree: JSONValue, schema: Schema, isText: Bool) throws(APIFailure) {
    guard case .object(let members) = tree else {
      throw .invalidParameter("body", "a JSON object")
    }
    var values: [String: JSONValue] = [:]
    for (name, value) in members.sorted(by: { $0.key < $1.key }) where value != .null {
      guard let kind = schema.kinds[name] else { throw .unknownParameter(name) }
      values[name] = try ParameterReader(name: name, isText: isText).read(value, as: kind)
    }
    for name in schema.required {
      guard let value = values[name], value != .array([]) else { throw .missingParameter(name) }
    }
    self.values = values
  }

  func string(_ name: String) -> String? { values[name]?.string }
  func strings(_ name: String) -> [String] { values[name]?.strings ?? [] }

  func integer(_ name: String) -> Int? {
    guard case .integer(let number) = values[name] else { return nil }
    return Int(number)
  }

  func boolean(_ name: String) -> Bool? {
    guard case .boolean(let flag) = values[name] else { return nil }
    return flag
  }

  var filters: [Filter] {
    guard case .array(let filters) = values["Filters"] else { return [] }
    return filters.map {
      Filter(name: $0["Name"]?.string ?? "", values: $0["Values"]?.strings ?? [])
    }
  }
}
