internal import Canvas
internal import Fleet

/// What changes which rows there are, and their order.
extension ListState {
  /// Whether the filter, the place and the only-marked view let an instance through, with
  /// everything looked up once that is the same for all instances.
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
    switch inventory.apply(event) {
    case .none: return []
    case .rows(let first, let updated):
      protectedRows.forget(updated)
      changeRows(context) { rows, instances, order, passes in
        rows.apply(
          appendedFrom: first, updated: updated, instances, order: order, passes: passes)
      }
    case .rebuilt:
      protectedRows.forgetAll()
      dropped = selection.drop(selection.keys.filter { inventory[$0] == nil })
      changeRows(context) { rows, instances, order, passes in
        rows.rebuild(instances, order: order, passes: passes)
      }
    }
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
  }

  mutating func sort(by order: SortOrder, _ context: FilterContext) {
    guard order != self.order else { return }
    let isTurnedOver = order.column == self.order.column
    self.order = order
    changeRows(context) { rows, instances, order, passes in
      if isTurnedOver {
        rows.turnOver(instances, order: order)
      } else {
        rows.rebuild(instances, order: order, passes: passes)
      }
    }
  }

  /// A cursor on a heading goes to the first instance under it, which stays where the heading
  /// does not.
  mutating func group(by grouping: Grouping, _ context: FilterContext) {
    guard grouping != self.grouping else { return }
    if currentGroup != nil { scroll.move(by: 1) }
    moved()
    if case .heading = rangeStart { rangeStart = nil }
    self.grouping = grouping
    changeRows(context) { rows, instances, order, passes in
      rows.rebuild(instances, order: order, passes: passes)
    }
  }

  /// Takes the rows out while they change, so that they are not copied.
  private mutating func changeRows(
    _ context: FilterContext,
    _ change: (inout ShownRows, [Instance], GroupedOrder, (Instance) -> Bool) -> Void
  ) {
    var taken = ShownRows()
    swap(&taken, &rows)
    let order = groupedOrder
    change(&taken, inventory.instances, order, predicate(context))
    if grouping != .none { protectedRows.bringUpToDate(inventory.instances, context) }
    taken.formGroups(inventory.instances, order: order, isProtected: protectedRows.contains)
    swap(&taken, &rows)
    restoreCursor()
    countMarks()
  }
}
