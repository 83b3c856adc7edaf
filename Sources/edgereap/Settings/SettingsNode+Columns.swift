import Dashboard
import Fleet
import Words

/// A column while it is read.
private struct ColumnDraft {
  var column: InstanceField?
  var width: Int?
}

extension SettingsNode {
  /// Names of columns, or `{name: zone, width: 24}`. A repeated name is refused.
  func listColumns() throws -> [ListColumn] {
    var columns: [ListColumn] = []
    for item in try list() {
      let column = try item.listColumn()
      guard !columns.contains(where: { $0.column == column.column }) else {
        throw item.error { $0.columnTwice(column.column.name) }
      }
      columns.append(column)
    }
    guard !columns.isEmpty else { throw error { $0.noColumns } }
    return columns
  }

  /// A column, with a minus before it for the other way round.
  func sortOrder() throws(SettingsError) -> SortOrder {
    let name = try text()
    let isReversed = name.hasPrefix("-")
    return SortOrder(
      column: try column(isReversed ? String(name.dropFirst()) : name), isReversed: isReversed)
  }

  private func listColumn() throws -> ListColumn {
    guard case .mapping = content else { return ListColumn(try column(try text())) }
    var draft = ColumnDraft()
    try read(into: &draft, by: Self.columnKeys)
    guard let column = draft.column else { throw error { $0.columnNeedsName } }
    return ListColumn(column, width: draft.width)
  }

  private func column(_ name: String) throws(SettingsError) -> InstanceField {
    guard let column = InstanceField.columns.first(where: { $0.name == name }) else {
      throw error { $0.unknownColumn(name, among: InstanceField.columns.map(\.name)) }
    }
    return column
  }

  private static let columnKeys: [SettingsKey<ColumnDraft>] = [
    SettingsKey("name", "one of the columns", "列名", sample: "zone") {
      $0.column = try $1.column(try $1.text())
    },
    SettingsKey("width", "columns of the screen", "屏幕列数", sample: "24") {
      $0.width = try $1.number(ListColumn.widths)
    },
  ]
}
