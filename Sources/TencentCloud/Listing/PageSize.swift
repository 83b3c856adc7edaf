import Fleet
import Synchronization

/// The number of rows to request per page: fewer on a link too slow to deliver more in the time of one
/// request, and more again as they arrive.
final class PageSize: Sendable {
  static let largest = 100
  /// The fewest rows that any usable link delivers.
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

  /// A page with fewer rows than requested says nothing about the link.
  func arrived(_ count: Int, of limit: Int) {
    if count >= limit, limit < Self.largest, limit >= current { rows.add(5, ordering: .relaxed) }
  }
}
