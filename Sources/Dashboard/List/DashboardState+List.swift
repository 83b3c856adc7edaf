import Canvas
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
    list.widths.listingEnded(list.inventory.instances, filterContext)
    judgeFilter()
    let missing = list.inventory.missing
    guard message == nil else { return }
    if !missing.isEmpty {
      say(words.listingIncomplete(missing), .warning)
    } else if let error = list.filter.error, !list.filter.isEditing {
      say(words.filterRefused(error), .error)
    }
  }

  /// The instances by each grouping in turn; the results by error code.
  mutating func group() {
    if focus == .results { return operations[shownOperation].toggleGrouping() }
    list.group(by: list.grouping.next, filterContext)
    say(
      list.grouping.column.map {
        words.grouped(by: words.title($0), groups: list.rows.groups.count)
      } ?? words.notGrouped)
  }
}
