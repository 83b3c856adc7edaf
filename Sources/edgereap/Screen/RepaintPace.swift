/// When the screen is drawn for what happens by itself: answers, progress, the clock. Keys do not
/// come here; they are drawn at once. All times are milliseconds of a clock that only goes forward.
struct RepaintPace: Hashable, Sendable {
  /// Thirty times a second looks alive.
  static let usual = 34
  /// The first rows are awaited, and little comes before them.
  static let first = 5
  /// On a slow link what only ticks may take the line once a second.
  static let slow = 1_000

  /// Least time between two repaints.
  var interval = usual
  private var lastDrawn: Int?
  /// Whether there are events that the state has not begun to take in.
  private(set) var isWanted = false
  /// Whether the state has taken in everything up to its last ``begin()``, and is not drawn yet.
  private(set) var isTaken = false

  /// Something has happened that is not shown yet.
  mutating func want() { isWanted = true }

  /// The state begins to take in all events so far. Later ones need another round.
  mutating func begin() { isWanted = false }

  /// The state has taken in everything up to its last ``begin()``.
  mutating func took() { isTaken = true }

  /// Time until it may be drawn; nil if nothing is wanted.
  func wait(at now: Int) -> Int? {
    guard isWanted else { return nil }
    return max(0, (lastDrawn ?? now - interval) + interval - now)
  }

  func isDue(at now: Int) -> Bool { wait(at: now) == 0 }

  /// The state is drawn. What it does not have yet is still wanted.
  mutating func drew(at now: Int) {
    guard isTaken else { return }
    isTaken = false
    lastDrawn = now
  }
}
