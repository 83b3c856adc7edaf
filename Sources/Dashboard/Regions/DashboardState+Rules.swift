import Fleet
import Words

extension DashboardState {
  /// Says which rule is about a place that does not exist and so protects nothing. It shows when every
  /// product has named its places.
  mutating func judgeRules() {
    let inventory = list.inventory
    guard Set(inventory.scopes.keys.map(\.product)).count == Product.allCases.count,
      case let known = inventory.vocabulary, let regions = known.regions, let zones = known.zones
    else { return }
    for rule in configuration.gate.protection.rules where rule.expires.map({ now < $0 }) ?? true {
      for condition in rule.conditions {
        guard let place = condition.place(outside: regions, zones) else { continue }
        let problem = words.unknownPlace(
          place.name, isZone: place.isZone, among: regions.sorted())
        return say(words.ruleProtectsNothing(rule.name, problem), .warning)
      }
    }
  }
}

extension ProtectionRule.Condition {
  /// The place that it is about, where that is none of these.
  fileprivate func place(
    outside regions: Set<String>, _ zones: Set<String>
  ) -> (name: String, isZone: Bool)? {
    switch self {
    case .region(let region) where !regions.contains(region): (region, false)
    case .zone(let zone) where !zones.contains(zone): (zone, true)
    default: nil
    }
  }
}
