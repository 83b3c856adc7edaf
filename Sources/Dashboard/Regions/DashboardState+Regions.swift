import Fleet
import Words

extension DashboardState {
  /// Lists the failed scopes under the cursor of the regions pane again, or everything.
  ///
  /// On the results of an unfinished operation it resumes the watch, which never sends.
  mutating func refresh() -> [DashboardEffect] {
    if focus == .results, let operation, operation.isResumable {
      say(words.resuming)
      return watch(operation.id)
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

  /// The scopes behind a row that failed.
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
    guard let row = regions.current, row.filter != list.regionFilter else { return }
    list.regionFilter = row.filter
    list.rangeStart = nil
    list.refilter(filterContext)
  }

  /// Shown, hidden, enlarged, shown. A mode that would look the same, as on a narrow screen, is
  /// skipped.
  mutating func toggleRegionsPane() {
    // One pane is shown at a time anyway.
    if configuration.isAccessible { return focus(focus == .regions ? .instances : .regions) }
    let before = layout
    if focus == .regions, regions.paneMode.next == .hidden { focus = .instances }
    repeat { regions.paneMode = regions.paneMode.next } while layout == before
    relayout()
    if layout.regions == nil {
      say(
        words.regionsHidden(
          key: keys.keyName(of: .regionsPane), regions: keys.keyName(of: .regions)))
    }
  }

  mutating func expandRegion(_ expands: Bool) {
    switch regions.current {
    case .region(let region):
      if expands {
        regions.expanded.insert(region.code)
      } else {
        regions.expanded.remove(region.code)
      }
    case .part(let part) where !expands:
      regions.expanded.remove(part.region)
      regions.cursorRow = .region(part.region)
    default: return
    }
    regions.rebuild(list.inventory)
    regionChosen()
  }
}
