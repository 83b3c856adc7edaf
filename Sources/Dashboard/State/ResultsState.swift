package import Canvas
package import Fleet

/// One operation on the screen.
package struct ResultsState: Sendable {
  package var results: Results
  package var mode: OperationMode
  /// The program was asked to send nothing more.
  package var isStopping = false
  package var list = ScrollList()
  /// Only this outcome is shown; nil shows all.
  package private(set) var only: OutcomeWord?
  package private(set) var isGrouped = false
  package private(set) var rows: [ResultRow] = []

  package init(results: Results, mode: OperationMode) {
    self.results = results
    self.mode = mode
    rebuild()
  }

  package var id: String { results.header.id }

  /// Something is still expected to happen, and this program works on it.
  package var isInFlight: Bool {
    guard mode == .live, results.openCount > 0 else { return false }
    if case .running = results.status { return true }
    return false
  }

  /// What can be frozen into a new plan: what failed, and what was never sent. While the operation
  /// is worked on, what is queued is still to be sent by it.
  package var retryable: [Instance] {
    guard mode == .live else { return results.rest }
    return results.rest.filter { results[$0.key]?.outcome != .queued }
  }

  package mutating func apply(_ events: [OperationEvent]) {
    for event in events { results.apply(event) }
    if only != nil || isGrouped { rebuild() }
  }

  package mutating func show(only word: OutcomeWord?) {
    only = word
    rebuild()
  }

  /// The outcomes that there are, one after the other, and then all again.
  package mutating func showNextOutcome() {
    let words = OutcomeWord.display.filter { results.totals[$0, default: 0] > 0 }
    guard let only, let index = words.firstIndex(of: only) else { return show(only: words.first) }
    show(only: index + 1 < words.count ? words[index + 1] : nil)
  }

  package mutating func toggleGrouping() {
    isGrouped.toggle()
    rebuild()
  }

  /// The instance under the cursor.
  package var current: InstanceResult? {
    guard rows.indices.contains(list.cursor) else { return nil }
    switch rows[list.cursor] {
    case .instance(let index): return results.instances[index]
    case .group: return nil
    }
  }

  private mutating func rebuild() {
    let key = current?.instance.key
    rows = ResultRow.rows(of: results, only: only, isGrouped: isGrouped)
    list.resize(count: rows.count)
    guard let key, isGrouped || only != nil,
      let row = rows.firstIndex(where: { row in
        if case .instance(let index) = row {
          results.instances[index].instance.key == key
        } else {
          false
        }
      })
    else { return }
    list.place(cursor: row)
  }
}

/// A line of the results.
package enum ResultRow: Sendable, Hashable {
  /// All that ended with the same code.
  case group(code: String, word: OutcomeWord, count: Int)
  /// Its place among the operation's instances.
  case instance(Int)

  static func rows(of results: Results, only: OutcomeWord?, isGrouped: Bool) -> [ResultRow] {
    let indices = results.instances.indices.filter {
      only == nil || results.instances[$0].outcome.word == only
    }
    guard isGrouped else { return indices.map { .instance($0) } }
    let groups = Dictionary(grouping: indices) { index in
      let outcome = results.instances[index].outcome
      return GroupKey(word: outcome.word, code: outcome.code)
    }
    return groups.sorted { $0.key < $1.key }.flatMap { key, members in
      [.group(code: key.code, word: key.word, count: members.count)]
        + members.map { .instance($0) }
    }
  }

  private struct GroupKey: Hashable, Comparable {
    var word: OutcomeWord
    var code: String

    static func < (left: GroupKey, right: GroupKey) -> Bool {
      let order = OutcomeWord.display
      return (order.firstIndex(of: left.word) ?? 0, left.code)
        < (order.firstIndex(of: right.word) ?? 0, right.code)
    }
  }
}

extension OutcomeWord {
  /// The order in which outcomes are told: what needs an operator first.
  package static let display: [OutcomeWord] = [
    .failed, .unknown, .stuck, .slow, .gone, .terminating, .accepted, .sent, .queued,
    .scheduled, .heldBack, .cancelled,
  ]
}

extension Outcome {
  /// The code that an outcome was reached with; empty where there is none.
  package var code: String {
    switch self {
    case .heldBack(let hold): hold.code
    case .failed(let failure), .unknown(let failure): failure.code
    case .cancelled(let cancellation): cancellation.rawValue
    default: ""
    }
  }

  package var explanation: String {
    switch self {
    case .heldBack(let hold): hold.message
    case .failed(let failure), .unknown(let failure): failure.message
    default: ""
    }
  }
}
