import Canvas
import Fleet

/// Changes of the rows and of their order.
extension ListState {
  /// - Returns: marks that were dropped because their instances are gone.
  mutating func apply(_ event: ListingEvent, _ context: FilterContext) -> [InstanceKey] {
    var dropped: [InstanceKey] = []
    if case .started(let scope) = event { listingBegins(scope, at: context.now) }
    switch inventory.apply(event, at: context.now) {
    case .none: return []
    case .rows(let first, let updated):
      protectedRows.forget(updated)
      widths.listed(inventory.instances, from: first, updated: updated, context)
      let isInOrder = grouping == .none && inventory.order == order
      changeRows(context) { rows, instances, order, rowFilter in
        if isInOrder {
          rows.rebuild(inOrder: instances, rowFilter)
        } else {
          rows.apply(
            appendedFrom: first, updated: updated, instances, order: order, rowFilter)
        }
      }
    case .dropped(let leaving):
      widths.left(leaving)
      let renumbering = Renumbering(removing: leaving, remaining: inventory.instances.count)
      protectedRows.renumber(renumbering)
      let gone = selection.unorderedKeys.filter { inventory[$0] == nil }
      if !gone.isEmpty {
        dropped = selection.drop(gone)
        countRegionMarks()
      }
      changeRows(context) { rows, _, _, _ in rows.renumber(renumbering) }
    }
    return dropped
  }

  /// Updates the rows for another filter, region or view; the order stays.
  ///
  /// - Parameter isNarrower: nothing can pass now that did not pass before.
  mutating func refilter(_ context: FilterContext, isNarrower: Bool = false) {
    if filter.inForce != nil { inventory.prepareSearch() }
    changeRows(context) { rows, instances, _, rowFilter in
      if isNarrower {
        rows.narrow(instances, rowFilter)
      } else {
        rows.filter(instances, rowFilter)
      }
    }
  }

  mutating func sort(by order: SortOrder, _ context: FilterContext) {
    guard order != self.order else { return }
    let isReversing = order.column == self.order.column
    self.order = order
    changeRows(context) { rows, instances, order, rowFilter in
      if isReversing {
        rows.reverse(instances, order: order)
      } else {
        rows.rebuild(instances, order: order, rowFilter)
      }
    }
  }

  /// A cursor on a heading goes to the first instance under it, which stays where the heading
  /// does not.
  mutating func group(by grouping: Grouping, _ context: FilterContext) {
    guard grouping != self.grouping else { return }
    if !rows.folded.isEmpty { fold([]) }
    if currentGroup != nil { scroll.move(by: 1) }
    moved()
    if case .heading = rangeStart { rangeStart = nil }
    self.grouping = grouping
    changeRows(context) { rows, instances, order, rowFilter in
      rows.rebuild(instances, order: order, rowFilter)
    }
  }

  /// Folds the group under the cursor, or unfolds it.
  mutating func toggleFold() {
    guard let group = currentGroup else { return }
    moved()
    fold(rows.folded.symmetricDifference([group.value]))
  }

  /// Folds exactly these groups.
  mutating func fold(_ values: Set<String>) {
    rows.fold(values)
    restoreCursor()
  }

  /// Takes the rows out while they change, so that they are not copied.
  private mutating func changeRows(
    _ context: FilterContext,
    _ change: (inout ShownRows, [Instance], GroupedOrder, RowFilter) -> Void
  ) {
    var changed = ShownRows()
    swap(&changed, &rows)
    let order = groupedOrder
    change(&changed, inventory.instances, order, rowFilter(context))
    if grouping != .none { protectedRows.refresh(inventory.instances, context) }
    changed.formGroups(inventory.instances, order: order, isProtected: protectedRows.contains)
    swap(&changed, &rows)
    restoreCursor()
    countMarks()
  }
}
