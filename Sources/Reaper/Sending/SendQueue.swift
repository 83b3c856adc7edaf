import Fleet
import Synchronization

/// What is still to be sent to one service. Senders wait here for work.
actor SendQueue {
  private var batches: [Batch]
  private var senders: [CheckedContinuation<Batch?, Never>] = []
  private var isClosed = false
  private var limit: Int
  private(set) var inFlight = 0

  init(_ batches: [Batch], limit: Int) {
    // Taken from the end.
    self.batches = batches.reversed()
    self.limit = limit
  }

  /// The next batch, at most as large as the service was found to take; nil when there will be
  /// none any more.
  func next() async -> Batch? {
    guard !isClosed else { return nil }
    guard let batch = batches.popLast() else {
      return await withCheckedContinuation { senders.append($0) }
    }
    return trimmed(batch)
  }

  /// Puts batches in front, since the instances in them have waited longest.
  func add(_ more: [Batch]) {
    batches.append(contentsOf: more.reversed())
    while !senders.isEmpty, let batch = batches.popLast() {
      senders.removeFirst().resume(returning: trimmed(batch))
    }
  }

  /// The service takes fewer at once than it was believed to.
  func lower(to size: Int) { limit = min(limit, max(1, size)) }

  /// Sends everybody home.
  func close() {
    isClosed = true
    for sender in senders { sender.resume(returning: nil) }
    senders = []
  }

  func began() { inFlight += 1 }
  func ended() { inFlight -= 1 }

  private func trimmed(_ batch: Batch) -> Batch {
    guard batch.ids.count > limit, batch.rest.isEmpty else { return batch }
    var (now, later) = (batch, batch)
    now.ids = Array(batch.ids[..<limit])
    later.ids = Array(batch.ids[limit...])
    batches.append(later)
    return now
  }
}

/// When each instance was last sent, on the clock that only goes on.
final class SentTimes: Sendable {
  private let times = Mutex<[InstanceKey: Duration]>([:])

  func note(_ call: CallIntent, at time: Duration) {
    times.withLock { times in
      for id in call.ids { times[InstanceKey(product: call.product, id: id)] = time }
    }
  }

  /// nil where this process did not send it.
  subscript(key: InstanceKey) -> Duration? { times.withLock { $0[key] } }
}
