package import Fleet

/// The numbers of the overview: what is in each region by state, marked, and in operations. Made again
/// when one of them changes, never to draw them.
package struct OverviewTable: Sendable {
  package enum Column: Sendable, Hashable {
    case phase(InstanceState.Phase)
    /// In `terminating` for more than an hour.
    case overdue
  }

  package struct Row: Sendable, Hashable {
    /// nil for the total.
    package var region: String?
    package var status: ScopeStatus?
    package var phases: [InstanceState.Phase: Int] = [:]
    package var overdue = 0
    package var count = 0
    package var marks = 0
    /// The outcomes of instances that operations on the screen have still to settle, and of those
    /// that failed in one.
    package var outcomes: RegionOutcomes.Totals = [:]

    package func count(in column: Column) -> Int {
      switch column {
      case .phase(let phase): phases[phase, default: 0]
      case .overdue: overdue
      }
    }
  }

  /// The regions with instances, and those without an answer; the total last.
  package private(set) var rows: [Row]
  /// The states that occur: what is terminating first, since that is what waits for somebody.
  package private(set) var columns: [Column]
  /// In the order of the products.
  package private(set) var products: [(product: Product, count: Int)]

  /// Seconds after which a termination is overdue, and how a filter says so.
  static let overdueAfter: Int64 = 3600
  static let overdueFilter = "since>1h"

  package init() {
    (rows, columns, products) = ([Row()], [], [])
  }

  init(of screen: DashboardState, leaving: LeavingInstances) {
    let inventory = screen.list.inventory
    var byRegion = Self.regions(of: inventory)
    for key in screen.list.selection.unorderedKeys {
      if let region = inventory[key]?.region { byRegion[region]?.marks += 1 }
    }
    for instance in leaving.overdue(in: inventory, at: screen.now) {
      byRegion[instance.region]?.overdue += 1
    }
    Self.count(screen.operations, in: &byRegion)
    let regions = byRegion.values.filter(\.isShown).sorted { ($0.region ?? "") < ($1.region ?? "") }
    let total = regions.reduce(into: Row()) { $0.add($1) }
    rows = regions + [total]
    columns = total.overdue > 0 ? [.overdue] : []
    columns += InstanceState.Phase.display.filter { total.phases[$0] != nil }.map { .phase($0) }
    let summaries = inventory.regions
    products = Product.allCases.map { product in
      (product, summaries.reduce(0) { $0 + ($1.product == product ? $1.count : 0) })
    }
  }

  private static func regions(of inventory: Inventory) -> [String: Row] {
    var rows: [String: Row] = [:]
    for case .region(let region) in RegionRow.rows(of: inventory, expanded: []) {
      rows[region.code] = Row(
        region: region.code, status: region.status, phases: region.phases, count: region.count)
    }
    return rows
  }

  /// An instance counts in the newest operation that has it: what failed may have been sent again.
  private static func count(_ operations: [ResultsState], in rows: inout [String: Row]) {
    for (index, operation) in operations.enumerated() {
      let newer = operations[(index + 1)...]
      for result in operation.results.instances {
        let word = result.outcome.word
        guard !word.isSettled || word == .failed,
          !newer.contains(where: { $0.results[result.instance.key] != nil })
        else { continue }
        rows[result.instance.region]?.outcomes[word, default: 0] += 1
      }
    }
  }
}

extension OverviewTable.Row {
  /// A region that has answered and has nothing takes no line.
  fileprivate var isShown: Bool {
    if count > 0 || !outcomes.isEmpty { return true }
    if case .answered = status { return false }
    return true
  }

  fileprivate mutating func add(_ other: Self) {
    phases.merge(other.phases, uniquingKeysWith: +)
    overdue += other.overdue
    count += other.count
    marks += other.marks
    outcomes.merge(other.outcomes, uniquingKeysWith: +)
  }
}
