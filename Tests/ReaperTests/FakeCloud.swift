import Fleet
import Support
import Synchronization

/// Both services in memory, with faults that can be switched on and a ledger of its own.
final class FakeCloud: FleetService {
  /// What happens to one call before or after it took effect.
  enum CallFault: Sendable {
    case lostBefore, lostAfter, serverErrorBefore, serverErrorAfter, throttled, unreachable, denied
    case invalid
  }

  /// What becomes of a machine once its termination was taken.
  enum Fate: Sendable {
    case leaves(after: Duration)
    case stuck
    case breaks(after: Duration)
    case comesBack(after: Duration)
  }

  struct Faults: Sendable {
    /// By the number of the call of its product, from 1.
    var calls: @Sendable (Product, Int) -> CallFault? = { _, _ in nil }
    var poisoned: [String: ServiceFailure] = [:]
    /// Refused until so much time has passed.
    var busy: [String: Duration] = [:]
    var largestBatch = 100
    /// A batch of one of these and another is refused.
    var oldGeneration: Set<String> = []
    var fates: [String: Fate] = [:]
    /// Taken, and not mentioned in the answer.
    var silent: Set<String> = []
    var strays: [String] = []
    /// In every answer to a question by id.
    var foreign: [Instance] = []
    /// How long a termination waits for its turn before it leaves.
    var turn: Duration?
    /// How long an answer to a termination takes beyond the usual.
    var stalls: Duration = .zero
    var denied: [String: DeniedAction] = [:]
    var readings: @Sendable (Int) -> ServiceFailure? = { _ in nil }
    /// Whether no question about instances is answered at all.
    var isBlind = false
    /// By the number of the page of a listing, from 1. The other pages come.
    var pages: @Sendable (Int) -> ServiceFailure? = { _ in nil }
    /// In the place of what would be answered about interfaces and addresses.
    var resources: @Sendable (ResourceQuestion) -> Result<ResourceAnswer, ServiceFailure>? = {
      _ in nil
    }
    /// Whether first pages tell how much there is.
    var tellsSizes = true
    /// What is answered of public addresses that no machine has, whatever was asked for.
    var unbound: @Sendable (ListingScope) -> Result<Set<String>, ServiceFailure> = { _ in
      .success([])
    }
    /// How long such an answer takes beyond the usual.
    var addressDelay: Duration = .zero
  }

  struct Machine: Sendable {
    var instance: Instance
    var terminatedAt: Duration?
  }

  struct Ledger: Sendable {
    var machines: [InstanceKey: Machine] = [:]
    var faults = Faults()
    var terminateCalls: [Product: Int] = [:]
    var readCalls = 0
    var listCalls = 0
    var deniedCalls = 0
    /// In order.
    var resourceQuestions: [ResourceQuestion] = []
    var resources: [AssociatedResource] = []
    var addressCalls: [ListingScope: Set<String>] = [:]
    /// Instances whose last call was lost and that no reading has named since.
    var unread: Set<InstanceKey> = []
    /// Sent although a call had been taken, or was lost and not read back.
    var violations: [InstanceKey] = []
    /// When an answer that took an instance was given.
    var taken: Set<InstanceKey> = []
    var largestAtOnce = 0
    var atOnce = 0
  }

  let clock: ManualClock
  let latency: Duration
  let ledger: Mutex<Ledger>

  init(
    _ instances: [Instance], clock: ManualClock, latency: Duration = .milliseconds(200),
    faults: Faults = Faults()
  ) {
    self.clock = clock
    self.latency = latency
    var ledger = Ledger()
    for instance in instances { ledger.machines[instance.key] = Machine(instance: instance) }
    ledger.faults = faults
    self.ledger = Mutex(ledger)
  }

  private var time: Duration { clock.now.offset }

  private func travel() async {
    try? await clock.sleep(until: clock.now.advanced(by: latency / 2), tolerance: nil)
  }

  // MARK: Terminating

  func terminate(
    _ call: TerminationCall, unless isWithdrawn: @escaping @Sendable () async -> Bool
  ) async throws(ServiceFailure) -> TerminationAnswer {
    if let turn = ledger.withLock({ $0.faults.turn }) {
      try? await clock.sleep(until: clock.now.advanced(by: turn), tolerance: nil)
    }
    if await isWithdrawn() { throw .withdrawn }
    let fault = ledger.withLock { ledger -> CallFault? in
      let number = ledger.terminateCalls[call.product, default: 0] + 1
      ledger.terminateCalls[call.product] = number
      ledger.atOnce += 1
      ledger.largestAtOnce = max(ledger.largestAtOnce, ledger.atOnce)
      for id in call.ids {
        let key = InstanceKey(product: call.product, id: id)
        if ledger.unread.contains(key) || ledger.taken.contains(key) {
          ledger.violations.append(key)
        }
      }
      return ledger.faults.calls(call.product, number)
    }
    await travel()
    let now = time
    let (answer, stall) = ledger.withLock { ($0.answer(call, fault, now: now), $0.faults.stalls) }
    do {
      if stall > .zero {
        try await clock.sleep(until: clock.now.advanced(by: stall), tolerance: nil)
      }
    } catch {
      throw ServiceFailure(kind: .cancelled, code: "Cancelled", message: "no answer was awaited")
    }
    await travel()
    ledger.withLock { $0.atOnce -= 1 }
    return try answer.get()
  }

  // MARK: Reading

  func read(_ question: ReadingQuestion) async throws(ServiceFailure) -> ReadingAnswer {
    await travel()
    let now = time
    let answer = ledger.withLock { $0.answer(question, now: now) }
    await travel()
    return try answer.get()
  }

  func callerIdentity() async throws(ServiceFailure) -> Account { Account(id: "100000000012") }
  func discover(_ product: Product) async throws(ServiceFailure) -> Discovery {
    Discovery(scopes: [], regions: [])
  }
  func list(
    _ scope: ListingScope, page: @escaping @Sendable (ListingPage) -> Void
  ) async throws(ServiceFailure) -> Int {
    let rows = try await read(.everything(scope)).instances
    var failure: ServiceFailure?
    for (index, start) in stride(from: 0, to: max(1, rows.count), by: 100).enumerated() {
      if let fault = ledger.withLock({ $0.faults.pages(index + 1) }) {
        failure = fault
      } else {
        let end = min(rows.count, start + 100)
        page(ListingPage(instances: Array(rows[start..<end]), total: rows.count))
      }
    }
    if let failure { throw failure }
    return rows.count
  }
  func deniedActions(
    of ids: [String], product: Product
  ) async throws(ServiceFailure) -> [String: [DeniedAction]] {
    try ledger.withLock { ledger -> Result<[String: [DeniedAction]], ServiceFailure> in
      ledger.deniedCalls += 1
      if let failure = ledger.faults.readings(0) { return .failure(failure) }
      return .success(ledger.faults.denied.filter { ids.contains($0.key) }.mapValues { [$0] })
    }.get()
  }

  func resources(
    _ question: ResourceQuestion, of product: Product
  ) async throws(ServiceFailure) -> ResourceAnswer {
    await travel()
    return try ledger.withLock { ledger in
      ledger.resourceQuestions.append(question)
      return ledger.faults.resources(question) ?? .success(ledger.answer(question))
    }.get()
  }

  func unboundAddresses(
    among addresses: Set<String>, in scope: ListingScope
  ) async throws(ServiceFailure) -> Set<String> {
    let (answer, delay) = ledger.withLock { ledger in
      ledger.addressCalls[scope] = addresses
      return (ledger.faults.unbound(scope), ledger.faults.addressDelay)
    }
    do {
      try await clock.sleep(until: clock.now.advanced(by: latency + delay), tolerance: nil)
    } catch {
      throw ServiceFailure(kind: .cancelled, code: "Cancelled", message: "no answer was awaited")
    }
    return try answer.get()
  }
}

extension FakeCloud.Ledger {
  func answer(_ question: ResourceQuestion) -> ResourceAnswer {
    func region(of resource: AssociatedResource) -> String? {
      machines[InstanceKey(product: .ecm, id: resource.instanceID)]?.instance.region
    }
    let rows = resources.filter { row in
      switch question {
      case .interfaces(let ids): row.kind == .networkInterface && ids.contains(row.id)
      case .bound(let kind, let ids, _): row.kind == kind && ids.contains(row.instanceID)
      case .everything(let kind, let code, _): row.kind == kind && region(of: row) == code
      }
    }
    guard case .everything(_, _, let pages) = question, rows.count >= 99 * pages else {
      return ResourceAnswer(resources: rows)
    }
    return ResourceAnswer(resources: Array(rows.prefix(99 * pages)), isWhole: false)
  }

  /// Carries a call out, as far as its fault lets it, and answers.
  mutating func answer(
    _ call: TerminationCall, _ fault: FakeCloud.CallFault?, now: Duration
  ) -> Result<TerminationAnswer, ServiceFailure> {
    let keys = call.ids.map { InstanceKey(product: call.product, id: $0) }
    func failure(_ kind: ServiceFailure.Kind, _ code: String) -> Result<
      TerminationAnswer, ServiceFailure
    > {
      .failure(ServiceFailure(kind: kind, code: code, message: code, requestID: "r-\(code)"))
    }
    switch fault {
    case .throttled: return failure(.throttled, "RequestLimitExceeded")
    case .unreachable: return failure(.unreachable, "Connection")
    case .denied: return failure(.denied, "AuthFailure.UnauthorizedOperation")
    case .invalid: return failure(.invalid, "InvalidParameterValue.InvalidTime")
    case .lostBefore, .serverErrorBefore:
      unread.formUnion(keys)
      return failure(.unknown, fault.map { "\($0)" } ?? "")
    case .lostAfter, .serverErrorAfter:
      _ = carryOut(call, keys, now: now)
      unread.formUnion(keys)
      return failure(.unknown, fault.map { "\($0)" } ?? "")
    case nil: break
    }
    let answer = carryOut(call, keys, now: now)
    if case .success(let answer) = answer {
      taken.formUnion(
        (answer.acceptedIDs ?? call.ids).map { InstanceKey(product: call.product, id: $0) })
      taken.subtract(answer.failures.map { InstanceKey(product: call.product, id: $0.id) })
      unread.formUnion(keys.filter { faults.silent.contains($0.id) })
    }
    return answer
  }

  /// Counts a request for each page of a listing, and one for each question by id.
  mutating func answer(
    _ question: ReadingQuestion, now: Duration
  ) -> Result<ReadingAnswer, ServiceFailure> {
    if faults.isBlind {
      return .failure(ServiceFailure(kind: .unknown, code: "InternalError", message: ""))
    }
    if question.namesInstances {
      readCalls += 1
      if let failure = faults.readings(readCalls) { return .failure(failure) }
    }
    let rows: [Instance]
    switch question {
    case .instances(let ids, let product, let region):
      let keys = ids.map { InstanceKey(product: product, id: $0) }
      unread.subtract(keys)
      rows = keys.compactMap { instance($0, now: now) }
        .filter { product == .ecm || $0.region == region }
    case .terminating(let scope), .firstPage(let scope), .everything(let scope):
      rows = machines.keys.sorted().compactMap { instance($0, now: now) }
        .filter { $0.product == scope.product && (scope.region ?? $0.region) == $0.region }
    }
    switch question {
    case .instances:
      return .success(
        ReadingAnswer(
          instances: rows + faults.foreign, isWhole: true, requestID: "read-\(readCalls)"))
    case .terminating:
      return .success(listed(rows.filter { $0.state.phase == .terminating }))
    case .everything:
      // Whoever lists everything has read what is missing there too.
      unread = []
      return .success(listed(rows))
    case .firstPage:
      var answer = listed(Array(rows.prefix(100)))
      answer.isWhole = rows.count < 100
      answer.claim = faults.tellsSizes ? rows.count : nil
      if answer.isWhole { unread = [] }
      return .success(answer)
    }
  }

  private mutating func listed(_ rows: [Instance]) -> ReadingAnswer {
    listCalls += max(1, (rows.count + 99) / 100)
    unread.subtract(rows.map(\.key))
    return ReadingAnswer(instances: rows, isWhole: true, requestID: "list-\(listCalls)")
  }

  private mutating func carryOut(
    _ call: TerminationCall, _ keys: [InstanceKey], now: Duration
  ) -> Result<TerminationAnswer, ServiceFailure> {
    func whole(_ kind: ServiceFailure.Kind, _ code: String) -> Result<
      TerminationAnswer, ServiceFailure
    > {
      .failure(ServiceFailure(kind: kind, code: code, message: code, requestID: "r-\(code)"))
    }
    if call.ids.count > faults.largestBatch {
      return whole(.tooMany, "InvalidParameterValue.ParameterValueTooLarge")
    }
    let old = call.ids.count { faults.oldGeneration.contains($0) }
    if old > 0, old < call.ids.count {
      return whole(.mixedGenerations, "UnsupportedOperation.LegacyCompatBatchMixed")
    }
    var refusals: [InstanceRefusal] = []
    for key in keys {
      guard let failure = refusal(of: key, now: now) else { continue }
      if call.product == .ecm { return .failure(failure) }
      refusals.append(InstanceRefusal(id: key.id, failure: failure))
    }
    let refused = Set(refusals.map(\.id))
    let taken = keys.filter { !refused.contains($0.id) }
    for key in taken { machines[key]?.terminatedAt = now }
    let mentioned = taken.map(\.id).filter { !faults.silent.contains($0) } + faults.strays
    return .success(
      TerminationAnswer(
        requestID: "r-\(terminateCalls[call.product] ?? 0)",
        acceptedIDs: call.product == .ecm ? nil : mentioned, failures: refusals))
  }

  private func refusal(of key: InstanceKey, now: Duration) -> ServiceFailure? {
    if let failure = faults.poisoned[key.id] { return failure }
    if let until = faults.busy[key.id], now < until {
      return ServiceFailure(kind: .busy, code: "Busy", message: "busy")
    }
    guard let instance = instance(key, now: now) else {
      return ServiceFailure(
        kind: .alreadyGone, code: "ResourceNotFound.InstanceNotExist", message: key.id)
    }
    guard instance.state.phase != .terminating else {
      return ServiceFailure(
        kind: .refused, code: "FailedOperation.OperationNotAllow", message: key.id)
    }
    return nil
  }

  /// As a reading would answer it; nil where it is gone.
  func instance(_ key: InstanceKey, now: Duration) -> Instance? {
    guard let machine = machines[key] else { return nil }
    guard let start = machine.terminatedAt, now >= start else { return machine.instance }
    var instance = machine.instance
    let terminating = key.product == .ecm ? "TERMINATING" : "terminating"
    instance.state = InstanceState(rawValue: terminating)
    switch faults.fates[key.id]
      ?? .leaves(after: .seconds(20 + key.id.utf8.reduce(0) { $0 + Int($1) } % 20))
    {
    case .leaves(let after): return now - start >= after ? nil : instance
    case .stuck: return instance
    case .breaks(let after):
      if now - start >= after { instance.state = InstanceState(rawValue: "error") }
      return instance
    case .comesBack(let after):
      if now - start >= after { instance.state = machine.instance.state }
      return instance
    }
  }
}
