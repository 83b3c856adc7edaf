import Dashboard
import Fleet
import OwnFiles
import Reaper
import Synchronization
import Words

/// The operations that this program works on, and how the screen hears of them.
///
/// What is finished and written is let go of: its journal tells the rest.
final class OperationDesk: Sendable {
  private let session: FleetSession
  private let queue: EventQueue
  private let running: RunningEffects
  private let reaper: Reaper
  private let operations = Mutex(Operations())
  /// What other programs work on and this screen shows.
  private let lookedOn = Mutex<Set<String>>([])
  private let pending: PendingOperations
  private let maximumPlanAge: Int64
  /// The screen's.
  private let words: Words

  /// - Parameter maximumPlanAge: Seconds; an older plan is refused.
  init(
    session: FleetSession, queue: EventQueue, words: Words, maximumPlanAge: Int64,
    running: RunningEffects
  ) {
    self.session = session
    self.words = words
    self.queue = queue
    self.running = running
    self.maximumPlanAge = maximumPlanAge
    reaper = session.reaper
    pending = PendingOperations(queue: queue)
  }

  /// The one way from the screen to sending. Its instances are read once more and the rules asked
  /// again, with the credentials as they are now.
  ///
  /// - Parameter number: what the screen calls it until it has begun.
  func run(_ confirmed: ConfirmedPlan, as number: Int) async {
    let (session, reaper, plan) = (session, reaper, confirmed.plan)
    let check = PlanCheck(session: session, maximumAge: maximumPlanAge)
    await begin(number, count: plan.targets.count) {
      if let problem = session.screenProblem { throw PlanRefusal.approval(.terminal(problem)) }
      return try await check.lastReading(of: plan, asking: [])
    } attempt: { reading in
      try session.checkPolicy()
      return try reaper.execute(
        confirmed, gate: session.gate, as: reading.identity, after: reading.report,
        among: reading.fleet, approval: reading.approval, asksAfterCanary: true)
    }
  }

  /// Continues watching. It never sends.
  func watch(_ id: String) async {
    let (session, reaper) = (session, reaper)
    await begin(pending.nextOfWatching(), count: 0) {
      try await session.identity()
    } attempt: { identity in
      try reaper.resume(id, as: identity)
    }
  }

  /// Keeps an operation from beginning; if it has begun, nothing more of it is sent.
  func withdraw(_ number: Int) async {
    if let begun = pending.withdraw(number) { await stopSending(begun) }
  }

  /// - Parameters:
  ///   - number: what it is called until it has begun.
  ///   - count: instances that are confirmed; 0 where nothing is to be sent.
  ///   - prepare: what is read before the attempt, and again after every wait for the lock.
  private func begin<Prepared: Sendable>(
    _ number: Int, count: Int, prepare: @escaping @Sendable () async throws -> Prepared,
    attempt: @escaping @Sendable (Prepared) throws -> Operation
  ) async {
    let pending = pending
    pending.add(number, count: count)
    let task = Task(executorPreference: DiskExecutor.shared) { [self] in
      do {
        try await reaper.whenUnlocked {
          pending.set(.reading, of: number)
          return try await prepare()
        } attempt: { prepared in
          try pending.begin(number) {
            let operation = try attempt(prepared)
            follow(operation)
            return operation
          }
        } waiting: { holder in
          pending.set(.waiting(holder: holder.name, lock: holder.path), of: number)
        }
      } catch {
        switch pending.end(number) {
        case .failed: refuse(error)
        case .withdrawn: refuse(ServiceFailure.withdrawn)
        case .closed: break
        }
      }
    }
    pending.set(task, of: number)
    await task.value
  }

  /// Instances as files have them.
  func records(of instances: [Instance]) -> [InstanceRecord] { session.records(of: instances) }

  /// Stops what is worked on here; else asks the program that does.
  func stopSending(_ id: String) async {
    if let operation = operations.withLock({ $0.inHand[id] }) { return await operation.stop() }
    do {
      let answer = try await session.journal.stop(id, as: session.host.process)
      queue.post(.stopAnswered(operation: id, answer))
    } catch {
      refuse(error)
    }
  }

  /// Sends what waits for an answer after the canary.
  func goOn(_ id: String) async {
    await operations.withLock { $0.inHand[id] }?.goOn()
  }

  /// The results of an operation that is worked on here, or as its journal has them.
  func results(of id: String) throws -> Results? {
    if let operation = operations.withLock({ $0.inHand[id] }) { return operation.results }
    return try session.journal.replay(id).results
  }

  /// Whether this program carries it out, or has taken it up.
  func isWorkingOn(_ id: String) -> Bool { operations.withLock { $0.inHand[id] != nil } }

  /// Puts an operation onto the screen: live where another program works on it, else as it ended.
  func open(_ id: String) async {
    do {
      let isOwn = isWorkingOn(id)
      if !isOwn, session.journal.isOpen(id) { return try await lookOn(id) }
      guard let results = try results(of: id) else { return }
      // What is shown can be sent again, so another account's operation is not.
      let owner = results.header.plan.identity
      guard owner.isSameFleet(as: try await session.identity()) else {
        throw JournalError.otherIdentity(operation: id, owner: owner)
      }
      queue.post(.opened(results, isOwn && results.status == .running ? .live : .past))
    } catch {
      refuse(error)
    }
  }

  /// Returns when every request of every operation has been sent and answered. Nothing begins any
  /// more, and nobody is here to judge a canary, so that the others are not sent.
  func untilSent() async {
    pending.close()
    let all = operations.withLock { Array($0.inHand.values) }
    for operation in all {
      let (results, events) = operation.follow()
      var folded = results
      if folded.waitsForCanary { await operation.stop() }
      if folded.isAnswered { continue }
      for await event in events {
        folded.apply(event)
        if folded.waitsForCanary { await operation.stop() }
        if folded.isAnswered { break }
      }
    }
  }

  /// Lets go of everything: nothing more is sent, and what is on its way is recorded.
  func pauseAll(_ reason: PauseReason) async {
    pending.close()
    let all = operations.withLock { Array($0.inHand.values) }
    await withTaskGroup { group in
      for operation in all { group.addTask { await operation.pause(reason) } }
    }
  }

  /// What an operator should know after leaving: of all that is open, and of the last that are not.
  var farewells: [Sentence] {
    operations.withLock { $0.farewells(in: session.profileName) }
      + pending.counts.map { count in { $0.notBegun(count) } }
  }

  /// Shows what another program does, until it lets go of the operation.
  private func lookOn(_ id: String) async throws {
    let identity = try await session.identity()
    guard lookedOn.withLock({ $0.insert(id).inserted }) else {
      // Its events go on arriving; only the choice of what is shown is new.
      if let results = try results(of: id) { queue.post(.opened(results, .elsewhere)) }
      return
    }
    let (results, events) = try session.journal.follow(id, as: identity)
    queue.post(.opened(results, .elsewhere))
    running.start(on: nil) { [self] in
      do {
        for try await event in events { queue.post(.operation(id: id, [event])) }
      } catch {
        refuse(error)
      }
      _ = lookedOn.withLock { $0.remove(id) }
      queue.post(.operationEnded(id: id))
    }
  }

  private func follow(_ operation: Operation) {
    operations.withLock { $0.inHand[operation.id] = operation }
    session.log.note(operation)
    let (results, events) = operation.follow()
    queue.post(.opened(results, .live))
    running.start { [session] in await session.journal.obeyStopRequests(of: operation) }
    running.start(on: nil) { [self] in
      for await event in events { queue.post(.operation(id: operation.id, [event])) }
      letGo(of: operation)
      queue.post(.operationEnded(id: operation.id))
    }
  }

  /// Where the journal could not be written, its results are nowhere else.
  private func letGo(of operation: Operation) {
    let results = operation.results
    guard results.openCount == 0, operation.journalError == nil else { return }
    operations.withLock {
      $0.letGo(of: operation.id, saying: results.farewell(in: session.profileName))
    }
  }

  private func refuse(_ error: any Error) {
    if let refusal = error as? PlanRefusal { return queue.post(.planRefused(refusal)) }
    queue.post(.operationRefused(ServiceFailure(refusal: error, words)))
  }
}

/// What this program works on, and what is said in the end of what it has finished.
private struct Operations {
  private static let keptLines = 32
  var inHand: [String: Operation] = [:]
  private var finished: [Sentence] = []
  private var earlier = 0

  mutating func letGo(of id: String, saying farewell: @escaping Sentence) {
    inHand[id] = nil
    finished.append(farewell)
    guard finished.count > Self.keptLines else { return }
    finished.removeFirst()
    earlier += 1
  }

  /// The oldest first, what is open last.
  func farewells(in profile: String) -> [Sentence] {
    let earlier = earlier
    return (earlier > 0 ? [{ $0.earlierOperations(earlier) }] : []) + finished
      + inHand.values.map(\.results).sorted { $0.header.id < $1.header.id }
      .map { $0.farewell(in: profile) }
  }
}

extension ServiceFailure {
  /// Something that stood in the way before anything was sent.
  init(refusal error: any Error, _ words: Words) {
    switch error {
    case let failure as ServiceFailure: self = failure
    case let error as JournalError: self.init(kind: .invalid, code: "", .journal(error))
    default: self.init(kind: .invalid, code: "", message: words.reason(error))
    }
  }
}
