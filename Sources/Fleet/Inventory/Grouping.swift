/// The fields that a list of instances can be grouped by.
package enum Grouping: String, Sendable, Hashable, CaseIterable {
  case none, region, product, module, zone, state

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
    case .state: .state
    }
  }

  /// What an instance is grouped by; empty if it has no such value. Of states it is the phase, so
  /// that `RUNNING` of ECM and `running` of EdgeZone are one group.
  package func value(of instance: Instance) -> String {
    switch self {
    case .none: ""
    case .region: instance.region
    case .product: instance.key.product.displayName
    case .module: instance.module
    case .zone: instance.zone
    case .state: instance.state.phase.rawValue
    }
  }

  /// The order of the groups: phases as an instance lives through them, other values as people
  /// count. Nothing comes last, as in every order; values that count as equal elsewhere, since they
  /// differ in case alone, are still two groups and must not be mixed.
  package func precedes(_ left: String, _ right: String) -> Bool {
    if left.isEmpty || right.isEmpty { return !left.isEmpty }
    if self == .state { return Self.rank(ofPhase: left) < Self.rank(ofPhase: right) }
    let difference = NaturalOrder.compare(left, right)
    return difference == 0 ? left < right : difference < 0
  }

  private static func rank(ofPhase name: String) -> Int {
    InstanceState.Phase.allCases.firstIndex { $0.rawValue == name } ?? .max
  }
}
