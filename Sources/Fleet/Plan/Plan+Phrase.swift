extension Plan {
  /// The three words that confirm this plan: how many will be sent, where, and whose:
  /// `143 ap-guangzhou 0012`.
  package var phrase: String {
    "\(targets.count) \(place) \(identity.phraseSuffix)"
  }

  /// The region if all targets are in one, else `N-regions`.
  package var place: String {
    let regions = Set(targets.map(\.region))
    if regions.count == 1, let only = regions.first, !only.isEmpty { return only }
    return "\(regions.count)-regions"
  }
}

/// A plan that its own phrase has confirmed: the only thing that the gate to sending takes.
package struct ConfirmedPlan: Sendable, Hashable {
  package let plan: Plan

  fileprivate init(plan: Plan) { self.plan = plan }
}

extension Plan {
  /// Confirms this plan, if `typed` is its phrase. White space around and between the words does
  /// not count; anything else does. A plan of nothing cannot be confirmed.
  package func confirmed(by typed: String) -> ConfirmedPlan? {
    guard !targets.isEmpty else { return nil }
    let words = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words == phrase ? ConfirmedPlan(plan: self) : nil
  }
}
