import Fleet
import Synchronization

/// One operation from its first call to its last reading.
///
///     plan ─▶ queues ─▶ senders ─▶ record ─▶ watchers ─▶ gone
///               ▲                    ▲          │
///               └── not carried out ─┴──────────┘
///
/// Each service has its own queue and its own senders, each region its own watcher; they meet in
/// the record alone. The run ends when nothing in the record is open, or when it is called off.
final class OperationRun: Sendable {
  private let record: OperationRecord
  private let executors: [BatchExecutor]
  private let watchers: [Watcher]
  private let brake: Brake
  private let addresses: AddressReading
  private let time: MonotonicTime
  private let settings: ReaperSettings
  private let pauseReason = Mutex<String?>(nil)

  init(
    record: OperationRecord, executors: [BatchExecutor], watchers: [Watcher], brake: Brake,
    addresses: AddressReading, time: MonotonicTime, settings: ReaperSettings
  ) {
    self.record = record
    self.executors = executors
    self.watchers = watchers
    self.brake = brake
    self.addresses = addresses
    self.time = time
    self.settings = settings
  }

  func run() async {
    await withDiscardingTaskGroup { group in
      for executor in executors {
        for _ in 0..<settings.callsInFlight { group.addTask { await executor.work() } }
      }
      for watcher in watchers { group.addTask { await watcher.watch() } }
      if !executors.isEmpty { group.addTask { [brake] in await brake.watch() } }
      await record.untilDone()
      for executor in executors { await executor.queue.close() }
      group.cancelAll()
    }
    await readAddresses()
    await record.close(pausedBecause: pauseReason.withLock { $0 })
  }

  private func readAddresses() async {
    let unread = record.page.results { $0.openCount == 0 ? $0.unreadAddresses : [:] }
    let facts = await addresses.facts(of: unread) { [self] in
      pauseReason.withLock { $0 != nil }
    }
    await record.note(facts)
  }

  /// Sends what waits for the canary.
  func goOn() async { await brake.goOn() }

  /// Nothing more is sent; what is on its way is awaited for a bounded time.
  func pause(reason: String) async {
    pauseReason.withLock { $0 = $0 ?? reason }
    await record.stopSending(.interrupted)
    let deadline = time.now + settings.pauseTimeout
    while await isSending, time.now < deadline { try? await time.sleep(for: .milliseconds(50)) }
    await record.callOff()
  }

  private var isSending: Bool {
    get async {
      for executor in executors where await executor.queue.inFlight > 0 { return true }
      return false
    }
  }
}
