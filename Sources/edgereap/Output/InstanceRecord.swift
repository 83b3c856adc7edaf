import Fleet

/// An instance as `list` and `plan` write it: its own fields, and which rule protects it.
struct InstanceRecord: Encodable {
  var instance: Instance
  var protection: Protected?

  struct Protected: Encodable {
    var rule: String
    var reason: String
  }

  private enum CodingKeys: String, CodingKey {
    case protection = "protected"
  }

  func encode(to encoder: any Encoder) throws {
    try instance.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(protection, forKey: .protection)
  }
}

extension InstanceRecord: OutputRow {
  static let columns = InstanceField.kept.filter { $0.width != nil }.map(\.name) + ["protected"]
  static let tableColumns = ["id", "name", "product", "zone", "state", "public_ips", "protected"]

  func text(of column: String) -> String {
    if column == "protected" { return protection.map { "\($0.rule): \($0.reason)" } ?? "" }
    return InstanceField(name: column)?.record(of: instance) ?? ""
  }
}
