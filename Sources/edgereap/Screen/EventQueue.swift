import Dashboard
import Synchronization
import Terminal

/// What happened elsewhere, on its way to the screen. Any task may post; the screen's loop takes
/// all of it at once, so that a thousand events cost one repaint.
final class EventQueue: Sendable {
  private let events = Mutex<[DashboardEvent]>([])
  private let waker: Waker

  init(waker: Waker) { self.waker = waker }

  func post(_ event: DashboardEvent) {
    let wasEmpty = events.withLock { events in
      defer { events.append(event) }
      return events.isEmpty
    }
    if wasEmpty { waker.wake() }
  }

  func drain() -> [DashboardEvent] {
    events.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
