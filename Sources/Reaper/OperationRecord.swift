import Fleet

/// The journal of an operation and what is folded from it, kept in one order.
///
/// Whatever happens is written, then applied, then told to who follows. Events that come while the
/// disk is being waited for share the next flush. When the journal cannot be written any more,
/// nothing more is sent, and what still happens is kept in memory and told.
actor OperationRecord {
  private struct Pending {
    var events: [OperationEvent]
    /// Events that must not happen unless the journal has them: a call that is about to leave.
    var isIntent: Bool
    /// nil for whoever flushes.
    var continuation: CheckedContinuation<Turn, Never>?
  }

  /// What becomes of events that had to wait for a flush.
  private enum Turn {
    case written(Bool)
    /// They go with the next flush, which is whose turn this is.
    case flushing
  }

  nonisolated let page: RecordPage
  private let journal: JournalFile
  private let now: @Sendable () -> Timestamp
  private let disk: any TaskExecutor
  private var pending: [Pending] = []
  private var isFlushing = false
  /// Instances that events in `pending` move on.
  private var reserved: Set<InstanceKey> = []
  /// What the service said of instances that it refused by themselves and that are queued again.
  private var refusals: [InstanceKey: ServiceFailure] = [:]
  private var nextCall: Int
  private var stopped: Outcome.Cancellation?
  private var stoppedProducts: [Product: Outcome.Cancellation] = [:]
  private var noticed: Set<String> = []
  private var isDone = false
  private var done: CheckedContinuation<Void, Never>?

  /// - Parameters:
  ///   - disk: where the journal is waited for.
  ///   - sends: false where an operation is only watched.
  ///   - report: gets whatever is recorded.
  init(
    results: Results, journal: JournalFile, now: @escaping @Sendable () -> Timestamp,
    disk: any TaskExecutor, sends: Bool, report: (@Sendable (OperationReport) -> Void)?
  ) {
    page = RecordPage(results: results, journal: journal, report: report)
    self.journal = journal
    self.now = now
    self.disk = disk
    nextCall = results.callCount + 1
    stopped = sends ? nil : .interrupted
  }

  // MARK: Sending

  /// Records that a call is about to leave, for those of `ids` that are still queued.
  ///
  /// - Returns: nil where nothing may be sent: it was stopped, or the journal cannot be written.
  ///   The instances are cancelled then.
  func intend(_ product: Product, _ region: String, _ ids: [String]) async -> CallIntent? {
    if let reason = stopReason(product) {
      await cancel(ids.map { InstanceKey(product: product, id: $0) }, reason)
      return nil
    }
    let keys = queued(ids.map { InstanceKey(product: product, id: $0) })
    guard !keys.isEmpty else { return nil }
    let intent = CallIntent(
      number: nextCall, product: product, region: region, ids: keys.map(\.id), at: now())
    nextCall += 1
    reserved.formUnion(keys)
    let isWritten = await commit([.intended([intent])], isIntent: true)
    reserved.subtract(keys)
    guard isWritten else {
      await cancel(keys, .interrupted)
      return nil
    }
    return intent
  }

  /// Records what became of instances.
  ///
  /// - Parameter refusals: What the service said of those that are queued again.
  func change(
    _ changes: [OutcomeChanges.Change], call: Int? = nil, requestID: String = "",
    with others: [OperationEvent] = [], refusals: [InstanceKey: ServiceFailure] = [:]
  ) async {
    self.refusals.merge(refusals) { $1 }
    guard !changes.isEmpty || !others.isEmpty else { return }
    let changed = OperationEvent.changed(
      OutcomeChanges(at: now(), call: call, requestID: requestID, changes: changes))
    await commit(changes.isEmpty ? others : [changed] + others)
  }

  /// Nothing more of this operation is sent.
  ///
  /// - Parameter fact: what an operator should know of it.
  func stopSending(
    _ reason: Outcome.Cancellation, _ severity: Notice.Severity = .error,
    because fact: Notice.Fact? = nil
  ) async {
    guard stopped == nil else { return await untilWritten() }
    stopped = reason
    let notices = fact.map { [OperationEvent.notice(Notice(severity: severity, $0, at: now()))] }
    await cancel(page.results { $0.instances.map(\.instance.key) }, reason, with: notices ?? [])
  }

  /// Nothing more is sent to one service.
  func stopSending(
    to product: Product, _ reason: Outcome.Cancellation, because fact: Notice.Fact
  ) async {
    // What was stopped already has not been stopped for its failures.
    guard stoppedProducts[product] == nil, stopped == nil || reason != .tooManyFailed else {
      return
    }
    stoppedProducts[product] = reason
    let keys = page.results { $0.instances.map(\.instance.key).filter { $0.product == product } }
    await cancel(
      keys, reason, with: [.notice(Notice(severity: .error, fact, at: now()))])
  }

  /// Why nothing may be sent to a service, if so.
  func stopReason(_ product: Product) -> Outcome.Cancellation? {
    stopped ?? stoppedProducts[product]
  }

  /// Tells what sending waits for from now on.
  func wait(for waits: [SendingWait]) async {
    await commit([.waits(waits, at: now())])
  }

  /// Cancels those of the instances that are queued. One that the service has refused by itself was sent,
  /// so that it failed.
  func cancel(
    _ keys: [InstanceKey], _ reason: Outcome.Cancellation, with others: [OperationEvent] = []
  ) async {
    let keys = queued(keys)
    reserved.formUnion(keys)
    await change(keys.map { .init(key: $0, outcome: end(of: $0, reason)) }, with: others)
    reserved.subtract(keys)
  }

  /// What a queued instance ends as that is no longer sent.
  private func end(of key: InstanceKey, _ reason: Outcome.Cancellation) -> Outcome {
    refusals[key].map { .failed($0) } ?? .cancelled(reason)
  }

  /// Holds back those of the instances that are queued.
  func holdBack(_ holds: [InstanceKey: Hold]) async {
    let keys = queued(holds.keys.sorted())
    reserved.formUnion(keys)
    await change(
      keys.compactMap { key in holds[key].map { .init(key: key, outcome: .heldBack($0)) } })
    reserved.subtract(keys)
  }

  private func queued(_ keys: [InstanceKey]) -> [InstanceKey] {
    page.results { results in
      keys.filter { !reserved.contains($0) && results[$0]?.outcome == .queued }
    }
  }

  // MARK: Telling

  /// A fact of a kind that need not be noted twice in an operation, to be recorded with what it
  /// explains; nothing if it was noted.
  func firstNotice(
    _ kind: String, _ severity: Notice.Severity, _ fact: Notice.Fact
  ) -> [OperationEvent] {
    guard noticed.insert(kind).inserted else { return [] }
    return [.notice(Notice(severity: severity, fact, at: now()))]
  }

  /// Records facts that change no outcome.
  func note(_ facts: [(severity: Notice.Severity, fact: Notice.Fact)]) async {
    await commit(facts.map { .notice(Notice(severity: $0.severity, $0.fact, at: now())) })
  }

  /// Writes, applies and tells, in this order.
  ///
  /// - Returns: whether the events are in the journal.
  @discardableResult
  func commit(_ events: [OperationEvent], isIntent: Bool = false) async -> Bool {
    guard !events.isEmpty else { return true }
    return await enqueue(events, isIntent: isIntent)
  }

  /// Returns when nothing is being written, and what was has been applied.
  private func untilWritten() async {
    while isFlushing { _ = await enqueue([], isIntent: false) }
  }

  private func enqueue(_ events: [OperationEvent], isIntent: Bool) async -> Bool {
    if isFlushing {
      let turn = await withCheckedContinuation { continuation in
        pending.append(Pending(events: events, isIntent: isIntent, continuation: continuation))
      }
      if case .written(let isWritten) = turn { return isWritten }
    } else {
      isFlushing = true
      pending.append(Pending(events: events, isIntent: isIntent, continuation: nil))
      // Whoever has something to record by now shares this flush.
      await Task.yield()
    }
    return await flush()
  }

  private func flush() async -> Bool {
    let batch = pending
    pending = []
    let isWritten = await write(batch.flatMap(\.events))
    page.take(batch.flatMap { isWritten || !$0.isIntent ? $0.events : [] })
    for waiter in batch { waiter.continuation?.resume(returning: .written(isWritten)) }
    settleIfDone()
    isFlushing = !pending.isEmpty
    if isFlushing {
      // The first of those that came meanwhile flushes for all of them.
      let next = pending[0].continuation
      pending[0].continuation = nil
      next?.resume(returning: .flushing)
    }
    return isWritten
  }

  private func write(_ events: [OperationEvent]) async -> Bool {
    guard page.journalError == nil else { return false }
    do throws(JournalError) {
      try await journal.append(
        events, totals: page.results { $0.totals(after: events) }, on: disk)
      return true
    } catch {
      lose(journal: error)
      return false
    }
  }

  /// Goes on in memory alone, and sends nothing more.
  private func lose(journal error: JournalError) {
    page.lose(journal: error)
    stopped = stopped ?? .interrupted
    let notice = Notice(severity: .error, .journalLost(error), at: now())
    let keys = queued(page.results { $0.instances.map(\.instance.key) })
    let changes = keys.map {
      OutcomeChanges.Change(key: $0, outcome: end(of: $0, .interrupted))
    }
    page.take([
      .notice(notice),
      .changed(OutcomeChanges(at: now(), call: nil, requestID: "", changes: changes)),
    ])
  }

  // MARK: Ending

  /// Returns when nothing is open any more, or the work on it is called off.
  func untilDone() async {
    settleIfDone()
    guard !isDone else { return }
    await withCheckedContinuation { done = $0 }
  }

  /// Ends the work on it, whatever is open.
  func callOff() {
    isDone = true
    done?.resume()
    done = nil
  }

  private func settleIfDone() {
    if page.results({ $0.openCount == 0 }) { callOff() }
  }

  /// Writes the last line and lets go of the journal.
  func close(pausedBecause reason: String?) async {
    // What is still being written may be what ends it.
    await untilWritten()
    if page.results({ $0.isFinished }) {
      // It had ended before it was looked at again.
    } else if let reason, page.results({ $0.openCount > 0 }) {
      await commit([.paused(reason: reason, at: now())])
    } else {
      await commit([.finished(at: now())])
    }
    journal.close()
    page.close()
  }
}

extension Results {
  fileprivate var isFinished: Bool {
    if case .finished = status { true } else { false }
  }

  /// What an end's line says. Only an end carries totals, so that nothing else is folded twice.
  fileprivate func totals(after events: [OperationEvent]) -> [OutcomeWord: Int] {
    let hasEnd = events.contains { event in
      switch event {
      case .paused, .finished: true
      case .started, .intended, .changed, .strayIDs, .notice, .waits, .resumed: false
      }
    }
    guard hasEnd else { return [:] }
    var results = self
    for event in events { results.apply(event) }
    return results.totals
  }
}
