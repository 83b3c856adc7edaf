package import JSON

/// The contract's spelling, as members of what has a discipline.
extension Discipline: JSONWritable {
  package func writeMembers(to writer: inout JSONWriter) {
    if let reason { writer.member("reason", reason) }
    writer.member("stop_after", stopAfter.description)
    writer.member("canary", canary.description)
  }

  package init(reading scanner: inout JSONScanner) throws(JSONFault) {
    self.init()
    try scanner.object { (scanner, name) throws(JSONFault) in try take(name, &scanner) }
  }

  /// - Parameter name: one of the three that are written.
  package mutating func take(_ name: String, _ scanner: inout JSONScanner) throws(JSONFault) {
    switch name {
    case "reason": reason = try scanner.textOrNull()
    case "stop_after": stopAfter = try scanner.value("20%, 10 or never")
    case "canary": canary = try scanner.value("5, 10% or off")
    default: try scanner.skip()
    }
  }
}

extension JSONScanner {
  fileprivate mutating func value<Value: LosslessStringConvertible>(
    _ expected: String
  ) throws(JSONFault) -> Value {
    guard let value = Value(try text()) else { throw fault(expected) }
    return value
  }
}
