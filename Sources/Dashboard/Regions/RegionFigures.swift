import Canvas
import Fleet

/// The figures of one row of the regions pane.
struct RegionFigures {
  var count = 0
  /// The age of cached rows that are not read again yet: `2h`.
  var age: String?
  var marks = 0
  /// Of the operations that are worked on, and of one that has just ended on the screen.
  var outcomes: RegionOutcomes.Totals = [:]
  var phases: [InstanceState.Phase: Int] = [:]
}

extension DashboardState {
  /// Costs work for the products of the row and the operations, not for instances.
  func figures(of row: RegionRow) -> RegionFigures {
    switch row {
    case .all: figuresOfAll
    case .region(let region): figures(of: region.parts, region.status)
    case .part(let part): figures(of: [part], part.status)
    case .product: RegionFigures()
    }
  }

  private func figures(of parts: [RegionSummary], _ status: ScopeStatus) -> RegionFigures {
    let followed = followedOperations
    let none = RegionFigures(age: parts.contains { $0.count > 0 } ? age(status) : nil)
    return parts.reduce(into: none) { figures, part in
      let place = ListingScope(product: part.product, region: part.region)
      figures.count += part.count
      figures.marks += list.regionMarks[place]
      figures.phases.merge(part.phases, uniquingKeysWith: +)
      for operation in followed {
        figures.outcomes.merge(operation.regions[place], uniquingKeysWith: +)
      }
    }
  }

  private func age(_ status: ScopeStatus) -> String? {
    guard let asOf = list.inventory.rememberedAsOf else { return nil }
    if case .answered = status { return nil }
    return Age(seconds: now.seconds(since: asOf)).description
  }

  private var figuresOfAll: RegionFigures {
    var all = RegionFigures(
      count: list.inventory.instances.count, marks: list.selection.count)
    for operation in followedOperations {
      all.outcomes.merge(operation.results.totals, uniquingKeysWith: +)
    }
    for case .region(let region) in regions.rows {
      all.phases.merge(region.phases, uniquingKeysWith: +)
    }
    return all
  }

  /// The operations whose outcomes the regions pane counts.
  private var followedOperations: [ResultsState] {
    operations.enumerated().filter { index, operation in
      operation.mode != .past || index == shownOperation && operation.hasEndedHere
    }.map(\.element)
  }
}
