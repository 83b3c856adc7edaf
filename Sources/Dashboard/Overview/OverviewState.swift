package import Canvas
package import Fleet
import Words

/// The fleet at a glance: regions as rows and states as columns, and below them the instances that are
/// terminating, with who started that.
package struct OverviewState: Sendable {
  package internal(set) var table = OverviewTable()
  package internal(set) var leaving = LeavingInstances()
  /// The lines of the table, the total among them.
  package internal(set) var matrix = ScrollList()
  package internal(set) var list = ScrollList()
  /// The column under the cursor.
  package internal(set) var column: Column = .region
  package internal(set) var focus: Part = .matrix
  /// What the journals of this host say; nil until they were read.
  package internal(set) var origins: [InstanceKey: OperationOrigin]?
  private(set) var overdue = OverdueSummary()
  /// What the cursors hold on to when lines come and go.
  private var cursorRegion: String?
  private var cursorKey: InstanceKey?

  package enum Part: Sendable, Hashable { case matrix, leaving }

  /// A column that the cursor can be in.
  package enum Column: Sendable, Hashable {
    case region
    case cell(OverviewTable.Column)
    case total
  }

  var columns: [Column] { [.region] + table.columns.map { .cell($0) } + [.total] }

  /// The row under the cursor; the total has no region.
  package var row: OverviewTable.Row { table.rows[min(matrix.cursor, table.rows.count - 1)] }

  /// The instance under the cursor of the list.
  func instance(on screen: DashboardState) -> Instance? {
    guard leaving.rows.indices.contains(list.cursor) else { return nil }
    return screen.list.inventory.instances[Int(leaving.rows[list.cursor])]
  }

  /// Counts again after a change. The cursors stay on what they are on.
  mutating func recount(on screen: DashboardState) {
    let inventory = screen.list.inventory
    let isFirst = matrix.isEmpty
    leaving = LeavingInstances(in: inventory)
    table = OverviewTable(of: screen, leaving: leaving)
    countOverdue(on: screen)
    if !columns.contains(column) { column = .total }
    resize(on: screen)
    if let row = table.rows.firstIndex(where: { $0.region == cursorRegion }), !isFirst {
      matrix.place(cursor: row, screenRow: matrix.cursor - matrix.offset)
    }
    if let cursorKey, let index = inventory.index(of: cursorKey),
      let line = leaving.rows.firstIndex(of: Int32(index))
    {
      list.place(cursor: line, screenRow: list.cursor - list.offset)
    }
    noteCursors(on: screen)
  }

  /// Counts again who started what is overdue, as far as anybody was asked about.
  mutating func countOverdue(on screen: DashboardState) {
    let overdue = leaving.overdue(in: screen.list.inventory, at: screen.now)
    self.overdue = OverdueSummary(overdue.prefix(DashboardState.mostOrigins)) { instance in
      screen.shownOrigin(of: instance) ?? origins?[instance.key]
    }
  }

  private mutating func noteCursors(on screen: DashboardState) {
    cursorRegion = row.region
    cursorKey = instance(on: screen)?.key
  }
}

extension OverviewState: DialogState {
  var dialog: Dialog { .overview(self) }

  mutating func resize(on screen: DashboardState) {
    let layout = OverviewLayout(screen.layout, self)
    matrix.resize(count: table.rows.count, height: layout.regions.height)
    list.resize(count: leaving.rows.count, height: layout.leaving.height)
    if leaving.rows.isEmpty { focus = .matrix }
  }

  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    switch key {
    case .escape, .character("q"), .control("c"): return .close
    case .enter: return chosen(on: &screen)
    case .tab, .backTab:
      focus = focus == .matrix && !leaving.rows.isEmpty ? .leaving : .matrix
      resize(on: screen)
    case .left, .character("h"): moveAcross(by: -1)
    case .right, .character("l"): moveAcross(by: 1)
    default:
      switch screen.keys.command(for: key) {
      case .overview: return .close
      case .refresh:
        screen.say(screen.words.refreshing)
        return .stay([.listAll])
      default: move(key)
      }
    }
    noteCursors(on: screen)
    return .stay
  }

  private mutating func moveAcross(by step: Int) {
    guard focus == .matrix else { return }
    let index = columns.firstIndex(of: column) ?? 0
    column = columns[min(max(0, index + step), columns.count - 1)]
  }

  private mutating func move(_ key: Key) {
    switch focus {
    case .matrix: _ = matrix.handle(key, letters: true)
    case .leaving: _ = list.handle(key, letters: true)
    }
  }

  /// The list shows what is under the cursor: a cell, a region, a state, or where an instance is.
  private func chosen(on screen: inout DashboardState) -> DialogAnswer {
    switch focus {
    case .matrix:
      let filter = if case .cell(let cell) = column { cell.filter } else { "" }
      screen.narrow(to: row.region, filter: filter)
    case .leaving:
      guard let instance = instance(on: screen) else { return .stay }
      let filter = OverviewTable.Column.phase(.terminating).filter
      screen.narrow(to: instance.region, filter: filter, cursor: instance.key)
    }
    screen.leftOverview = self
    return .close
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    let words = screen.words
    return [
      ("enter", words.show), leaving.rows.isEmpty ? ("", "") : ("tab", words.otherList),
      (screen.keys.keyName(of: .refresh), words.refreshWord), ("esc", words.close),
      (screen.keys.keyName(of: .help), words.helpWord),
    ]
  }
}

extension OverviewTable.Column {
  /// The filter that leaves what the column counts.
  var filter: String {
    switch self {
    case .phase(let phase): "\(InstanceField.phase.name):\(phase.rawValue)"
    case .overdue: OverviewTable.overdueFilter
    }
  }
}
