package import Fleet

/// What the dialog says about a plan in numbers, counted once per freeze.
package struct ConfirmationSummary: Sendable, Hashable {
  package var targetCount: Int
  package var ecmCount: Int
  package var edgezoneCount: Int
  package var callCount: Int
  /// Seconds that the calls need at the pace of the API, both services side by side.
  package var leastSeconds: Int
  /// What goes with the targets; of ECM only what was counted.
  package var collateral: Collateral
  /// Whether the interfaces and addresses of ECM could be counted at all.
  package var isCollateralKnown: Bool
  /// Held back, by reason, most frequent first.
  package var holds: [HoldCount]

  package struct HoldCount: Sendable, Hashable {
    package var code: String
    package var count: Int
  }

  init(plan: Plan, resources: [AssociatedResource]?) {
    let targets = plan.targets
    let estimate = TerminationEstimate(of: plan)
    targetCount = targets.count
    ecmCount = targets.count { $0.product == .ecm }
    edgezoneCount = targetCount - ecmCount
    callCount = estimate.callCount
    leastSeconds = callCount > 1 ? Int(estimate.leastSeconds.rounded(.up)) : 0
    collateral = Collateral(of: targets, resources: resources ?? [], options: plan.options)
    isCollateralKnown = resources != nil
    let byCode = Dictionary(grouping: plan.heldBack) { $0.hold?.code ?? "" }
    holds = byCode.map { HoldCount(code: $0.key, count: $0.value.count) }
      .sorted { ($1.count, $0.code) < ($0.count, $1.code) }
  }
}
