/// What instances were before each of their changes, so that a list of them can be seen as it was.
///
/// Only what changed has an entry, and five minutes after it no more.
struct UndoLog<M: Machine>: Sendable {
  private struct Entry: Sendable {
    /// Microseconds since 1970.
    var until: Int64
    var position: Int
    var former: M
  }

  private static var longest: Int64 { 300_000_000 }

  /// The oldest first.
  private var entries: [Entry] = []

  var count: Int { entries.count }

  mutating func note(_ former: M, at position: Int, until now: Int64) {
    entries.append(Entry(until: now, position: position, former: former))
    // In large steps, since what is behind them moves up.
    let half = entries.count / 2
    if half >= 256, entries[half].until < now - Self.longest { entries.removeFirst(half) }
  }

  /// The machines and their positions by id as they were at an instant.
  func undone(
    _ machines: [M], _ positions: [String: Int], since instant: Int64
  ) -> ([M], [String: Int]) {
    var (machines, positions) = (machines, positions)
    for entry in entries.reversed() {
      guard entry.until > instant else { break }
      machines[entry.position] = entry.former
      // Of the machines that share an id at most one is listed at a time.
      if entry.former.lifecycle.isListed { positions[entry.former.id] = entry.position }
    }
    return (machines, positions)
  }
}
