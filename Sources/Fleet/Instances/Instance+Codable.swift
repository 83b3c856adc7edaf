/// The contract's spelling of an instance. `protected` is added by whoever knows the rules.
extension Instance: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, name, product, region, zone, state, type, tags, created, module
    case operateState = "operate_state"
    case publicIPs = "public_ips"
    case privateIPs = "private_ips"
    case payMode = "pay_mode"
    case moduleID = "module_id"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func text(_ key: CodingKeys) throws -> String {
      try container.decodeIfPresent(String.self, forKey: key) ?? ""
    }
    self.init(
      key: InstanceKey(
        product: try container.decode(Product.self, forKey: .product),
        id: try container.decode(String.self, forKey: .id)),
      name: try text(.name), region: try text(.region), zone: try text(.zone),
      state: InstanceState(rawValue: try text(.state)),
      operateState: try text(.operateState), type: try text(.type),
      publicIPs: try container.decodeIfPresent([String].self, forKey: .publicIPs) ?? [],
      privateIPs: try container.decodeIfPresent([String].self, forKey: .privateIPs) ?? [],
      tags: try container.decodeIfPresent([Tag].self, forKey: .tags) ?? [],
      created: try container.decodeIfPresent(Timestamp.self, forKey: .created),
      payMode: try container.decodeIfPresent(PayMode.self, forKey: .payMode) ?? .unknown,
      module: try text(.module), moduleID: try text(.moduleID))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(name, forKey: .name)
    try container.encode(product, forKey: .product)
    try container.encode(region, forKey: .region)
    try container.encode(zone, forKey: .zone)
    try container.encode(state.rawValue, forKey: .state)
    try container.encode(operateState, forKey: .operateState)
    try container.encode(type, forKey: .type)
    try container.encode(publicIPs, forKey: .publicIPs)
    try container.encode(privateIPs, forKey: .privateIPs)
    try container.encode(tags, forKey: .tags)
    try container.encode(created, forKey: .created)
    try container.encode(payMode, forKey: .payMode)
    try container.encode(module, forKey: .module)
    try container.encode(moduleID, forKey: .moduleID)
  }
}
