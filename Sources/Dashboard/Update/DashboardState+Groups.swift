import Canvas
import Fleet
import Words

extension DashboardState {
  /// The instances by region, product, module and zone in turn; the results by error code.
  mutating func group() {
    if focus == .results { return operations[shownOperation].toggleGrouping() }
    list.group(by: list.grouping.next, filterContext)
    say(
      list.grouping.column.map {
        words.grouped(by: words.title($0), groups: list.rows.groups.count)
      } ?? words.notGrouped)
  }
}
