import Fleet
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

  /// Whether a page is to be asked for with fewer rows. Several that were too long at once make it
  /// less only once.
  func isTooMuch(_ limit: Int, after failure: ServiceFailure) -> Bool {
    guard failure.isTimeout, canBeLess(than: limit) else { return false }
    rows.min(max(Self.smallest, limit / 4), ordering: .relaxed)
    return true
  }

  /// A page with fewer rows than it was asked for tells nothing of the link.
  func arrived(_ count: Int, of limit: Int) {
    if count >= limit, limit < Self.largest, limit >= current { rows.add(5, ordering: .relaxed) }
  }
}
