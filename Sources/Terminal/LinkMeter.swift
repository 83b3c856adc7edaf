/// Measures how long the terminal leaves its bytes waiting, to detect a slow link. All times are
/// milliseconds.
///
/// A link is slow when it kept more than one write waiting, a tenth of the time of a window in all.
/// It is fast again when nothing has waited for a good while although something was sent; and each
/// time that this was an error, the while is twice as long.
struct LinkMeter: Hashable, Sendable {
  static let window = 10_000
  /// The sum of the waits in a window that makes a link slow.
  static let slowSum = 1_000
  /// A single stall counts for at most this, less than the sum: it is a hiccup.
  static let longestCounted = 700
  /// The longest wait that is not noticeable, in milliseconds.
  static let unnoticed = 20
  /// How long nothing must have waited before a link counts as fast again.
  static let shortestCalm = 30_000
  static let longestCalm = 480_000
  /// Writes that must have gone out immediately in that time.
  static let calmWrites = 10

  private struct Wait: Hashable {
    var end: Int
    var length: Int
  }

  private(set) var isSlow = false
  private var waits: [Wait] = []
  private var lastWait = 0
  private var writesSince = 0
  private var calm = shortestCalm
  private var lastSpeedUp: Int?

  /// Notes that the terminal has taken everything, `duration` after it was offered.
  mutating func took(_ duration: Int, at now: Int) {
    guard duration >= Self.unnoticed else {
      writesSince += 1
      if isSlow, writesSince >= Self.calmWrites, now - lastWait >= calm { speedUp(at: now) }
      return
    }
    writesSince = 0
    lastWait = now
    waits.removeAll { now - $0.end > Self.window }
    waits.append(Wait(end: now, length: min(duration, Self.longestCounted)))
    if !isSlow, waits.reduce(0, { $0 + $1.length }) >= Self.slowSum { slowDown(at: now) }
  }

  private mutating func slowDown(at now: Int) {
    isSlow = true
    waits = []
    let wasTooSoon = lastSpeedUp.map { now - $0 < 2 * calm } ?? false
    calm = wasTooSoon ? min(2 * calm, Self.longestCalm) : Self.shortestCalm
  }

  private mutating func speedUp(at now: Int) {
    isSlow = false
    waits = []
    lastSpeedUp = now
  }
}
