/// A plan in numbers, counted once when it is frozen.
package struct PlanSummary: Sendable, Hashable {
  package var targetCount: Int
  /// Of the targets, in the order of the products; those without any are not there.
  package var products: [ProductCount]
  package var callCount: Int
  /// Seconds that the calls need at the pace of the API, both services side by side.
  package var leastSeconds: Int
  /// What goes with the targets, as far as it was counted.
  package var collateral: Collateral
  /// Whether interfaces and addresses could be counted at all.
  package var isCollateralKnown: Bool
  /// Held back, by reason, most frequent first.
  package var holds: [HoldCount]

  package struct ProductCount: Sendable, Hashable {
    package var product: Product
    package var count: Int
  }

  package struct HoldCount: Sendable, Hashable {
    package var code: String
    package var count: Int
  }

  /// The products of the targets that have a trait.
  package func products(where trait: (Product) -> Bool) -> [Product] {
    products.map(\.product).filter(trait)
  }

  package init(plan: Plan, resources: [AssociatedResource]?) {
    let targets = plan.targets
    let estimate = TerminationEstimate(of: plan)
    targetCount = targets.count
    let counts = targets.reduce(into: [Product: Int]()) { $0[$1.product, default: 0] += 1 }
    products = counts.sorted { $0.key < $1.key }.map { ProductCount(product: $0, count: $1) }
    callCount = estimate.callCount
    leastSeconds = callCount > 1 ? Int(estimate.leastSeconds.rounded(.up)) : 0
    collateral = Collateral(of: targets, resources: resources ?? [], options: plan.options)
    isCollateralKnown = resources != nil
    let byCode = Dictionary(grouping: plan.heldBack) { $0.hold?.code ?? "" }
    holds = byCode.map { HoldCount(code: $0.key, count: $0.value.count) }
      .sorted { ($1.count, $0.code) < ($0.count, $1.code) }
  }
}
