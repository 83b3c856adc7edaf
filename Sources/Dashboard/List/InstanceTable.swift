import Canvas
import Fleet
import Words

/// The columns of the list, and which of them fit.
enum InstanceTable {
  static func table(_ columns: [ListColumn], _ words: Words) -> Table {
    Table(columns.map { definition($0, words.title($0.column)) })
  }

  /// A width that was asked for is kept, and such a column goes after all others.
  private static func definition(_ column: ListColumn, _ title: String) -> Table.Column {
    var definition = definition(column.column, title)
    guard let width = column.width else { return definition }
    definition.minimum = width
    definition.comfortable = width
    definition.maximum = width
    definition.isExtra = false
    definition.priority += 100
    return definition
  }

  /// A title that is wider than the values widens its column, with room for the arrow of the order.
  private static func definition(_ field: InstanceField, _ title: String) -> Table.Column {
    let width = field.width ?? .open
    // No text has more columns than bytes. Each frame asks.
    let titleWidth =
      title.utf8.count > width.minimum ? TextWidth.of(title, glyphs: .unicode) : 0
    let minimum = titleWidth > width.minimum ? titleWidth + 1 : width.minimum
    return Table.Column(
      title: title, minimum: minimum, comfortable: width.comfortable.map { max($0, minimum) },
      isExtra: width.priority <= 50, maximum: width.maximum.map { max($0, minimum) },
      weight: width.weight,
      priority: width.priority, alignment: width.isTrailing ? .trailing : .leading,
      overflow: width.cutsMiddle ? .middle : .ellipsis)
  }

  /// Those that this layout shows.
  static func visible(
    _ columns: [ListColumn], _ words: Words, in layout: Layout
  ) -> [InstanceField] {
    placements(columns, words, in: layout).map { columns[$0.index].column }
  }

  /// The width that a column has on the screen; nil where there is no room for it.
  static func width(
    of column: InstanceField, of columns: [ListColumn], _ words: Words, in layout: Layout
  ) -> Int? {
    placements(columns, words, in: layout).first { columns[$0.index].column == column }?.width
  }

  static func comfortableWidth(of column: InstanceField) -> Int {
    definition(column, "").comfortable
  }

  static func placements(
    _ columns: [ListColumn], _ words: Words, in layout: Layout
  ) -> [Table.Placement] {
    table(columns, words).placements(in: width(in: layout))
  }

  static func width(in layout: Layout) -> Int { max(0, layout.instances.width - 6) }
}
