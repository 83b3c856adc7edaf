package import Fleet

/// A column of the list of instances.
package struct ListColumn: Sendable, Hashable {
  package var column: InstanceField
  /// In columns of the screen; nil leaves it to the list, which goes by the room that there is.
  package var width: Int?

  /// The widths that can be asked for.
  package static let widths = 3...200

  package init(_ column: InstanceField, width: Int? = nil) {
    self.column = column
    self.width = width
  }

  /// The default columns, in the order on the screen. Marks and protection have signs before the
  /// row.
  package static let standard: [ListColumn] = [
    .id, .name, .product, .region, .zone, .state, .operate, .publicIP, .privateIP, .type, .age,
    .pay, .module, .tags,
  ].map { (column: InstanceField) in ListColumn(column) }

  package static let standardOrder = SortOrder(column: .id)
}

/// The lines of the settings that bring a list back as it looks now.
struct ListSettings {
  var columns: [ListColumn]
  var order: SortOrder
  var grouping: Grouping

  /// The YAML lines. Defaults need none.
  var lines: [String] {
    var lines: [String] = []
    if columns != ListColumn.standard {
      lines.append("columns: [\(columns.map(Self.text).joined(separator: ", "))]")
    }
    if order != ListColumn.standardOrder {
      lines.append("sort: \(order.settingsText)")
    }
    if grouping != .none { lines.append("group: \(grouping.rawValue)") }
    return lines
  }

  private static func text(_ column: ListColumn) -> String {
    column.width.map { "{name: \(column.column.name), width: \($0)}" }
      ?? column.column.name
  }
}
