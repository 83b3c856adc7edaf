/// What a list of instances can show of each. The raw values are the names of the output contract,
/// by which the settings name columns.
package enum Column: String, Sendable, Hashable, CaseIterable, Codable {
  case marked, protected, id, name, product, region, zone, state
  case operate = "operate_state"
  case type
  case publicIP = "public_ips"
  case privateIP = "private_ips"
  case tags, created, age
  case pay = "pay_mode"
  case module

  /// The words above the column.
  package var title: String {
    switch self {
    case .marked: "Marked"
    case .protected: "Protected"
    case .id: "ID"
    case .name: "Name"
    case .product: "Product"
    case .region: "Region"
    case .zone: "Zone"
    case .state: "State"
    case .operate: "Operation"
    case .type: "Type"
    case .publicIP: "Public IP"
    case .privateIP: "Private IP"
    case .tags: "Tags"
    case .age: "Age"
    case .created: "Created"
    case .pay: "Pay"
    case .module: "Module"
    }
  }

  /// Marks and protection are not the row's own and change without it, so that nothing is kept in
  /// their order.
  package var isSortable: Bool { self != .marked && self != .protected }

  /// The value for people; empty where there is none.
  package func text(of instance: Instance, in context: FilterContext) -> String {
    switch self {
    case .marked: context.isMarked(instance.key) ? "yes" : ""
    case .protected: context.isProtected(instance) ? "yes" : ""
    case .id: instance.id
    case .name: instance.name
    case .product: instance.product.displayName
    case .region: instance.region
    case .zone: instance.zone
    case .state: instance.state.rawValue
    case .operate: instance.operateState
    case .type: instance.type
    case .publicIP: instance.publicIPs.joined(separator: " ")
    case .privateIP: instance.privateIPs.joined(separator: " ")
    case .tags: instance.tags.map(\.text).joined(separator: " ")
    case .age: instance.age(at: context.now)?.description ?? ""
    case .created: instance.created?.shown(offset: context.zoneOffset) ?? ""
    case .pay: instance.payMode == .unknown ? "" : instance.payMode.rawValue
    case .module: instance.module
    }
  }

  /// Whether both show the same, which is what marking by the value under the cursor goes by.
  package func sameValue(_ left: Instance, _ right: Instance, in context: FilterContext) -> Bool {
    text(of: left, in: context) == text(of: right, in: context)
  }
}
