import Canvas
import Fleet

/// What is on the screen of the list of instances, so that only what changes is drawn.
struct DrawnList: Sendable {
  /// The border with its title, and the titles of the columns.
  var border: Border?
  var scrollBar: ScrollBar?
  /// What all rows have in common; nil where none are drawn.
  private(set) var look: Look?
  /// The row at each line, from the first one below the titles.
  private(set) var rows: [Row] = []
  private var offset = 0
  /// The line under the cursor as it looks without it.
  private var covered: (line: Int, cells: [Cell])?
  private var table: (inputs: TableInputs, table: InstanceTable)?

  struct Border: Hashable {
    let configuration, columns, inventory, selection, rows, filter: Int
    let marks: MarkCounts
    let placements: [Table.Placement]
    let order: SortOrder
    let region: ListState.RegionFilter
    let column: InstanceField
    let onlyMarked, isFocused: Bool
    /// The group whose heading has been scrolled away.
    let group: Int?
    /// The age of what is cached.
    let cached: String?
  }

  struct ScrollBar: Hashable {
    let offset, visible, count: Int
  }

  struct Look: Hashable {
    let configuration, columns, widths: Int
    let placements: [Table.Placement]
    let region: ListState.RegionFilter
    let zoneOffset: Int
  }

  /// A line of the list.
  struct Row: Sendable, Equatable {
    var content = Content.none
    var isMarked = false
    var isProtected = false
    var isCached = false
    var isInRange = false
    var cursor = Cursor.elsewhere
    /// The texts that change while time passes.
    var times: [String] = []

    enum Cursor { case elsewhere, here, hereUnfocused }

    enum Content: Sendable {
      case none
      case heading(RowGroup, marked: Int)
      case instance(Instance)
    }
  }

  /// The columns of a state's list. Nothing about them changes when a cursor moves.
  mutating func table(of state: DashboardState) -> InstanceTable {
    let inputs = TableInputs(state)
    if let table, table.inputs == inputs { return table.table }
    let new = InstanceTable(state)
    table = (inputs, new)
    return new
  }

  private struct TableInputs: Hashable {
    let configuration, columns, widths, width: Int
    let region: ListState.RegionFilter
    let column: InstanceField

    init(_ state: DashboardState) {
      configuration = state.$configuration
      columns = state.$columns
      widths = state.list.$widths
      width = state.layout.instances.width
      region = state.list.regionFilter
      column = state.list.column
    }
  }

  /// Moves the lines that stay on the screen to where they are now, in the frame too.
  ///
  /// - Parameters:
  ///   - area: All lines, of which `offset` is the first row.
  mutating func scroll(to offset: Int, _ look: Look, in frame: inout Frame, _ area: Rect) {
    if look != self.look || rows.count != area.height {
      rows = Array(repeating: Row(content: .none), count: area.height)
      covered = nil
      frame.fill(area)
    } else if offset != self.offset {
      let lines = offset - self.offset
      frame.scroll(area, by: lines)
      let moved = rows
      for line in rows.indices {
        let from = line + lines
        rows[line] = moved.indices.contains(from) ? moved[from] : Row()
      }
      covered?.line -= lines
    }
    self.look = look
    self.offset = offset
  }

  /// Whether a line shows the row, apart from the cursor, or does once the cursor is off it.
  func shows(_ row: Row, at line: Int) -> Bool {
    var shown = rows[line]
    guard shown.cursor == .elsewhere || covered?.line == line else { return false }
    shown.cursor = row.cursor
    return shown == row
  }

  /// Notes what a line shows from now on.
  mutating func note(_ row: Row, at line: Int) { rows[line] = row }

  /// Takes the cursor off a line, which then looks as it did before.
  mutating func uncover(_ line: Int, in frame: inout Frame, _ area: Rect) {
    guard let covered, covered.line == line else { return }
    frame.put(covered.cells, in: area)
    self.covered = nil
  }

  /// Keeps what a line looks like before the cursor is drawn over it.
  mutating func cover(_ line: Int, in frame: Frame, _ area: Rect) {
    covered = (line, frame.cells(in: area))
  }

  /// Nothing of the rows is on the screen any longer.
  mutating func forgetRows() {
    look = nil
    rows = []
    covered = nil
    scrollBar = nil
  }
}

extension DrawnList.Row.Content: Equatable {
  /// Instances are compared as objects: another reading is another row.
  static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.none, .none): true
    case (.heading(let left, let leftMarks), .heading(let right, let rightMarks)):
      left == right && leftMarks == rightMarks
    case (.instance(let left), .instance(let right)): left.isSameObject(as: right)
    default: false
    }
  }
}

extension DrawnList.Row {
  init(
    _ row: Int, of state: DashboardState, range: ClosedRange<Int>?, _ table: InstanceTable,
    _ context: FilterContext
  ) {
    let list = state.list
    isInRange = range?.contains(row) ?? false
    if row == list.scroll.cursor {
      cursor = state.focus == .instances ? .here : .hereUnfocused
    }
    switch list.rows[row] {
    case .heading(let group):
      content = .heading(list.rows.groups[group], marked: list.marks.byGroup[group])
    case .instance(let index):
      let instance = list.inventory.instances[index]
      content = .instance(instance)
      isCached = list.inventory.isRemembered(index)
      isMarked = list.selection.contains(instance.key)
      isProtected = context.isProtected(instance)
      times = table.passing.map { $0.text(of: instance, in: context) }
    }
  }
}
