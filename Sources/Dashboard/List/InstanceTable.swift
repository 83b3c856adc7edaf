import Canvas
import Fleet
import Words

/// The columns of the list, which of them fit, and what they show.
///
/// A column is as wide as its widest listed value and its title, and a width that was asked for is
/// kept. After ID and State, names have the room that they need up to 22 columns; once Zone has its
/// least, up to 40 columns, as much as 19 of 20 names need. A name that is wider than nearly all
/// others gets only what no other column can use. A column in which nothing is listed comes last.
struct InstanceTable: Sendable {
  let columns: [ListColumn]
  let table: Table
  let placements: [Table.Placement]
  /// The column that the column cursor was moved to.
  private let chosen: InstanceField
  private let widths: ListedWidths
  private let region: String?

  init(_ state: DashboardState) {
    columns = state.columns
    chosen = state.list.column
    widths = state.list.widths
    region = state.list.regionFilter.code
    table = Table(
      columns.map { [words = state.words, widths] in
        Self.definition($0, words.title($0.column), widths[$0.column])
      })
    placements = table.placements(in: max(0, state.layout.instances.width - 6))
    passing = placements.map { [columns] in columns[$0.index].column }.filter(\.passesWithTime)
  }

  /// The columns among them whose texts change while time passes.
  let passing: [InstanceField]

  /// The columns for which there is room.
  var visible: [InstanceField] { placements.map { columns[$0.index].column } }

  /// The column under the column cursor. Where it has no room, the nearest before it that is shown.
  var column: InstanceField {
    let visible = visible
    if visible.contains(chosen) { return chosen }
    let before = columns.map(\.column).prefix { $0 != chosen }
    return visible.last(where: before.contains) ?? visible.first ?? chosen
  }

  /// The width that a column has on the screen; nil where there is no room for it.
  func width(of column: InstanceField) -> Int? {
    placements.first { columns[$0.index].column == column }?.width
  }

  /// The width that a column has where there is room enough.
  func usualWidth(of column: InstanceField) -> Int {
    Self.definition(ListColumn(column), "", widths[column]).usual
  }

  /// The text of a cell, cut as its whole column is.
  func text(
    of cell: ListCell, _ instance: Instance, at placement: Table.Placement, _ glyphs: Glyphs
  )
    -> String
  {
    let column = columns[placement.index].column
    guard placement.width < widths[column].widest else { return cell.text }
    switch column.width?.cut {
    case .sharedStart:
      return widths.start(of: column, in: region)
        .text(column.record(of: instance), in: placement.width, glyphs: glyphs)
    case .never where TextWidth.of(cell.text, glyphs: glyphs) > placement.width:
      let first = cell.text.prefix { $0 != " " } + "+"
      return first.utf8.count <= placement.width ? String(first) : glyphs.ellipsis
    default: return cell.text
    }
  }

  /// A title that is wider than the values widens its column, with room for the arrow of the order.
  private static func definition(
    _ column: ListColumn, _ title: String, _ listed: WidthHistogram
  ) -> Table.Column {
    let width = column.column.width
    let fixed = column.width ?? width?.fixed
    let least = fixed ?? (title.isEmpty ? 1 : TextWidth.of(title) + 1)
    return Table.Column(
      title: title, minimum: fixed ?? width?.minimum.map { max($0, least) },
      usual: fixed ?? max(least, min(listed.usual, width?.maximum ?? .max)),
      widest: fixed ?? max(least, listed.widest),
      isCore: width?.isCore == true || column.width != nil,
      priority: (width?.priority ?? 0) + (column.width == nil ? 0 : 100)
        - (fixed == nil && width?.isCore == false && listed.widest == 0 ? 100 : 0),
      alignment: width?.isTrailing == true ? .trailing : .leading,
      overflow: [.middle, .sharedStart].contains(width?.cut) ? .middle : .ellipsis)
  }
}

extension ListState.RegionFilter {
  /// The region that the list is narrowed to; nil for all.
  var code: String? {
    switch self {
    case .all: nil
    case .region(let code), .part(_, let code): code
    }
  }
}
