import Canvas
import Fleet
import Words

extension DashboardState {
  mutating func changeMarks(_ command: Command) {
    switch command {
    case .mark where focus == .regions: markRegion()
    case .mark: list.rangeStart == nil ? markRow() : markRange()
    case .range: list.rangeStart == nil ? startRange() : markRange()
    case .markAll: mark(list.shownInstances, saysWhatIsMissing: true)
    case .unmarkAll: unmarkAll()
    case .invert: invert()
    case .markSame: markSame()
    case .onlyMarked:
      list.onlyMarked.toggle()
      list.refilter(filterContext)
      let shown = words.of(list.rows.instanceCount, list.inventory.instances.count)
      tell(words.sentence([list.onlyMarked ? words.markedOnly : "", shown]))
    case .undo: undo()
    default: break
    }
  }

  /// Why an instance cannot be marked.
  func protection(of instance: Instance) -> ProtectionVerdict? {
    configuration.gate.protection.verdict(for: instance, at: now)
  }

  /// More marks changed than that under the cursor. The only-marked view takes in what was marked
  /// elsewhere, so that it never hides a mark.
  mutating func marksChanged() {
    list.countRegionMarks()
    if list.onlyMarked { list.refilter(filterContext) } else { list.countMarks() }
  }

  /// Marks the row; on a heading, the shown rows of its group, folded or not.
  private mutating func markRow() {
    if let group = list.currentGroup {
      return toggleAll(list.instances(at: group.indices), in: name(of: group))
    }
    guard let instance = list.current else { return }
    if !list.selection.contains(instance.key), let verdict = protection(of: instance) {
      say(words.isProtected(instance, verdict), .warning)
      return
    }
    list.toggleCurrent()
    let (id, count) = (instance.id, list.selection.count)
    let isMarked = list.selection.contains(instance.key)
    tell(isMarked ? words.marked(id, of: count) : words.unmarked(id, of: count))
    list.scroll.move(by: 1)
    list.moved()
  }

  /// The heading of a group.
  func name(of group: RowGroup) -> String {
    guard let column = list.grouping.column else { return group.value }
    guard !group.value.isEmpty else { return words.without(words.title(column)) }
    return switch column {
    case .region: words.region(group.value)
    case .state: InstanceState.Phase(rawValue: group.value).map(words.phase) ?? group.value
    default: group.value
    }
  }

  private mutating func startRange() {
    list.moved()
    list.rangeStart = list.cursorRow
    say(
      words.rangeStarted(
        range: keys.keyName(of: .range), mark: keys.keyName(of: .mark),
        back: keys.keyName(of: .back)))
  }

  private mutating func markRange() {
    let range = list.range
    list.rangeStart = nil
    guard let range else { return }
    mark(list.instances(at: list.rows.indices(inRows: range)))
  }

  private mutating func markRegion() {
    guard let row = regions.current else { return }
    let name =
      switch row {
      case .all, .product: words.allRegions
      case .region(let region): words.region(region.code)
      case .part(let part): "\(words.region(part.region)) \(part.product.displayName)"
      }
    toggleAll(list.shownInstances, in: name)
  }

  /// Marks them, or, where all that can be marked are, unmarks them.
  private mutating func toggleAll(_ instances: [Instance], in name: String) {
    let isAnyMarked = instances.contains { list.selection.contains($0.key) }
    if isAnyMarked,
      instances.allSatisfy({ list.selection.contains($0.key) || protection(of: $0) != nil })
    {
      let before = list.selection.count
      list.selection.unmark(instances.map(\.key))
      marksChanged()
      say(words.unmarked(before - list.selection.count, in: name))
    } else {
      mark(instances, in: name, saysWhatIsMissing: true)
    }
  }

  private mutating func markSame() {
    guard let here = list.current else { return }
    let (column, context) = (column, filterContext)
    let value = words.text(column, of: here, in: context)
    mark(
      list.shownInstances.filter { column.sameValue($0, here, in: context) },
      in: "\(words.title(column)) \(value)")
  }

  private mutating func unmarkAll() {
    let count = list.selection.count
    list.selection.clear()
    marksChanged()
    say(words.unmarked(count, undo: keys.keyName(of: .undo)))
  }

  private mutating func invert() {
    let shown = list.shownInstances
    let free = shown.filter { list.selection.contains($0.key) || protection(of: $0) == nil }
    list.selection.invert(free.map(\.key))
    marksChanged()
    say(words.inverted(list.selection.count, protected: shown.count - free.count))
  }

  private mutating func undo() {
    let (inventory, gate, now) = (list.inventory, configuration.gate, now)
    let done = list.selection.undo { key in
      inventory[key].map { gate.protection.verdict(for: $0, at: now) == nil } ?? false
    }
    marksChanged()
    say(done ? words.undone(list.selection.count) : words.nothingToUndo)
  }

  /// Marks all of these but the protected ones, and says how many.
  mutating func mark(
    _ instances: [Instance], in name: String = "", saysWhatIsMissing: Bool = false
  ) {
    let free = instances.filter { protection(of: $0) == nil }
    let before = list.selection.count
    list.selection.mark(free.map(\.key))
    marksChanged()
    let missing = saysWhatIsMissing ? list.inventory.missing : []
    say(
      words.marked(
        list.selection.count - before, in: name, protected: instances.count - free.count,
        missing: missing),
      missing.isEmpty ? .information : .warning)
  }

  mutating func unmark(_ instances: [Instance]) {
    let before = list.selection.count
    list.selection.unmark(instances.map(\.key))
    marksChanged()
    say(words.unmarked(before - list.selection.count, undo: keys.keyName(of: .undo)))
  }
}
