import Fleet
import Synchronization

/// Stops an operation, or makes it wait, where more goes wrong than may.
///
/// It is asked after each answer, and looks again by itself while something is waited for: readings
/// settle what is unknown, and show the canary leaving.
final class Brake: Sendable {
  private struct State {
    var canary: Canary?
    var denials: [Product: Int] = [:]
    var held: Set<Product> = []
    var reported: [SendingWait] = []
  }

  private let limit: FailureLimit
  private let products: [Product]
  /// Products of which an unknown outcome can never be settled.
  private let unsettling: Set<Product>
  private let asksAfterCanary: Bool
  private let record: OperationRecord
  private let time: MonotonicTime
  private let now: @Sendable () -> Timestamp
  private let settings: ReaperSettings
  private let state: Mutex<State>
  private let queues = Mutex<[Product: SendQueue]>([:])

  /// - Parameters:
  ///   - canary: what has to be seen leaving before anything else is sent; nil is nothing.
  ///   - unsettling: products of which an unknown outcome can never be settled.
  init(
    limit: FailureLimit, products: [Product], canary: Canary?, unsettling: Set<Product>,
    asksAfterCanary: Bool, record: OperationRecord, time: MonotonicTime,
    now: @escaping @Sendable () -> Timestamp, settings: ReaperSettings
  ) {
    self.limit = limit
    self.products = products
    self.unsettling = unsettling
    self.asksAfterCanary = asksAfterCanary
    self.record = record
    self.time = time
    self.now = now
    self.settings = settings
    state = Mutex(State(canary: canary, held: canary == nil ? [] : Set(products)))
  }

  /// Says who waits for it.
  func connect(to queues: [Product: SendQueue]) { self.queues.withLock { $0 = queues } }

  /// Whether nothing new is sent to a product at the moment.
  func isHeld(_ product: Product) -> Bool { state.withLock { $0.held.contains(product) } }

  /// Whether a second instance was denied where none was ever taken.
  func isSecondDenial(of product: Product) -> Bool {
    let hasAccepted = record.page.tally { tally, _ in
      tally.counts[product]?.hasAccepted ?? false
    }
    return state.withLock { state in
      state.denials[product, default: 0] += 1
      return !hasAccepted && state.denials[product, default: 0] > 1
    }
  }

  /// Sends the others, whatever is known of the canary.
  func goOn() async {
    state.withLock { $0.canary = nil }
    await check()
  }

  /// Looks again and again, until it is cancelled.
  func watch() async {
    while !Task.isCancelled {
      let isWaiting = state.withLock { !$0.reported.isEmpty || $0.canary != nil }
      try? await time.sleep(for: isWaiting ? .milliseconds(250) : .seconds(2))
      await check()
    }
  }

  /// Decides again.
  func check() async {
    var waits: [SendingWait] = []
    let failures = decisions
    let canary = state.withLock { state in
      let canary = state.canary?.look(
        at: record.page, now: time.now, timeout: settings.canaryTimeout)
      switch canary {
      case .leaving(let count)? where asksAfterCanary: waits.append(.canaryAnswer(count: count))
      case .leaving?: state.canary = nil
      case .waiting(let count, _)?: waits.append(.canary(count: count))
      case .failed?: state.canary = nil
      case nil: break
      }
      waits += failures.compactMap(\.wait)
      let isHeldWhole = state.canary != nil
      let waiting = failures.filter { isHeldWhole || $0.wait != nil }.map(\.product)
      state.held = Set(waiting)
      return canary
    }
    for failure in failures {
      if let fact = failure.stop {
        await record.stopSending(to: failure.product, .tooManyFailed, because: fact)
      }
    }
    switch canary {
    case .failed(let fact)?: await record.stopSending(.canaryFailed, because: fact)
    case .waiting(_, let replacing)?: await replace(replacing)
    case .leaving?, nil: break
    }
    await tell(waits)
    let queues = queues.withLock { Array($0.values) }
    for queue in queues { await queue.wake(at: time.now) }
  }

  /// Lets others go first in the place of those that could not show anything.
  private func replace(_ counts: [Product: Int]) async {
    let queues = queues.withLock { $0 }
    for (product, count) in counts {
      let ids = await queues[product]?.extendCanary(by: count, at: time.now) ?? []
      let keys = ids.map { InstanceKey(product: product, id: $0) }
      state.withLock { $0.canary?.replace(count, of: product, with: keys) }
    }
  }

  private func tell(_ waits: [SendingWait]) async {
    let isNew = state.withLock { state in
      defer { state.reported = waits }
      return !SendingWait.areAlike(state.reported, waits)
    }
    guard isNew else { return }
    await record.wait(for: waits)
    for case .unknown(let product, let count, _) in waits {
      await record.commit(
        record.firstNotice("waits \(product)", .warning, .waitsForUnknown(product, count: count)))
    }
  }
}

extension Brake {
  /// What the tally of one product asks for.
  private struct Decision {
    var product: Product
    var stop: Notice.Fact?
    var wait: SendingWait?
  }

  private var decisions: [Decision] {
    let (time, now) = (time.now, now())
    return record.page.tally { tally, results in
      products.map { product in
        let count = tally.counts[product, default: FailureTally.Count()]
        var decision = Decision(product: product)
        guard count.named >= FailureLimit.floor else {
          return decision
        }
        let overdue = tally.overdue(product, at: time)
        let failed = count.failed + (unsettling.contains(product) ? count.open : overdue.count)
        if limit.isExceeded(failed: failed, named: count.named) {
          decision.stop = .tooManyFailed(
            product, failed: failed, named: count.named, code: results.commonCode(of: product))
        } else if limit.isExceeded(failed: count.failed + count.open, named: count.named) {
          let (seconds, _) = (overdue.until - time).components
          decision.wait = .unknown(product, count: count.open, until: now + seconds)
        }
        return decision
      }
    }
  }
}

extension SendingWait {
  /// Whether an operator would read the same in both, but for numbers that go on.
  fileprivate static func areAlike(_ left: [SendingWait], _ right: [SendingWait]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { left, right in
        switch (left, right) {
        case (.unknown(let left, let count, _), .unknown(let right, let other, _)):
          left == right && count == other
        default: left == right
        }
      }
  }
}

extension Results {
  /// The code that most of a product's failed, or else unknown, instances have.
  fileprivate func commonCode(of product: Product) -> String {
    var counts: [String: Int] = [:]
    for result in instances where result.instance.product == product {
      if let failure = result.outcome.failure { counts[failure.code, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }
}
