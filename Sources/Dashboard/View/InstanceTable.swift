import Canvas
import Fleet

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

  private static func definition(_ column: Column, _ title: String) -> Table.Column {
    func make(
      _ minimum: Int, _ maximum: Int?, _ priority: Int, comfortable: Int? = nil,
      weight: Int = 1, alignment: Table.Alignment = .leading, overflow: Overflow = .ellipsis
    ) -> Table.Column {
      Table.Column(
        title: title, minimum: minimum, comfortable: comfortable, isExtra: priority <= 50,
        maximum: maximum, weight: weight, priority: priority, alignment: alignment,
        overflow: overflow)
    }
    return switch column {
    case .id: make(12, 14, 100, overflow: .middle)
    case .name: make(12, 40, 90, comfortable: 20, weight: 4, overflow: .middle)
    case .state: make(13, 15, 95)
    case .product: make(8, 8, 70)
    case .zone: make(10, 28, 80, comfortable: 22, weight: 2, overflow: .middle)
    case .region: make(12, 20, 50, comfortable: 16, overflow: .middle)
    case .publicIP: make(15, 32, 60)
    case .privateIP: make(15, 32, 30)
    case .operate: make(12, 24, 35)
    case .type: make(10, 18, 25, comfortable: 15)
    case .age: make(5, 5, 55, alignment: .trailing)
    case .pay: make(8, 8, 20)
    case .module: make(10, 24, 15)
    case .created: make(19, 19, 10)
    default: make(12, nil, 10)
    }
  }

  /// Those that this layout shows.
  static func visible(_ columns: [ListColumn], in layout: Layout) -> [Column] {
    placements(columns, in: layout).map { columns[$0.index].column }
  }

  /// The width that a column has on the screen; nil where there is no room for it.
  static func width(of column: Column, of columns: [ListColumn], in layout: Layout) -> Int? {
    placements(columns, in: layout).first { columns[$0.index].column == column }?.width
  }

  static func comfortableWidth(of column: Column) -> Int { definition(column, "").comfortable }

  private static func placements(
    _ columns: [ListColumn], in layout: Layout
  ) -> [Table.Placement] {
    table(columns, Words(.english)).placements(in: width(in: layout))
  }

  static func width(in layout: Layout) -> Int { max(0, layout.instances.width - 6) }
}
