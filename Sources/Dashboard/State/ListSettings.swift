import Fleet

/// The lines of the settings that bring a list back as it looks now.
struct ListSettings {
  var columns: [ListColumn]
  var order: SortOrder
  var grouping: Grouping

  /// As YAML. What is as shipped needs no line.
  var lines: [String] {
    var lines: [String] = []
    if columns != ListColumn.standard {
      lines.append("columns: [\(columns.map(Self.text).joined(separator: ", "))]")
    }
    if order != ListColumn.standardOrder {
      lines.append("sort: \(order.isReversed ? "-" : "")\(order.column.rawValue)")
    }
    if grouping != .none { lines.append("group: \(grouping.rawValue)") }
    return lines
  }

  private static func text(_ column: ListColumn) -> String {
    column.width.map { "{name: \(column.column.rawValue), width: \($0)}" }
      ?? column.column.rawValue
  }
}
