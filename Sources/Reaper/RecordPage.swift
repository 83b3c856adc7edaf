import Fleet
import Synchronization

/// What is known of an operation, readable at any time and from anywhere, without waiting for the
/// disk.
final class RecordPage: Sendable {
  fileprivate struct State {
    var results: Results
    var tally: FailureTally
    var followers: [Int: AsyncStream<OperationEvent>.Continuation] = [:]
    var nextFollower = 0
    var rejected: [OutcomeChanges.Change] = []
    var journalError: JournalError?
    var isClosed = false
  }

  private let state: Mutex<State>
  private let journal: JournalFile
  private let operation: String
  private let report: (@Sendable (OperationReport) -> Void)?

  init(
    results: Results, journal: JournalFile, report: (@Sendable (OperationReport) -> Void)?
  ) {
    operation = results.header.id
    self.report = report
    state = Mutex(State(results: results, tally: FailureTally(size: results.instances.count)))
    self.journal = journal
  }

  /// Looks at the results where they are, so that they are not copied.
  func results<Value>(_ body: (borrowing Results) -> Value) -> Value {
    state.withLock { body($0.results) }
  }

  var rejectedChanges: [OutcomeChanges.Change] { state.withLock { $0.rejected } }
  var journalError: JournalError? { state.withLock { $0.journalError } }
  var flushCount: Int { journal.flushCount }

  func follow() -> (results: Results, events: AsyncStream<OperationEvent>) {
    let (stream, continuation) = AsyncStream.makeStream(of: OperationEvent.self)
    let results = state.withLock { state in
      if state.isClosed {
        continuation.finish()
      } else {
        let number = state.nextFollower
        state.nextFollower += 1
        state.followers[number] = continuation
        continuation.onTermination = { [weak self] _ in self?.drop(number) }
      }
      return state.results
    }
    return (results, stream)
  }

  func take(_ events: [OperationEvent]) {
    let followers = state.withLock { state in
      for event in events {
        state.rejected += state.results.apply(event)
        if case .changed(let changes) = event { state.count(changes) }
      }
      return Array(state.followers.values)
    }
    if !events.isEmpty { report?(.recorded(operation: operation, events)) }
    for event in events { for follower in followers { follower.yield(event) } }
  }

  /// Counts instances that an answer has named.
  ///
  /// - Parameters:
  ///   - busy: those that are queued for the reason that they were busy.
  ///   - deadline: until when those that are open may keep others waiting.
  func name(_ keys: [InstanceKey], busy: Set<InstanceKey> = [], deadline: Duration) {
    state.withLock { state in
      for key in keys {
        guard let index = state.results.index(of: key) else { continue }
        state.tally.name(
          index, state.results.instances[index], isBusy: busy.contains(key), deadline: deadline)
      }
    }
  }

  /// How the named instances of a product stand.
  func tally<Value>(_ body: (borrowing FailureTally, borrowing Results) -> Value) -> Value {
    state.withLock { body($0.tally, $0.results) }
  }

  func lose(journal error: JournalError) { state.withLock { $0.journalError = error } }

  /// Nothing follows any more.
  func close() {
    report?(.left(operation: operation))
    let followers = state.withLock { state in
      state.isClosed = true
      let followers = Array(state.followers.values)
      state.followers = [:]
      return followers
    }
    for follower in followers { follower.finish() }
  }

  private func drop(_ number: Int) {
    _ = state.withLock { $0.followers.removeValue(forKey: number) }
  }
}

extension RecordPage.State {
  fileprivate mutating func count(_ changes: OutcomeChanges) {
    for change in changes.changes {
      guard let index = results.index(of: change.key) else { continue }
      tally.update(index, results.instances[index])
    }
  }
}
