internal import Dashboard
internal import Fleet
internal import Reaper
internal import Synchronization

/// The operations that this program works on, and how the screen hears of them.
///
/// What is finished and written is let go of: its journal tells the rest.
final class OperationDesk: Sendable {
  private let session: FleetSession
  private let queue: EventQueue
  private let reaper: Reaper
  private let operations = Mutex(Operations())
  /// What other programs work on and this screen shows.
  private let lookedOn = Mutex<Set<String>>([])
  private let leaving = Mutex(Leaving())

  /// What was confirmed and has not begun when the program is left does not begin.
  private struct Leaving {
    var isClosed = false
    var waiting: [Int: Int] = [:]
    var next = 0
  }

  init(session: FleetSession, queue: EventQueue) {
    self.session = session
    self.queue = queue
    reaper = session.reaper
  }

  /// The one way from the screen to sending. The rules are asked once more, with the credentials
  /// as they are now.
  func run(_ confirmed: ConfirmedPlan) async {
    let number = leaving.withLock { leaving in
      defer { leaving.next += 1 }
      leaving.waiting[leaving.next] = confirmed.plan.targets.count
      return leaving.next
    }
    do {
      let identity = try await session.identity()
      try leaving.withLock { leaving in
        guard !leaving.isClosed else { return }
        leaving.waiting[number] = nil
        follow(try reaper.execute(confirmed, gate: session.gate, as: identity))
      }
    } catch {
      _ = leaving.withLock { $0.waiting.removeValue(forKey: number) }
      refuse(error)
    }
  }

  /// Goes on watching. It never sends.
  func watch(_ id: String) async {
    do {
      follow(try reaper.resume(id, as: try await session.identity()))
    } catch {
      refuse(error)
    }
  }

  /// Instances as files have them.
  func records(of instances: [Instance]) -> [InstanceRecord] { session.records(of: instances) }

  func stopSending(_ id: String) async {
    await operations.withLock { $0.inHand[id] }?.stop()
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

  /// Returns when every request of every operation has been sent and answered.
  func untilSent() async {
    let all = operations.withLock { Array($0.inHand.values) }
    for operation in all {
      let (results, events) = operation.follow()
      var folded = results
      if folded.isAnswered { continue }
      for await event in events {
        folded.apply(event)
        if folded.isAnswered { break }
      }
    }
  }

  /// Lets go of everything: nothing more is sent, and what is on its way is recorded.
  func pauseAll(reason: String) async {
    leaving.withLock { $0.isClosed = true }
    let all = operations.withLock { Array($0.inHand.values) }
    await withTaskGroup { group in
      for operation in all { group.addTask { await operation.pause(reason: reason) } }
    }
  }

  /// What an operator should know after leaving: of all that is open, and of the last that are not.
  var farewells: [String] {
    let unbegun = leaving.withLock { $0.waiting.sorted { $0.key < $1.key }.map(\.value) }
    return operations.withLock { $0.farewells }
      + unbegun.map { "A confirmed plan of \($0) had not begun: nothing of it was sent." }
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
    Task {
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
    let queue = queue
    Task {
      for await event in events { queue.post(.operation(id: operation.id, [event])) }
      letGo(of: operation)
      queue.post(.operationEnded(id: operation.id))
    }
  }

  /// Where the journal could not be written, its results are nowhere else.
  private func letGo(of operation: Operation) {
    let results = operation.results
    guard results.openCount == 0, operation.journalError == nil else { return }
    operations.withLock { $0.letGo(of: operation.id, saying: results.farewell) }
  }

  private func refuse(_ error: any Error) {
    queue.post(.operationRefused(ServiceFailure(refusal: error)))
  }
}

/// What this program works on, and what is said in the end of what it has finished.
private struct Operations {
  private static let keptLines = 32
  var inHand: [String: Operation] = [:]
  private var finished: [String] = []
  private var earlier = 0

  mutating func letGo(of id: String, saying farewell: String) {
    inHand[id] = nil
    finished.append(farewell)
    guard finished.count > Self.keptLines else { return }
    finished.removeFirst()
    earlier += 1
  }

  /// The oldest first, what is open last.
  var farewells: [String] {
    (earlier > 0 ? ["\(earlier) earlier operations are finished: edgereap history"] : [])
      + finished
      + inHand.values.map(\.results).sorted { $0.header.id < $1.header.id }.map(\.farewell)
  }
}

extension ServiceFailure {
  /// Something that stood in the way before anything was sent.
  init(refusal error: any Error) {
    switch error {
    case let failure as ServiceFailure: self = failure
    case let exit as Exit: self.init(kind: .invalid, code: "Refused", message: exit.message)
    default: self.init(kind: .invalid, code: "Refused", message: "\(error)")
    }
  }
}
