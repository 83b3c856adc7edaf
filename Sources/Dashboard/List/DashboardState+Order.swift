import Canvas
import Fleet

/// The order and the groups of the list and of the results.
extension DashboardState {
  mutating func sort(_ command: Command) {
    var order = list.order
    if command == .sortReverse {
      order.isReversed.toggle()
    } else {
      let visible = InstanceTable.visible(columns, in: layout)
      let next = (visible.firstIndex(of: order.column) ?? -1) + 1
      order = SortOrder(column: visible[next % visible.count], isReversed: false)
    }
    list.sort(by: order, filterContext)
    say(words.sorted(words.title(order.column), isReversed: order.isReversed))
  }

  /// Sorts by the next order, or reverses the current one.
  mutating func sortResults(_ command: Command) {
    guard let rows = operation?.rows else { return }
    let isReversing = command == .sortReverse
    let order = isReversing ? rows.order : rows.order.next
    let isReversed = isReversing && !rows.isReversed
    operations[shownOperation].sort(by: order, isReversed: isReversed)
    say(words.sorted(words.order(order), isReversed: isReversed))
  }

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
