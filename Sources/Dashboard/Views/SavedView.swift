package import Fleet

/// A filter under a name and, unless it is only a filter, what else of the list it brings back.
package struct SavedView: Sendable, Hashable {
  package var name: String
  /// An expression; empty shows all.
  package var filter: String
  /// nil leaves the columns as they are; so do the other two.
  package var columns: [ListColumn]?
  package var order: SortOrder?
  package var grouping: Grouping?

  package init(
    name: String, filter: String = "", columns: [ListColumn]? = nil, order: SortOrder? = nil,
    grouping: Grouping? = nil
  ) {
    self.name = name
    self.filter = filter
    self.columns = columns
    self.order = order
    self.grouping = grouping
  }

  /// Whether it is a saved filter and no more.
  package var isFilter: Bool { columns == nil && order == nil && grouping == nil }

  /// A name is not blank and does not begin with `@`, which refers to one.
  package static func isName(_ text: String) -> Bool {
    text.contains { !$0.isWhitespace } && !text.hasPrefix("@")
  }
}

/// A change of the settings file that the screen asks for.
package enum SettingsChange: Sendable, Hashable {
  /// What the list looks like at the start.
  case list(columns: [ListColumn], SortOrder, Grouping)
  /// A view under its name, in the place of what has that name.
  case view(SavedView)
  case removal(name: String)
}

extension SortOrder {
  /// As the settings write it: `-age`.
  package var settingsText: String { (isReversed ? "-" : "") + column.name }
}
