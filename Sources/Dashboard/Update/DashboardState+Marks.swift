internal import Canvas
internal import Fleet

extension DashboardState {
  mutating func changeMarks(_ command: Command) {
    switch command {
    case .mark where focus == .regions: markRegion()
    case .mark: list.rangeStart == nil ? markRow() : markRange()
    case .range: list.rangeStart == nil ? startRange() : markRange()
    case .markAll: markAll()
    case .unmarkAll:
      let count = list.selection.count
      list.selection.clear()
      say(words.unmarked(count, undo: keys.keyName(of: .undo)))
    case .invert: invert()
    case .markSame: markSame()
    case .onlyMarked:
      list.onlyMarked.toggle()
      list.refilter(filterContext)
    case .undo: undo()
    default: break
    }
    list.countShownMarks(filterContext)
  }

  /// Why an instance cannot be marked.
  func protection(of instance: Instance) -> ProtectionVerdict? {
    configuration.gate.protection.verdict(for: instance, at: now)
  }

  private mutating func markRow() {
    guard let instance = list.current else { return }
    if !list.selection.contains(instance.key), let verdict = protection(of: instance) {
      say(words.isProtected(instance, verdict), .warning)
      return
    }
    list.selection.toggle(instance.key)
    list.scroll.move(by: 1)
    list.moved()
  }

  private mutating func startRange() {
    list.moved()
    list.rangeStart = list.cursorKey
    say(words.rangeStarted)
  }

  private mutating func markRange() {
    guard let range = list.range else {
      list.rangeStart = nil
      return
    }
    mark(range.map { list.instance(row: $0) })
    list.rangeStart = nil
  }

  private mutating func markAll() {
    mark((0..<list.rows.count).map { list.instance(row: $0) }, saysWhatIsMissing: true)
  }

  private mutating func markRegion() {
    guard let row = regions.current else { return }
    let name =
      switch row {
      case .all, .product: words.allRegions
      case .region(let region): region.code
      case .part(let part): "\(part.region) \(part.product.displayName)"
      }
    let shown = (0..<list.rows.count).map { list.instance(row: $0) }
    if !shown.isEmpty, list.shownMarks > 0,
      shown.allSatisfy({ list.selection.contains($0.key) || protection(of: $0) != nil })
    {
      list.selection.unmark(shown.map(\.key))
      say(words.unmarkedIn(name))
    } else {
      mark(shown, saysWhatIsMissing: true)
    }
  }

  private mutating func markSame() {
    guard let here = list.current else { return }
    let (column, context) = (list.column, filterContext)
    let same = (0..<list.rows.count).map { list.instance(row: $0) }
      .filter { column.sameValue($0, here, in: context) }
    mark(same)
  }

  private mutating func invert() {
    let shown = (0..<list.rows.count).map { list.instance(row: $0) }
    let free = shown.filter { list.selection.contains($0.key) || protection(of: $0) == nil }
    list.selection.invert(free.map(\.key))
    say(words.inverted(list.selection.count, protected: shown.count - free.count))
  }

  private mutating func undo() {
    let (inventory, gate, now) = (list.inventory, configuration.gate, now)
    let done = list.selection.undo { key in
      inventory[key].map { gate.protection.verdict(for: $0, at: now) == nil } ?? false
    }
    say(done ? words.undone(list.selection.count) : words.nothingToUndo)
  }

  /// Marks all of these but the protected ones, and says how many.
  mutating func mark(_ instances: [Instance], saysWhatIsMissing: Bool = false) {
    let free = instances.filter { protection(of: $0) == nil }
    let before = list.selection.count
    list.selection.mark(free.map(\.key))
    list.countShownMarks(filterContext)
    let missing = saysWhatIsMissing ? list.inventory.missing : []
    say(
      words.marked(
        list.selection.count - before, protected: instances.count - free.count, missing: missing),
      missing.isEmpty ? .information : .warning)
  }

  mutating func unmark(_ instances: [Instance]) {
    let before = list.selection.count
    list.selection.unmark(instances.map(\.key))
    list.countShownMarks(filterContext)
    say(words.unmarked(before - list.selection.count, undo: keys.keyName(of: .undo)))
  }

  /// Marks exactly the ids of a pasted text and says which of them nobody knows.
  mutating func markPasted(_ text: String) {
    let ids = text.split { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "\"" || $0 == "'" }
    guard !ids.isEmpty else { return }
    var found: [Instance] = []
    var unknown: [String] = []
    for id in ids {
      let matches = Product.allCases.compactMap { product in
        list.inventory[InstanceKey(product: product, id: String(id))]
      }
      if matches.isEmpty { unknown.append(String(id)) }
      found += matches
    }
    let free = found.filter { protection(of: $0) == nil }
    let before = list.selection.count
    list.selection.mark(free.map(\.key))
    list.countShownMarks(filterContext)
    say(
      words.pasted(
        list.selection.count - before, protected: found.count - free.count, unknown: unknown),
      unknown.isEmpty ? .information : .warning)
  }
}
