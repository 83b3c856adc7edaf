/// The fields that a list of instances can be grouped by.
package enum Grouping: String, Sendable, Hashable, CaseIterable {
  case none, region, product, module, zone

  /// The next one on the round through all of them.
  package var next: Grouping {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// The column whose values head the groups; nil without groups.
  package var column: InstanceField? {
    switch self {
    case .none: nil
    case .region: .region
    case .product: .product
    case .module: .module
    case .zone: .zone
    }
  }

  /// The heading of an instance; empty if it has no such value.
  package func value(of instance: Instance) -> String {
    switch self {
    case .none: ""
    case .region: instance.region
    case .product: instance.key.product.displayName
    case .module: instance.module
    case .zone: instance.zone
    }
  }
}
