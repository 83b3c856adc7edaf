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
  static let columns = [
    "id", "name", "product", "region", "zone", "state", "operate_state", "type", "public_ips",
    "private_ips", "tags", "created", "pay_mode", "module", "protected",
  ]
  static let tableColumns = ["id", "name", "product", "zone", "state", "public_ips", "protected"]

  func text(of column: String) -> String {
    switch column {
    case "id": instance.id
    case "name": instance.name
    case "product": instance.product.rawValue
    case "region": instance.region
    case "zone": instance.zone
    case "state": instance.state.rawValue
    case "operate_state": instance.operateState
    case "type": instance.type
    case "public_ips": instance.publicIPs.joined(separator: " ")
    case "private_ips": instance.privateIPs.joined(separator: " ")
    case "tags": instance.tags.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    case "created": instance.created?.iso8601() ?? ""
    case "pay_mode": instance.payMode.rawValue
    case "module": instance.module
    case "protected": protection.map { "\($0.rule): \($0.reason)" } ?? ""
    default: ""
    }
  }
}
