import Fleet

/// Reads what is open in one scope, pass after pass, until readings have settled it.
actor Watcher {
  let scope: ListingScope
  let service: any FleetService
  let record: OperationRecord
  /// nil where nothing is ever sent: what was not carried out stays so.
  let queue: SendQueue?
  let lastReading: LastReading
  let sentTimes: SentTimes
  let observedLag: ObservedLag
  let time: MonotonicTime
  let now: @Sendable () -> Timestamp
  let random: @Sendable () -> Double
  let settings: ReaperSettings
  /// Indices of the scope's instances in the plan.
  private let indices: [Int]
  let startedAt: Duration
  var evidence: [InstanceKey: Evidence] = [:]
  var choice: QuestionChoice
  private var pace = 0
  var foundSomething = false
  /// Instances that this pass found unchanged by a call whose effect was unknown.
  var inert: [Inert] = []

  /// An instance as a reading has just found it, and what its last call ended with.
  struct Inert: Sendable {
    var result: InstanceResult
    var row: Instance
    var failure: ServiceFailure
  }

  init(
    scope: ListingScope, indices: [Int], service: any FleetService, record: OperationRecord,
    queue: SendQueue?, lastReading: LastReading, sentTimes: SentTimes, observedLag: ObservedLag,
    time: MonotonicTime, now: @escaping @Sendable () -> Timestamp,
    random: @escaping @Sendable () -> Double, settings: ReaperSettings
  ) {
    self.scope = scope
    self.indices = indices
    self.service = service
    self.record = record
    self.queue = queue
    self.lastReading = lastReading
    self.sentTimes = sentTimes
    self.observedLag = observedLag
    self.time = time
    self.now = now
    self.random = random
    self.settings = settings
    startedAt = time.now
    let planned = record.page.results { results in
      Set(indices.map { results.instances[$0].instance.key })
    }
    choice = QuestionChoice(product: scope.product, named: planned)
  }

  func watch() async {
    while !Task.isCancelled {
      await pass()
      let interval = settings.watchIntervals[min(pace, settings.watchIntervals.count - 1)]
      guard (try? await time.sleep(for: interval * (1 + settings.jitter * random()))) != nil
      else { return }
    }
  }

  /// Reads everything that is due, once.
  private func pass() async {
    let due = due()
    guard !due.isEmpty else { return pace = 0 }
    foundSomething = due.contains { evidence[$0]?.readAt == nil }
    await read(due)
    await takeUpInert()
    await noteLag(due)
    pace = foundSomething ? 0 : pace + 1
  }

  /// What is on its way or unknown, without the stuck that were read a short while ago.
  private func due() -> [InstanceKey] {
    let now = time.now
    return record.page.results { results in
      indices.compactMap { index in
        let result = results.instances[index]
        let word = result.outcome.word
        guard word.standing == .underWay || word == .unknown else { return nil }
        // What one reading has begun to settle does not wait that long for the next.
        guard word == .stuck, let evidence = evidence[result.instance.key],
          !evidence.isHalfSettled, let readAt = evidence.readAt
        else { return result.instance.key }
        return now - readAt >= settings.stuckInterval ? result.instance.key : nil
      }
    }
  }
}
