package import Fleet

/// A column of the list of instances.
package struct ListColumn: Sendable, Hashable {
  package var column: Column
  /// In columns of the screen; nil leaves it to the list, which goes by the room that there is.
  package var width: Int?

  /// The widths that can be asked for.
  package static let widths = 3...200

  package init(_ column: Column, width: Int? = nil) {
    self.column = column
    self.width = width
  }

  /// As shipped, in the order on the screen. Marks and protection have their own signs before the
  /// row.
  package static let standard: [ListColumn] = [
    .id, .name, .product, .region, .zone, .state, .operate, .publicIP, .privateIP, .type, .age,
    .pay, .module, .tags,
  ].map { (column: Column) in ListColumn(column) }

  package static let standardOrder = SortOrder(column: .id)
}

extension Column {
  /// What can be chosen, and sorted by.
  package static let choosable = allCases.filter { $0 != .marked && $0 != .protected }
}

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
