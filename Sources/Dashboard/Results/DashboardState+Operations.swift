import Canvas
import Fleet
import Words

extension DashboardState {
  mutating func opened(_ results: Results, _ mode: OperationMode) {
    if let index = operations.firstIndex(where: { $0.id == results.header.id }) {
      operations[index].replace(results, mode)
      shownOperation = index
    } else {
      operations.append(ResultsState(results: results, mode: mode))
      shownOperation = operations.count - 1
      retire()
    }
    // What another program does is shown beside what this operator is about to do, unless they chose
    // it from the history.
    if mode != .elsewhere || requestedOperation == results.header.id { focus = .results }
    if requestedOperation == results.header.id { requestedOperation = nil }
    relayout()
  }

  mutating func operationChanged(_ id: String, _ events: [OperationEvent]) {
    guard let index = operations.firstIndex(where: { $0.id == id }) else {
      return adopt(events)
    }
    let wasStopping = operations[index].isStopping && operations[index].isWaiting
    operations[index].apply(events)
    if wasStopping, !operations[index].isWaiting {
      let unsent = operations[index].results.totals[.cancelled, default: 0]
      say(words.stoppedSending(sent: operations[index].planned - unsent, unsent: unsent))
    }
    // All together, since each change of the list goes through its rows once.
    let changes = events.flatMap { event -> [OutcomeChanges.Change] in
      if case .changed(let changes) = event { changes.changes } else { [] }
    }
    marked(after: changes)
    listed(after: changes)
    for event in events {
      switch event {
      case .notice(let notice): say(words.notice(notice), notice.severity)
      case .strayIDs(let keys, _): say(words.strayIDs(keys), .error)
      case .started, .intended, .changed, .waits, .resumed, .paused, .finished: break
      }
    }
  }

  /// Adopts an operation, whose first event has everything that its screen needs.
  private mutating func adopt(_ events: [OperationEvent]) {
    guard case .started(let header) = events.first else { return }
    opened(Results(header: header), .live)
    operationChanged(header.id, Array(events.dropFirst()))
  }

  /// Unmarks accepted instances; failed ones stay marked for the next step.
  private mutating func marked(after changes: [OutcomeChanges.Change]) {
    let taken = changes.filter { $0.outcome.word.isAcceptance || $0.outcome == .gone }
    if !list.selection.drop(taken.map(\.key)).isEmpty { marksChanged() }
  }

  /// Updates the list with the findings of the watch: instances terminating or gone.
  private mutating func listed(after changes: [OutcomeChanges.Change]) {
    var gone: [InstanceKey] = []
    var leaving: [Instance] = []
    for change in changes {
      if change.outcome == .gone { gone.append(change.key) }
      if change.outcome == .terminating, var instance = list.inventory[change.key] {
        instance.state = change.key.product.terminatingState
        leaving.append(instance)
      }
    }
    if !leaving.isEmpty { listed(.observed(leaving)) }
    if !gone.isEmpty { listed(.departed(gone)) }
  }

  mutating func operationEnded(_ id: String) {
    guard let index = operations.firstIndex(where: { $0.id == id }) else { return }
    operations[index].mode = .past
    operations[index].hasEndedHere = true
    if !isShown { unseen.insert(id) }
    let results = operations[index].results
    retire()
    say(
      isShown
        ? words.operationEnded(
          results, history: keys.keyName(of: .history), outcomes: keys.keyName(of: .outcomes),
          write: keys.keyName(of: .write))
        : words.operationEnded(results, profiles: keys.keyName(of: .profiles)),
      results.openCount == 0 ? .information : .warning)
  }

  /// Operations that nobody works on and that are still at hand beside the one that is shown. Older
  /// ones are opened from the history, so that a screen that stays open for weeks does not grow.
  package static let keptOperations = 16

  /// Drops the oldest operation that no process works on.
  private mutating func retire() {
    let past = operations.indices.filter { operations[$0].mode == .past && $0 != shownOperation }
    for index in past.dropLast(Self.keptOperations).reversed() {
      operations.remove(at: index)
      if index < shownOperation { shownOperation -= 1 }
    }
  }

  mutating func stopSending() -> [DashboardEffect] {
    let withdrawal = pending.map { [DashboardEffect.withdraw(pending: $0.number)] } ?? []
    // What is withdrawn here is no reason to stop what another program does.
    let stops = operation?.isInFlight == true || operation?.canBeStopped == true && pending == nil
    say(stops && operation?.mode == .elsewhere ? words.askingToStop : words.stopping)
    guard let operation, stops else { return withdrawal }
    return withdrawal + stopSending(operation.id)
  }

  mutating func stopSending(_ operation: String) -> [DashboardEffect] {
    guard let index = operations.firstIndex(where: { $0.id == operation }) else { return [] }
    operations[index].isStopping = true
    return [.stopSending(operation: operation)]
  }

  mutating func stopAnswered(_ id: String, _ answer: StopAnswer) {
    if let index = operations.firstIndex(where: { $0.id == id }) {
      operations[index].isStopping = answer == .stopped
    }
    let isDone = answer == .stopped || answer == .nothingToSend
    say(words.stop(id, answer, profile: configuration.profile), isDone ? .information : .warning)
  }

  /// Sorts by the next order.
  mutating func sortResults() {
    guard let order = operation?.rows.order.next else { return }
    operations[shownOperation].sort(by: order, isReversed: false)
    saySorted(words.order(order), isReversed: false)
  }
}
