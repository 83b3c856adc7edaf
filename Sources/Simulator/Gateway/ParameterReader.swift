/// Brings one parameter into the kind that its schema asks for.
struct ParameterReader {
  /// With its path, for messages.
  var name: String
  var isText: Bool

  func read(_ value: JSONValue, as kind: Schema.Kind) throws(APIFailure) -> JSONValue {
    switch kind {
    case .string:
      guard value.string != nil else { throw wrong(kind) }
      return value
    case .integer: return try integer(value)
    case .boolean: return try boolean(value)
    case .strings:
      let elements = try list(value, of: kind)
      guard elements.allSatisfy({ $0.string != nil }) else { throw wrong(kind) }
      return .array(elements)
    case .filters:
      var filters: [JSONValue] = []
      for (index, element) in try list(value, of: kind).enumerated() {
        filters.append(try filter(element, name: "\(name).\(index)"))
      }
      return .array(filters)
    }
  }

  private func integer(_ value: JSONValue) throws(APIFailure) -> JSONValue {
    if case .integer = value { return value }
    guard isText, let text = value.string, let number = Int64(text) else { throw wrong(.integer) }
    return .integer(number)
  }

  /// The documents write `true`, the Python SDK sends `True` in queries and forms (observed).
  private func boolean(_ value: JSONValue) throws(APIFailure) -> JSONValue {
    if case .boolean = value { return value }
    switch isText ? value.string?.lowercased() : nil {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default: throw wrong(.boolean)
    }
  }

  private func list(_ value: JSONValue, of kind: Schema.Kind) throws(APIFailure) -> [JSONValue] {
    if case .array(let elements) = value { return elements }
    guard isText, case .object(let members) = value else { throw wrong(kind) }
    let elements = members.compactMap { member in
      UInt16(member.key).map { (index: $0, value: member.value) }
    }
    guard elements.count == members.count else { throw wrong(kind) }
    return elements.sorted { $0.index < $1.index }.map(\.value)
  }

  private func filter(_ value: JSONValue, name: String) throws(APIFailure) -> JSONValue {
    guard case .object(let members) = value else {
      throw .invalidParameter(name, "an object of Name and Values")
    }
    for member in members.keys.sorted() where member != "Name" && member != "Values" {
      throw .unknownParameter("\(name).\(member)")
    }
    guard let filterName = members["Name"] else { throw .missingParameter("\(name).Name") }
    guard let values = members["Values"] else { throw .missingParameter("\(name).Values") }
    return .object([
      "Name": try ParameterReader(name: "\(name).Name", isText: isText)
        .read(filterName, as: .string),
      "Values": try ParameterReader(name: "\(name).Values", isText: isText)
        .read(values, as: .strings),
    ])
  }

  private func wrong(_ kind: Schema.Kind) -> APIFailure { .invalidParameter(name, kind.rawValue) }
}
