import Synchronization

/// How many rows a page is asked for: fewer where a link is too slow to bring as many in the time of one
/// request, and more again as they arrive.
final class PageSize: Sendable {
  static let largest = 100
  /// What a link that is of any use brings.
  static let smallest = 6

  private let rows = Atomic(largest)

  var current: Int { min(Self.largest, rows.load(ordering: .relaxed)) }

  /// Whether fewer rows may be asked for than these.
  func canBeLess(than limit: Int) -> Bool { limit > Self.smallest }

  /// Several pages that were too long at once make it less only once.
  func timedOut(at limit: Int) {
    rows.min(max(Self.smallest, limit / 4), ordering: .relaxed)
  }

  func arrived(at limit: Int) {
    if limit < Self.largest, limit >= current { rows.add(5, ordering: .relaxed) }
  }

  /// Sends of one page that may time out: four in all, from the largest to the smallest.
  func mostTimeouts(at limit: Int) -> Int { canBeLess(than: limit) ? 1 : 2 }
}
