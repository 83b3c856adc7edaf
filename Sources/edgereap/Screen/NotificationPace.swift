import Dashboard

/// When notifications go to the terminal: at most one in ten seconds, over all operations and
/// profiles. All times are milliseconds of a clock that only goes forward.
///
/// What comes too soon waits, one for each operation: a more urgent occasion takes the place of a
/// less urgent one, so that the end of an operation is never lost.
struct NotificationPace: Hashable, Sendable {
  /// Least time between two notifications.
  static let interval = 10_000

  /// In order of arrival.
  private var waiting: [Notification] = []
  private var lastSent: Int?

  mutating func add(_ notification: Notification) {
    guard let index = waiting.firstIndex(where: { $0.operation == notification.operation }) else {
      return waiting.append(notification)
    }
    if notification.occasion >= waiting[index].occasion { waiting[index] = notification }
  }

  /// Somebody looks at the screen, which shows everything.
  mutating func drop() { waiting = [] }

  /// Time until one may be sent; nil if none waits.
  func wait(at now: Int) -> Int? {
    guard !waiting.isEmpty else { return nil }
    return max(0, (lastSent ?? now - Self.interval) + Self.interval - now)
  }

  /// The most urgent one, the oldest of those, if its time has come. It counts as sent.
  mutating func next(at now: Int) -> Notification? {
    guard wait(at: now) == 0, let urgency = waiting.map(\.occasion).max(),
      let index = waiting.firstIndex(where: { $0.occasion == urgency })
    else { return nil }
    lastSent = now
    return waiting.remove(at: index)
  }
}
