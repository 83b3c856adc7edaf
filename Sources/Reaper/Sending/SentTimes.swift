import Fleet
import Synchronization

/// When each instance was last sent, on the clock that only advances.
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
