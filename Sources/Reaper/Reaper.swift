package import Fleet
import OwnFiles

/// Carries out confirmed plans, and takes up operations that were left.
///
///     confirmed plan ─▶ gate ─▶ journal ─▶ OperationRun: send ∥ watch ─▶ finished
///                                  ▲
///     operation that was left ─────┘ (watch alone: coming back never sends)
package final class Reaper: Sendable {
  private let service: any FleetService
  let journal: JournalDirectory
  let clock: any Clock<Duration>
  private let now: @Sendable () -> Timestamp
  private let digest: Plan.Digest
  private let random: @Sendable () -> Double
  private let settings: ReaperSettings
  private let process: String
  private let executor: (any TaskExecutor)?
  private let disk: any TaskExecutor
  private let report: (@Sendable (OperationReport) -> Void)?

  /// - Parameters:
  ///   - clock: what is waited on.
  ///   - now: what is recorded. An operation looks at it once, when its work begins, and goes on
  ///     from there by `clock`: a wall clock that is set meanwhile makes nothing slow or stuck.
  ///   - random: evenly spread over 0 ..< 1.
  ///   - process: who works here, with the process id, as another process is to be told.
  ///   - executor: where the work is done; nil is the usual place.
  ///   - disk: where the journal is waited for; nil is where the work is done, or threads of its own.
  ///   - report: gets every event of every operation. It is called while the operation waits, so that it
  ///     has to return immediately.
  package init(
    service: any FleetService, journal: JournalDirectory, clock: any Clock<Duration>,
    now: @escaping @Sendable () -> Timestamp, digest: @escaping Plan.Digest,
    random: @escaping @Sendable () -> Double, settings: ReaperSettings = ReaperSettings(),
    process: String, executor: (any TaskExecutor)? = nil, disk: (any TaskExecutor)? = nil,
    report: (@Sendable (OperationReport) -> Void)? = nil
  ) {
    self.service = service
    self.journal = journal
    self.clock = clock
    self.now = now
    self.digest = digest
    self.random = random
    self.settings = settings
    self.process = process
    self.executor = executor
    self.disk = disk ?? executor ?? DiskExecutor.shared
    self.report = report
  }

  /// The one way to sending. The plan is in the journal before this returns, and nothing was sent
  /// before that. It never waits: see ``Reaper/whenUnlocked(prepare:attempt:waiting:)``.
  ///
  /// - Parameters:
  ///   - gate: what this run may terminate at all.
  ///   - identity: whose credentials the service uses.
  ///   - report: the reading of the plan's targets since the confirmation. A target that is not in
  ///     it, or is not as it was frozen, is held back.
  ///   - fleet: what was listed for the rules that count; without it none of them can be shown to hold.
  ///   - discipline: the plan's, or a tighter one; nil is the plan's.
  ///   - approval: what the plan's signatures came to just now. A plan that needs some is sent once.
  ///   - asksAfterCanary: Whether the others wait for ``Operation/goOn()`` once the canary is seen
  ///     leaving. Otherwise they go by themselves.
  /// - Throws: `PlanRefusal`, `JournalError`: nothing was sent and nothing will be.
  package func execute(
    _ confirmed: ConfirmedPlan, gate: TerminationGate, as identity: FleetIdentity,
    after report: PreflightReport, among fleet: ListedFleet = ListedFleet(),
    discipline: Discipline? = nil, approval: PlanApproval = .notNeeded,
    asksAfterCanary: Bool = false
  ) throws -> Operation {
    let plan = confirmed.plan.signed(approval.signatures)
    let targets = plan.targets
    let refusals =
      gate.refusals(
        of: plan, for: identity, at: now(), digest: digest, under: discipline)
      + gate.refusals(among: RunningCount(in: fleet, without: targets))
    guard refusals.isEmpty else { throw PlanRefusal.gate(refusals) }
    if let refusal = approval.refusal { throw PlanRefusal.approval(refusal) }
    let rules = PreflightRules(report, protection: gate.protection, now: now())
    var holds: [InstanceKey: Hold] = [:]
    for target in targets { holds[target.key] = rules.hold(of: target) }
    let header = OperationHeader(
      id: operationID(), plan: plan, discipline: discipline, startedBy: process, startedAt: now())
    // Two programs that start at once must not both find the other without these instances.
    let file = try journal.withLock(as: process) {
      if approval.needed > 0, let earlier = try journal.operation(ofPlan: plan.digest) {
        throw PlanRefusal.approval(.sentBefore(operation: earlier))
      }
      let open = try journal.openKeys(of: plan.identity)
      for target in targets where open.contains(target.key) {
        holds[target.key] = holds[target.key] ?? Hold(.openElsewhere)
      }
      guard holds.count < targets.count else {
        throw PlanRefusal.nothingLeft(targets.compactMap { holds[$0.key] })
      }
      return try journal.create(header)
    }
    var results = Results(header: header)
    let held = try record(holds, in: &results, file)
    return operation(
      results, file, calls: plan.calls.compactMap { $0.without(held) },
      protection: gate.protection, asksAfterCanary: asksAfterCanary)
  }

  /// Goes on watching an operation that was left. It never sends: what was not sent is cancelled.
  ///
  /// It never waits: see ``Reaper/whenUnlocked(prepare:attempt:waiting:)``.
  ///
  /// - Throws: `JournalError`: it is not there, owned elsewhere, broken, or of another account, or the
  ///   journals are locked.
  package func resume(_ id: String, as identity: FleetIdentity) throws -> Operation {
    let (file, replay) = try journal.withLock(as: process) {
      try journal.takeUp(id, as: identity)
    }
    guard var results = replay.results else {
      throw JournalError.withoutHeader(journal.file(id))
    }
    let events = results.eventsOfResuming(
      at: now(), process: process, tornBytes: replay.tornBytes)
    try file.append(events, totals: [:])
    for event in events { results.apply(event) }
    return operation(results, file, calls: nil, protection: ProtectionPolicy())
  }

  private func record(
    _ holds: [InstanceKey: Hold], in results: inout Results, _ file: JournalFile
  ) throws -> Set<InstanceKey> {
    let changes = results.header.plan.targets.compactMap { target in
      holds[target.key].map { OutcomeChanges.Change(key: target.key, outcome: .heldBack($0)) }
    }
    guard !changes.isEmpty else { return [] }
    let event = OperationEvent.changed(
      OutcomeChanges(at: now(), call: nil, requestID: "", changes: changes))
    try file.append([event], totals: [:])
    results.apply(event)
    return Set(changes.map(\.key))
  }

  /// - Parameter calls: nil where nothing is to be sent.
  private func operation(
    _ results: Results, _ file: JournalFile, calls: [TerminationCall]?,
    protection: ProtectionPolicy, asksAfterCanary: Bool = false
  ) -> Operation {
    let time = MonotonicTime(clock)
    let now = time.continuing(now())
    let record = OperationRecord(
      results: results, journal: file, now: now, disk: disk,
      sends: calls != nil, report: report)
    let sentTimes = SentTimes()
    let (plan, discipline) = (results.header.plan, results.header.discipline)
    let lastReading = LastReading(
      service: service, identity: plan.identity, protection: protection, now: now)
    let planned = calls ?? []
    var (first, rest) = Canary.split(planned, discipline.canary)
    // With none behind them, there is nothing to wait for.
    if rest.isEmpty { (first, rest) = ([], first) }
    let products = Set(planned.map(\.product)).sorted()
    let brake = Brake(
      limit: discipline.stopAfter, products: products,
      canary: first.isEmpty ? nil : Canary(first.flatMap(\.keys)),
      unsettling: plan.options.schedule == nil ? [] : Set(products.filter(\.hasSchedule)),
      asksAfterCanary: asksAfterCanary, record: record, time: time, now: now, settings: settings)
    let queues = Dictionary(
      uniqueKeysWithValues: products.map { product in
        let largest = planned.filter { $0.product == product }.map(\.ids.count).max() ?? 1
        // Weak, since the brake has the queues. Without it nothing may be sent.
        let queue = SendQueue(
          canary: first.batches(of: product), rest.batches(of: product), limit: largest,
          width: settings.callsInFlight
        ) { [weak brake] in brake?.isHeld(product) ?? true }
        return (product, queue)
      })
    brake.connect(to: queues)
    let executors = queues.map { product, queue in
      BatchExecutor(
        product: product, options: plan.options, service: service, record: record, queue: queue,
        brake: brake, lastReading: lastReading, sentTimes: sentTimes, time: time,
        settings: settings)
    }
    let scopes = Dictionary(grouping: plan.instances.indices) {
      ListingScope(of: plan.instances[$0].instance)
    }
    let observedLag = ObservedLag()
    let watchers = scopes.map { scope, indices in
      Watcher(
        scope: scope, indices: indices, service: service, record: record,
        queue: queues[scope.product], lastReading: lastReading, sentTimes: sentTimes,
        observedLag: observedLag, time: time, now: now, random: random, settings: settings)
    }
    report?(.begun(results, isResumed: calls == nil))
    let run = OperationRun(
      record: record, executors: executors, watchers: watchers, brake: brake,
      addresses: AddressReading(service: service, time: time, timeout: settings.addressTimeout),
      time: time, settings: settings)
    return Operation(id: results.header.id, record: record, run: run, executor: executor)
  }

  /// Sorts by time: `20261121-074800-3f9a`.
  private func operationID() -> String {
    let time = now()
    let digits = String(65_536 + Int(random() * 65_536) % 65_536, radix: 16).dropFirst()
    let date = time.date().filter { $0 != "-" }
    return "\(date)-\(time.time().filter { $0 != ":" })-\(digits)"
  }
}

extension [TerminationCall] {
  fileprivate func batches(of product: Product) -> [Batch] {
    filter { $0.product == product }.map {
      Batch(product: product, region: $0.region, ids: $0.ids)
    }
  }
}

extension TerminationCall {
  fileprivate var keys: [InstanceKey] { ids.map { InstanceKey(product: product, id: $0) } }

  /// nil where nothing is left of it.
  fileprivate func without(_ held: Set<InstanceKey>) -> TerminationCall? {
    var call = self
    call.ids.removeAll { held.contains(InstanceKey(product: product, id: $0)) }
    return call.ids.isEmpty ? nil : call
  }
}
