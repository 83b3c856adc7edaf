import Fleet
import Words

extension DashboardState {
  mutating func listed(_ event: ListingEvent) {
    let dropped = list.apply(event, filterContext)
    regions.rebuild(list.inventory)
    if !dropped.isEmpty { say(words.marksDropped(dropped.count), .warning) }
  }

  mutating func listingEnded() {
    hasListed = true
    let missing = list.inventory.missing
    guard message == nil else { return }
    if !missing.isEmpty {
      say(words.listingIncomplete(missing), .warning)
    } else if !list.filter.isEditing {
      judgeFilter()
    }
  }

  /// A filter that was kept before the services had named their regions is judged by them now.
  private mutating func judgeFilter() {
    _ = list.filter.apply(filterLanguage)
    if let error = list.filter.error { say(words.filterRefused(error), .error) }
  }

  /// Lists again what failed under the cursor of the regions pane, or everything.
  ///
  /// On the results of an operation that was left open it takes up the watch, which never sends.
  mutating func refresh() -> [DashboardEffect] {
    if focus == .results, let operation, operation.isResumable {
      say(words.resuming)
      unfinished.removeAll { $0.id == operation.id }
      return [.watch(operation: operation.id)]
    }
    if focus == .regions, let row = regions.current {
      let scopes = failedScopes(of: row)
      if !scopes.isEmpty {
        say(words.retrying(scopes))
        return [.list(scopes)]
      }
    }
    say(words.refreshing)
    return [.listAll]
  }

  /// The parts behind a row that did not answer.
  func failedScopes(of row: RegionRow) -> [ListingScope] {
    let parts: [RegionSummary]
    switch row {
    case .all: return []
    case .product(let product, _): return [ListingScope(product: product, region: nil)]
    case .region(let region): parts = region.parts
    case .part(let part): parts = [part]
    }
    var scopes: [ListingScope] = []
    for part in parts {
      guard case .failed = part.status else { continue }
      let own = ListingScope(product: part.product, region: part.region)
      scopes.append(
        list.inventory.scopes[own] == nil
          ? ListingScope(product: part.product, region: nil) : own)
    }
    return scopes
  }

  /// The cursor of the regions pane narrows the list.
  mutating func regionChosen() {
    regions.moved()
    guard let row = regions.current, row.place != list.place else { return }
    list.place = row.place
    list.rangeStart = nil
    list.refilter(filterContext)
  }
}
