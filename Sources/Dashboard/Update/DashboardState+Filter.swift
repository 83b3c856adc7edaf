internal import Canvas
internal import Fleet

extension DashboardState {
  mutating func startFilter() {
    if focus == .results {
      focus = .instances
      relayout()
    }
    list.filter.isEditing = true
    list.filter.candidates = []
    list.filter.field.moveToEnd()
    list.filter.recalled = nil
  }

  /// Live on each keystroke. Enter keeps, Escape clears.
  mutating func pressedInFilter(_ key: Key) -> [DashboardEffect] {
    switch key {
    case .enter: keepFilter()
    case .escape: clearFilter()
    case .control("c"): clearFilter()
    case .up: recall(-1)
    case .down: recall(1)
    case .tab: completeFilter()
    case .mouse(let event): return clicked(event)
    default:
      let before = list.filter.field.text
      guard list.filter.field.handle(key), list.filter.field.text != before else { return [] }
      list.filter.candidates = []
      filterChanged()
    }
    return []
  }

  private mutating func filterChanged() {
    let old = list.filter.inForce
    guard list.filter.apply() else { return }
    let isNarrower =
      if let old, let new = list.filter.inForce { new.isNarrowing(of: old) } else { old == nil }
    list.refilter(filterContext, isNarrower: isNarrower && !list.onlyMarked)
  }

  private mutating func keepFilter() {
    list.filter.isEditing = false
    if let error = list.filter.error {
      list.filter.field.text = list.filter.inForce?.text ?? ""
      list.filter.error = nil
      say(words.filterRefused(error), .error)
    }
    let text = list.filter.field.text
    if !text.isEmpty {
      list.filter.history.removeAll { $0 == text }
      list.filter.history.append(text)
    }
  }

  mutating func clearFilter() {
    list.filter.isEditing = false
    list.filter.field.clear()
    if list.filter.apply() { list.refilter(filterContext) }
  }

  /// The filters used before and those of the settings, newest first.
  private mutating func recall(_ step: Int) {
    let known = configuration.savedFilters.map(\.expression) + list.filter.history
    guard !known.isEmpty else { return }
    let place = (list.filter.recalled ?? known.count) + step
    guard place <= known.count, place >= 0 else { return }
    list.filter.recalled = place
    list.filter.field.text = place < known.count ? known[place] : ""
    filterChanged()
  }

  private mutating func completeFilter() {
    let field = list.filter.field
    let completion = FilterCompletion(
      for: field.text, cursor: field.cursor, in: list.inventory.instances, context: filterContext)
    guard let first = completion.candidates.first else { return }
    let chosen = completion.candidates.count == 1 ? first : completion.commonPrefix
    let typed = field.characters[completion.range]
    if chosen.count > typed.count || completion.candidates.count == 1 {
      list.filter.field.replace(completion.range, with: chosen)
      filterChanged()
    }
    if completion.candidates.count > 1 {
      list.filter.candidates = completion.candidates
    }
  }

  mutating func sort(_ command: Command) {
    var order = list.order
    if command == .sortReverse {
      order.isReversed.toggle()
    } else {
      let visible = InstanceTable.visible(columns, in: layout)
      let next = (visible.firstIndex(of: order.column) ?? -1) + 1
      order = SortOrder(column: visible[next % visible.count], isReversed: false)
    }
    list.sort(by: order, filterContext)
    say(words.sorted(words.title(order.column), isReversed: order.isReversed))
  }
}
