package import Canvas
package import Fleet

/// One operation on the screen.
package struct ResultsState: Sendable {
  package private(set) var results: Results
  package internal(set) var mode: OperationMode
  /// The program was asked to send nothing more.
  package internal(set) var isStopping = false
  /// Whether the question after its canary has been on the screen.
  package internal(set) var wasAsked = false
  /// Whether the operation ended on this screen, not only in a journal.
  package internal(set) var hasEndedHere = false
  /// The occasions that were reported, or that the operation brought along.
  private var toldOccasions: Set<OperationOccasion>
  package private(set) var rows: ResultRows
  @Versioned package private(set) var regions: RegionOutcomes
  /// The widths of its names, ids and regions.
  let widths: ResultWidths
  package private(set) var list = ScrollList()
  /// The row under the cursor. The cursor follows it when lines move.
  private var cursorRow: ResultRow?
  /// Before the first key the cursor stays at the top.
  private var isTouched = false

  package init(results: Results, mode: OperationMode) {
    self.results = results
    self.mode = mode
    toldOccasions = results.occasions
    rows = ResultRows(results)
    regions = RegionOutcomes(results)
    widths = ResultWidths(results.instances)
    list.resize(count: rows.count)
    cursorRow = row(at: 0)
  }

  package var id: String { results.header.id }

  /// Something is still expected to happen, and this program works on it.
  package var isInFlight: Bool {
    mode == .live && canBeStopped
  }

  /// Something is still expected to happen, and this program or another on this host works on it.
  package var canBeStopped: Bool {
    mode != .past && results.openCount > 0 && results.status == .running
  }

  /// Whether instances wait to be sent.
  var isWaiting: Bool { results.totals[.queued, default: 0] > 0 }

  /// Whether a call may still leave: what waits for its answer may be sent again.
  package var hasUnsent: Bool {
    results.totals[.queued, default: 0] + results.totals[.sent, default: 0] > 0
  }

  /// Whether instances are open and no process here works on them.
  package var isResumable: Bool { mode == .past && results.openCount > 0 }

  /// Whether an instance has a reason to be shown. Asked for every frame: from the totals.
  var hasReasons: Bool { results.totals.contains { $0.value > 0 && $0.key.hasReason } }

  package mutating func apply(_ events: [OperationEvent]) {
    var changed: [Int] = []
    for event in events {
      results.apply(event)
      changed += event.keys.compactMap { results.index(of: $0) }
    }
    regions.update(changed, results)
    if rows.update(changed, results) { restoreCursor() }
  }

  /// The most urgent occasion that is not reported yet. All of them count as reported from here on.
  mutating func takeOccasion() -> OperationOccasion? {
    let new = results.occasions.subtracting(toldOccasions)
    toldOccasions.formUnion(new)
    return new.max()
  }

  /// Replaces the results by those that another program recorded. Order, filter and groups stay.
  package mutating func replace(_ results: Results, _ mode: OperationMode) {
    self.results = results
    self.mode = mode
    toldOccasions = results.occasions
    regions = RegionOutcomes(results)
    isStopping = false
    var rows = ResultRows(results)
    (rows.order, rows.isReversed) = (self.rows.order, self.rows.isReversed)
    (rows.only, rows.isGrouped, rows.folded) = (
      self.rows.only, self.rows.isGrouped, self.rows.folded
    )
    rows.rebuild(results)
    self.rows = rows
    restoreCursor()
  }
}

// MARK: - Filter, groups and order

extension ResultsState {
  package mutating func show(only word: OutcomeWord?) {
    change { $0.only = word }
  }

  /// The outcomes that there are, one after the other, and then all again.
  package mutating func showNextOutcome() {
    let words = OutcomeWord.display.filter { results.totals[$0, default: 0] > 0 }
    guard let only = rows.only, let index = words.firstIndex(of: only) else {
      return show(only: words.first)
    }
    show(only: index + 1 < words.count ? words[index + 1] : nil)
  }

  package mutating func toggleGrouping() { change { $0.isGrouped.toggle() } }

  package mutating func sort(by order: ResultOrder, isReversed: Bool) {
    change { rows in
      rows.order = order
      rows.isReversed = isReversed
    }
  }

  /// Shows the heading of the group under the cursor alone, or its instances again.
  package mutating func toggleFold() {
    guard let group = currentGroup else { return }
    isTouched = true
    rows.toggleFold(group)
    restoreCursor()
  }

  private mutating func change(_ change: (inout ResultRows) -> Void) {
    change(&rows)
    rows.rebuild(results)
    restoreCursor()
  }
}

// MARK: - The cursor

extension ResultsState {
  /// The instance under the cursor.
  package var current: InstanceResult? {
    guard case .instance(let index) = row(at: list.cursor) else { return nil }
    return results.instances[index]
  }

  /// The group whose heading is under the cursor.
  package var currentGroup: ResultGroup? {
    guard case .group(let group) = row(at: list.cursor) else { return nil }
    return group
  }

  /// The operator has done something with the row under the cursor, which holds on to it from now on.
  mutating func touch() { isTouched = true }

  mutating func moveCursor(_ move: (inout ScrollList) -> Void) {
    move(&list)
    isTouched = true
    cursorRow = row(at: list.cursor)
  }

  mutating func resize(height: Int, turnsPages: Bool) {
    list.turnsPages = turnsPages
    list.resize(height: height)
  }

  private func row(at line: Int) -> ResultRow? {
    line < rows.count ? rows[line] : nil
  }

  /// Moves the cursor back to its row, on the same line of the screen. If the row is no longer shown,
  /// the cursor stays where it was.
  private mutating func restoreCursor() {
    let line = list.cursor - list.offset
    list.resize(count: rows.count)
    if !isTouched {
      list.place(cursor: 0)
    } else if let cursorRow, let row = rows.line(of: cursorRow) {
      list.place(cursor: row, screenRow: line)
    }
    cursorRow = row(at: list.cursor)
  }
}

// MARK: - Retry

extension ResultsState {
  /// The instances that a new plan can take up: those that failed and those never sent; of the group
  /// under the cursor where there is one.
  package var retryable: [Instance] {
    guard let group = currentGroup else {
      return results.rest.filter { canRetry(results[$0.key]?.outcome.word) }
    }
    guard canRetry(group.word) else { return [] }
    return rows.members(of: group).map { results.instances[$0].instance }
  }

  /// Asked for every frame: from the totals.
  package var hasRetryable: Bool {
    if let group = currentGroup { return canRetry(group.word) }
    return results.totals.contains { $0.value > 0 && canRetry($0.key) }
  }

  /// While the operation is worked on, what is queued is still to be sent by it.
  private func canRetry(_ word: OutcomeWord?) -> Bool {
    guard let word, word.isRemainder else { return false }
    return mode == .past || word != .queued
  }
}

extension OperationEvent {
  /// The instances whose results an event changes.
  fileprivate var keys: [InstanceKey] {
    switch self {
    case .intended(let calls):
      calls.flatMap { call in call.ids.map { InstanceKey(product: call.product, id: $0) } }
    case .changed(let changes): changes.changes.map(\.key)
    default: []
    }
  }
}
