package import Fleet

/// An operation that is being worked on, as a face sees and steers it.
package final class Operation: Sendable {
  package let id: String
  private let record: OperationRecord
  private let run: OperationRun
  private let task: Task<Void, Never>

  init(id: String, record: OperationRecord, run: OperationRun, executor: (any TaskExecutor)?) {
    self.id = id
    self.record = record
    self.run = run
    task = Task(executorPreference: executor) { await run.run() }
  }

  /// Everything that is recorded up to now, folded.
  package var results: Results { record.page.results { $0 } }

  /// What is known now, and every event after it, without a gap in between. The stream ends when
  /// nobody works on the operation any more.
  package func follow() -> (results: Results, events: AsyncStream<OperationEvent>) {
    record.page.follow()
  }

  /// Every event from the time of the call on.
  package var events: AsyncStream<OperationEvent> { record.page.follow().events }

  /// Nothing more is sent. What was sent stays watched.
  ///
  /// - Parameter process: that asked for it; nil is this one.
  package func stop(askedBy process: String? = nil) async {
    await record.stopSending(
      .byOperator, .warning, because: process.map { .stoppedBy(process: $0) })
  }

  /// Sends the others too, although nobody has said so yet, or the canary is not seen leaving.
  package func goOn() async { await run.goOn() }

  /// Goes away: nothing more is sent, answers that are on their way are awaited for a bounded time
  /// and recorded, the rest is cancelled, and the journal is let go. Returns when all is written.
  package func pause(reason: String) async {
    await run.pause(reason: reason)
    await task.value
  }

  /// Returns when nobody works on the operation any more: it is finished or paused.
  package func untilEnded() async { await task.value }

  /// How often the disk was waited for.
  package var flushCount: Int { record.page.flushCount }

  /// Changes that the outcomes' successors do not allow. There are none, unless the engine is
  /// wrong; tests look at this.
  package var rejectedChanges: [OutcomeChanges.Change] { record.page.rejectedChanges }

  /// Why the journal is not written any more, where it is not.
  package var journalError: JournalError? { record.page.journalError }
}
