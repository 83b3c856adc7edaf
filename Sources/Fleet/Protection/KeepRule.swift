import LinearRegex

/// A number of running instances that a plan must leave in each region, module, or both.
package struct KeepRule: Sendable, Hashable {
  /// By which the rule is shown and lifted.
  package var name: String
  /// A pattern with `*` and `?`; nil where the rule does not count by region.
  package var region: String?
  /// A pattern of the name or the id; nil where the rule does not count by module.
  package var module: String?
  /// nil is over every product.
  package var product: Product?
  package var running: Int
  /// In the words of the settings; empty where they give none.
  package var reason: String

  package init(
    name: String, region: String? = nil, module: String? = nil, product: Product? = nil,
    running: Int, reason: String = ""
  ) {
    self.name = name
    self.region = region
    self.module = module
    self.product = product
    self.running = running
    self.reason = reason
  }

  /// What a plan leaves in one place of a rule, or why that is unknown.
  package struct Outcome: Sendable, Hashable {
    package var rule: KeepRule
    package var place: FleetPlace
    package var finding: Finding

    package init(rule: KeepRule, place: FleetPlace, finding: Finding) {
      self.rule = rule
      self.place = place
      self.finding = finding
    }

    package enum Finding: Sendable, Hashable {
      case remaining(Int)
      case notListed(ListingGap)
    }
  }
}

extension KeepRule {
  /// Where the targets that were counted go from, as far as the rule is about it, in order.
  func places(in count: RunningCount) -> [FleetPlace] {
    let (regions, modules) = (region.map { Wildcard($0) }, module.map { Wildcard($0) })
    let cells = count.cells.filter { cell, count in
      count.targets > 0 && covers(cell) && regions?.matches(cell.region) != false
        && modules.map {
          !cell.module.isEmpty && ($0.matches(cell.module) || $0.matches(cell.moduleID))
        } != false
    }.keys
    let places = Set(
      cells.map { cell in
        FleetPlace(
          region: region == nil ? nil : cell.region, module: module == nil ? nil : cell.module,
          moduleID: module == nil ? "" : cell.moduleID)
      })
    return places.sorted { $0.order < $1.order }
  }

  /// The places where the rule does not hold without the targets, or cannot be shown to. Where
  /// nothing running goes, it holds.
  func breaches(in count: RunningCount) -> [Outcome] {
    outcomes(in: count).filter { !$0.holds }.map(\.outcome)
  }

  /// What becomes of each place, and whether the rule holds there.
  func outcomes(in count: RunningCount) -> [(outcome: Outcome, holds: Bool)] {
    places(in: count).map { place in
      if let gap = count.gap(in: place, of: product) {
        return (Outcome(rule: self, place: place, finding: .notListed(gap)), false)
      }
      let total = count.total { covers($0) && place.contains($0) }
      let holds = total.going == 0 || total.remaining >= running
      return (Outcome(rule: self, place: place, finding: .remaining(total.remaining)), holds)
    }
  }

  private func covers(_ cell: RunningCount.Cell) -> Bool {
    product == nil || product == cell.product
  }
}

extension FleetPlace {
  fileprivate var order: (String, String, String) { (region ?? "", module ?? "", moduleID) }
}
