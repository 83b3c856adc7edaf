/// Which pages of a listing are still to be asked for.
struct WalkProgress: Sendable {
  /// What the API said last.
  private(set) var claimed: Int
  private let rowsPerPage: Int
  private let mostRows: Int
  private var next: Int
  /// Up to where there may be rows, by what was claimed and by what came.
  private var reach = 0
  /// Where an empty page was.
  private var end: Int

  init(first: InstanceRows, rowsPerPage: Int, mostRows: Int) {
    self.rowsPerPage = rowsPerPage
    self.mostRows = mostRows
    claimed = first.total
    next = rowsPerPage
    end = mostRows
    received(first, at: 0)
  }

  mutating func received(_ rows: InstanceRows, at offset: Int) {
    claimed = rows.total
    if rows.count == 0 { end = min(end, offset) }
    // More rows than were claimed: where a page is full, there may be yet another.
    let filled = offset + rows.count
    let isContradiction = filled > rows.total
    let further = isContradiction && rows.count >= rowsPerPage ? filled + 1 : filled
    reach = max(reach, rows.total, further)
  }

  mutating func nextOffset() -> Int? {
    guard next < min(reach, end, mostRows) else { return nil }
    defer { next += rowsPerPage }
    return next
  }
}
