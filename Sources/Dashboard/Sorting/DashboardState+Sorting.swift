import Fleet
import Words

/// The order of the pane that has the focus: of the results, or of the list.
extension DashboardState {
  /// The columns of the list come first, as they are shown, and then the others.
  var sortChoices: [SortChoiceState.Choice] {
    if sortsResults { return ResultOrder.allCases.map { .result($0) } }
    let shown = columns.map(\.column)
    return (shown + InstanceField.columns.filter { !shown.contains($0) }).map { .column($0) }
  }

  var sorting: (choice: SortChoiceState.Choice, isReversed: Bool) {
    if sortsResults, let rows = operation?.rows { return (.result(rows.order), rows.isReversed) }
    return (.column(list.order.column), list.order.isReversed)
  }

  private var sortsResults: Bool { focus == .results && operation != nil }

  func title(of choice: SortChoiceState.Choice) -> String {
    switch choice {
    case .column(let column): words.title(column)
    case .result(let order): words.order(order)
    }
  }

  /// Sorts; by what it is sorted by already, the other way round.
  mutating func sort(by choice: SortChoiceState.Choice) {
    let isReversed = sorting.choice == choice && !sorting.isReversed
    switch choice {
    case .column(let column):
      list.sort(by: SortOrder(column: column, isReversed: isReversed), filterContext)
    case .result(let order):
      guard operation != nil else { return }
      operations[shownOperation].sort(by: order, isReversed: isReversed)
    }
    saySorted(title(of: choice), isReversed: isReversed)
  }

  /// The direction is to be seen in the title of the column.
  mutating func saySorted(_ title: String, isReversed: Bool) {
    let text = words.sorted(title, isReversed: false)
    say(
      configuration.isAccessible
        ? words.sentence([text, words.ascending(isReversed)])
        : words.sorted(title, isReversed: isReversed))
  }

  mutating func sortByColumn() { sort(by: .column(column)) }

  /// The column under the column cursor.
  var column: InstanceField { InstanceTable(self).column }
}
