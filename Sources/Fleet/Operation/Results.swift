/// The state of an operation: its events, folded.
package struct Results: Sendable {
  package private(set) var header: OperationHeader
  /// In the order of the plan.
  package private(set) var instances: [InstanceResult]
  package private(set) var notices: [Notice] = []
  package private(set) var strayIDs: [InstanceKey] = []
  package private(set) var totals: [OutcomeWord: Int] = [:]
  package private(set) var status: Status = .running
  /// When an outcome last became unknown, or a process last resumed with unknown ones; nil where none
  /// ever was.
  package private(set) var unknownSince: Timestamp?
  /// What sending waits for.
  package private(set) var waits: [SendingWait] = []
  /// Calls that have left, or were about to.
  package private(set) var callCount = 0

  /// Whether a process works on the operation.
  package enum Status: Sendable, Hashable {
    case running
    case paused(reason: String, at: Timestamp)
    case finished(at: Timestamp)
  }

  private var indexByKey: [InstanceKey: Int] = [:]

  package init(header: OperationHeader) {
    self.header = header
    instances = header.plan.instances.map { InstanceResult(planned: $0, at: header.startedAt) }
    for (index, result) in instances.enumerated() {
      indexByKey[result.instance.key] = index
      totals[result.outcome.word, default: 0] += 1
    }
  }

  package subscript(key: InstanceKey) -> InstanceResult? {
    indexByKey[key].map { instances[$0] }
  }

  /// The place of an instance among ``instances``.
  package func index(of key: InstanceKey) -> Int? { indexByKey[key] }

  /// Instances that something may still happen to. Asked for every frame, so that it is counted from
  /// the totals.
  package var openCount: Int {
    totals.reduce(0) { $0 + ($1.key.isSettled ? 0 : $1.value) }
  }

  /// Whether the others wait for those that went first, or for an operator's word on them.
  package var waitsForCanary: Bool {
    waits.contains { wait in
      switch wait {
      case .canary, .canaryAnswer: true
      case .unknown: false
      }
    }
  }

  /// Takes one event into account. A change that the outcome's successors do not allow is a defect
  /// and is returned, not applied.
  @discardableResult
  package mutating func apply(_ event: OperationEvent) -> [OutcomeChanges.Change] {
    switch event {
    case .started: return []
    case .intended(let calls): return applyIntents(calls)
    case .changed(let changes): return applyChanges(changes)
    case .strayIDs(let keys, _): strayIDs.append(contentsOf: keys)
    case .notice(let notice): notices.append(notice)
    case .waits(let waits, _): self.waits = waits
    case .resumed(_, let at):
      go(to: .running)
      if totals[.unknown] != nil { unknownSince = at }
    case .paused(let reason, let at): go(to: .paused(reason: reason, at: at))
    case .finished(let at): go(to: .finished(at: at))
    }
    return []
  }

  private mutating func go(to status: Status) {
    self.status = status
    waits = []
  }

  private mutating func applyIntents(_ calls: [CallIntent]) -> [OutcomeChanges.Change] {
    var rejected: [OutcomeChanges.Change] = []
    for call in calls {
      callCount = max(callCount, call.number)
      for id in call.ids {
        let key = InstanceKey(product: call.product, id: id)
        guard let index = indexByKey[key], move(index, to: .sent) else {
          rejected.append(.init(key: key, outcome: .sent))
          continue
        }
        instances[index].attempts.append(Attempt(call: call.number, at: call.at))
        instances[index].sentAt = instances[index].sentAt ?? call.at
      }
    }
    return rejected
  }

  private mutating func applyChanges(_ changes: OutcomeChanges) -> [OutcomeChanges.Change] {
    changes.changes.filter { change in
      guard let index = indexByKey[change.key], move(index, to: change.outcome) else { return true }
      instances[index].record(changes: changes, outcome: change.outcome)
      if change.outcome.word == .unknown { unknownSince = changes.at }
      return false
    }
  }

  /// False where the move is not one that the outcome allows.
  private mutating func move(_ index: Int, to outcome: Outcome) -> Bool {
    let old = instances[index].outcome
    guard old.word == outcome.word || old.successors.contains(outcome.word) else { return false }
    totals[old.word, default: 1] -= 1
    if totals[old.word] == 0 { totals[old.word] = nil }
    totals[outcome.word, default: 0] += 1
    instances[index].outcome = outcome
    return true
  }
}

extension Results {
  /// In the order of the plan.
  package func keys(in words: Set<OutcomeWord>) -> [InstanceKey] {
    instances.lazy.filter { words.contains($0.outcome.word) }.map(\.instance.key)
  }
}

extension InstanceResult {
  /// Seconds since it was first sent, up to when it settled or to `now`; nil where nothing was.
  package func elapsedSeconds(at now: Timestamp) -> Int64? {
    sentAt.map { max(0, (settledAt ?? now).seconds(since: $0)) }
  }
}
