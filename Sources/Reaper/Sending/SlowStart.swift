/// How many instances the next call of one product may carry, and how many batches may be under way.
///
/// Calls carry 1, then 10, then as many as the service takes. From there on each clean answer lets one
/// batch more be under way, which doubles them with every round trip: 1, 2, 4. Any other answer halves
/// them, and keeps the size.
struct SlowStart: Sendable, Hashable {
  /// Instances.
  private(set) var size = 1
  /// Batches, each with the parts that it was split into.
  private(set) var width = 1
  let largestSize: Int
  let largestWidth: Int

  init(largestSize: Int, largestWidth: Int) {
    self.largestSize = largestSize
    self.largestWidth = largestWidth
  }

  mutating func rise() {
    if size >= largestSize {
      width = min(width + 1, largestWidth)
    } else {
      size = min(size * 10, largestSize)
    }
  }

  mutating func fall() { width = max(1, width / 2) }
}

/// What the answers to a batch and its parts said, taken together.
struct BatchVerdict: Sendable, Hashable {
  /// Instances that an answer settled for the time being.
  var answered = 0
  /// Of those, what was refused. Busy is refused from its first answer on.
  var refused = 0
  var unknown = 0
  /// The call was refused for frequency or did not arrive, which says nothing of its instances.
  var isSlow = false

  static let nothing = BatchVerdict()
  static let slow = BatchVerdict(isSlow: true)

  /// Nothing is unknown, and at most one in ten was refused.
  var isClean: Bool { unknown == 0 && refused * 10 <= answered }

  static func + (left: Self, right: Self) -> Self {
    Self(
      answered: left.answered + right.answered, refused: left.refused + right.refused,
      unknown: left.unknown + right.unknown, isSlow: left.isSlow || right.isSlow)
  }
}
