package import Canvas
package import Fleet

/// The instances: what there is, what of it is shown, what is marked, and where the cursor stands.
package struct ListState: Sendable {
  package internal(set) var inventory = Inventory()
  package internal(set) var selection = Selection()
  package internal(set) var rows = ShownRows()
  package internal(set) var scroll = ScrollList()
  package internal(set) var order = SortOrder(column: .id, isReversed: false)
  /// The column under the column cursor.
  package internal(set) var column: Column = .id
  /// Where a range was started.
  package internal(set) var rangeStart: InstanceKey?
  package internal(set) var onlyMarked = false
  package internal(set) var place: PlaceFilter = .all
  package internal(set) var filter: FilterState
  /// The instance under the cursor: the cursor follows it wherever its row goes.
  package internal(set) var cursorKey: InstanceKey?
  /// Before the first key the cursor stays at the top while rows arrive.
  var isTouched = false
  /// Marked rows among those shown.
  package internal(set) var shownMarks = 0

  package init(filter: FilterState) { self.filter = filter }

  /// What the cursor of the regions pane narrows the list to.
  package enum PlaceFilter: Sendable, Hashable {
    case all
    case region(String)
    case part(Product, region: String)

    func contains(_ instance: Instance) -> Bool {
      switch self {
      case .all: true
      case .region(let region): instance.region == region
      case .part(let product, let region):
        instance.product == product && instance.region == region
      }
    }
  }

  package var current: Instance? {
    scroll.isEmpty ? nil : inventory.instances[rows[scroll.cursor]]
  }

  package func instance(row: Int) -> Instance { inventory.instances[rows[row]] }

  /// Marks that no row on the list shows.
  package var hiddenMarks: Int { selection.count - shownMarks }

  /// The rows between the start of a range and the cursor.
  package var range: ClosedRange<Int>? {
    guard let rangeStart, let start = row(of: rangeStart) else { return nil }
    return min(start, scroll.cursor)...max(start, scroll.cursor)
  }
}

extension ListState {
  /// Whether the filter, the place and the only-marked view let an instance through.
  func passes(_ instance: Instance, _ context: FilterContext) -> Bool {
    if onlyMarked { return selection.contains(instance.key) }
    return place.contains(instance) && (filter.inForce?.matches(instance, in: context) ?? true)
  }

  /// The same, with everything looked up once that is the same for all instances.
  private func predicate(_ context: FilterContext) -> (Instance) -> Bool {
    let (selection, place) = (selection, place)
    if onlyMarked { return { selection.contains($0.key) } }
    guard let filter = filter.inForce else {
      return place == .all ? { _ in true } : { place.contains($0) }
    }
    guard place == .all else {
      return { place.contains($0) && filter.matches($0, in: context) }
    }
    return { filter.matches($0, in: context) }
  }

  /// - Returns: marks that were dropped because their instances are gone.
  mutating func apply(_ event: ListingEvent, _ context: FilterContext) -> [InstanceKey] {
    var dropped: [InstanceKey] = []
    let change = inventory.apply(event)
    switch change {
    case .none: return []
    case .rows(let first, let updated):
      changeRows(context) { rows, instances, order, passes in
        rows.apply(
          appendedFrom: first, updated: updated, instances, order: order, passes: passes)
      }
    case .rebuilt:
      dropped = selection.drop(selection.keys.filter { inventory[$0] == nil })
      changeRows(context) { rows, instances, order, passes in
        rows.rebuild(instances, order: order, passes: passes)
      }
    }
    restoreCursor(context)
    return dropped
  }

  /// Another filter, place or view; the order is the same.
  ///
  /// - Parameter isNarrower: nothing can pass now that did not pass before.
  mutating func refilter(_ context: FilterContext, isNarrower: Bool = false) {
    changeRows(context) { rows, instances, _, passes in
      if isNarrower {
        rows.narrow(instances, passes: passes)
      } else {
        rows.filter(instances, passes: passes)
      }
    }
    restoreCursor(context)
  }

  mutating func sort(by order: SortOrder, _ context: FilterContext) {
    guard order != self.order else { return }
    let isTurnedOver = order.column == self.order.column
    self.order = order
    changeRows(context) { rows, instances, order, passes in
      if isTurnedOver {
        rows.reverse()
      } else {
        rows.rebuild(instances, order: order, passes: passes)
      }
    }
    restoreCursor(context)
  }

  /// Takes the rows out while they change, so that they are not copied.
  private mutating func changeRows(
    _ context: FilterContext,
    _ change: (inout ShownRows, [Instance], SortOrder, (Instance) -> Bool) -> Void
  ) {
    var taken = ShownRows()
    swap(&taken, &rows)
    change(&taken, inventory.instances, order, predicate(context))
    swap(&taken, &rows)
  }

  /// Puts the cursor back on its instance, on the same line of the screen. If the instance is not
  /// shown any more the cursor keeps its row number.
  private mutating func restoreCursor(_ context: FilterContext) {
    let line = scroll.cursor - scroll.offset
    let old = scroll.cursor
    scroll.resize(count: rows.count)
    if isTouched, let cursorKey, let row = row(of: cursorKey) {
      scroll.place(cursor: row, screenRow: line)
    } else {
      scroll.place(cursor: isTouched ? min(old, rows.count - 1) : 0)
      cursorKey = current?.key
    }
    countShownMarks(context)
  }

  /// The row that shows an instance: looked up by its place in the order.
  func row(of key: InstanceKey) -> Int? {
    guard let index = inventory.index(of: key) else { return nil }
    let instance = inventory.instances[index]
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if order.precedes(inventory.instances[rows[middle]], instance) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < rows.count && rows[low] == index ? low : nil
  }

  mutating func countShownMarks(_ context: FilterContext) {
    shownMarks = selection.keys.count { key in
      inventory[key].map { passes($0, context) } ?? false
    }
  }

  /// The cursor moved because the operator moved it.
  mutating func moved() {
    isTouched = true
    cursorKey = current?.key
  }
}
