import Canvas
import Fleet
import Words

extension DashboardState {
  mutating func startFilter() {
    if focus == .results {
      focus = .instances
      relayout()
    }
    list.filter.isEditing = true
    list.filter.completion = CompletionState()
    list.filter.field.moveToEnd()
    list.filter.recalled = nil
  }

  /// Whether the search text and the widths of the columns can be prepared in advance.
  package var canPrepare: Bool {
    !list.inventory.isSearchPrepared || list.widths.measured < list.inventory.instances.count
  }

  /// Makes a little of it ready, in about a millisecond. Meant for when there is nothing else to do:
  /// the first key of a filter then costs no more than those that follow.
  ///
  /// Touches nothing once all is ready: what has been touched is drawn again.
  package mutating func prepare() {
    guard canPrepare else { return }
    if !list.inventory.isSearchPrepared {
      list.inventory.prepareSearch(limit: 1_000)
    } else {
      list.widths.goOn(list.inventory.instances, limit: 500, filterContext)
    }
  }

  /// Live on each keystroke. Enter keeps, Escape clears.
  mutating func pressedInFilter(_ key: Key) -> [DashboardEffect] {
    switch key {
    case .enter: keepFilter()
    case .escape: clearFilter()
    case .control("c"): clearFilter()
    case .up: recall(-1)
    case .down: recall(1)
    case .tab: completeFilter(by: 1)
    case .backTab: completeFilter(by: -1)
    case .mouse(let event): return clickedBesideFilter(event)
    default:
      let before = list.filter.field.text
      guard list.filter.field.handle(key), list.filter.field.text != before else { return [] }
      list.filter.completion = CompletionState()
      list.filter.recalled = nil
      filterChanged()
    }
    return []
  }

  /// A click on a pane leaves the field as Enter does: a bad expression stays in it.
  private mutating func clickedBesideFilter(_ event: MouseEvent) -> [DashboardEffect] {
    let isPress = event.action == .press || event.action == .doubleClick
    if isPress, event.at.y < layout.message.y { keepFilter() }
    return clicked(event)
  }

  private mutating func filterChanged() {
    let old = list.filter.inForce
    guard list.filter.apply(filterLanguage) else { return }
    let isNarrower =
      if let old, let new = list.filter.inForce { new.isNarrowing(of: old) } else { old == nil }
    list.refilter(filterContext, isNarrower: isNarrower && !list.onlyMarked)
  }

  /// Reads the filter again, now that the services have named their regions and zones.
  mutating func judgeFilter() {
    if list.filter.apply(filterLanguage) { list.refilter(filterContext) }
  }

  /// A bad expression stays in the field, with its error, and the last good one in force.
  private mutating func keepFilter() {
    filterChanged()
    guard list.filter.error == nil else { return }
    list.filter.isEditing = false
    let text = list.filter.field.text
    if !text.isEmpty {
      list.filter.history.removeAll { $0 == text }
      list.filter.history.append(text)
    }
  }

  mutating func clearFilter() {
    list.filter.isEditing = false
    list.filter.field.clear()
    if list.filter.apply(filterLanguage) { list.refilter(filterContext) }
  }

  /// The filters used before, newest first, then those of the settings; downwards back to what was
  /// typed.
  private mutating func recall(_ step: Int) {
    let known = configuration.savedFilters.names.map(SavedFilters.reference) + list.filter.history
    let index = (list.filter.recalled ?? known.count) + step
    guard index <= known.count, index >= 0 else { return }
    if list.filter.recalled == nil { list.filter.draft = list.filter.field.text }
    list.filter.recalled = index < known.count ? index : nil
    list.filter.field.text = index < known.count ? known[index] : list.filter.draft
    list.filter.completion = CompletionState()
    filterChanged()
  }

  private mutating func completeFilter(by step: Int) {
    let complete = completion(of:)
    var field = list.filter.field
    list.filter.completion.advance(by: step, in: &field, completing: complete)
    // What was completed is the new draft.
    if field.text != list.filter.field.text { list.filter.recalled = nil }
    list.filter.field = field
    filterChanged()
  }

  /// The completion candidates at the cursor of a filter field.
  func completion(of field: TextField) -> FilterCompletion {
    FilterCompletion(
      for: field.text, cursor: field.cursor, in: list.inventory.instances, context: filterContext,
      saved: configuration.savedFilters)
  }
}
