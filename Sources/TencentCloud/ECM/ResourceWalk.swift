import Fleet

/// The pages of a list of interfaces or addresses, one after another, and whether they show every row.
///
/// As in a ``ListingWalk``, pages overlap by a row, and what they do not share may hide rows. The list
/// ends with a page that is shorter than its limit and claims no more; `TotalCount` never ends it.
struct ResourceWalk {
  static let limit = 100

  /// Where the next page begins.
  private(set) var offset = 0
  /// Each row once.
  private(set) var resources: [AssociatedResource] = []
  private(set) var ids: Set<String> = []
  private(set) var isOver = false
  /// Rows that the service claims from ``offset`` on.
  private(set) var claimed = 0
  /// The row that the next page has to begin with; nil where it may have any.
  private var shared: String?

  /// - Throws: where a row may be missing, or has no id.
  mutating func received(_ page: ResourceRows) throws(ServiceFailure) {
    let rows = page.resources ?? []
    // A list that is not there is an empty one only behind the end, or where nothing is claimed.
    let isMissing = page.resources == nil ? page.total != 0 : (page.total ?? 0) > 0
    if rows.isEmpty, offset == 0, isMissing { throw .movingList }
    guard rows.allSatisfy({ !$0.id.isEmpty }) else { throw .unnamedResource }
    if let shared, !rows.contains(where: { $0.id == shared }) { throw .movingList }
    let fresh = rows.filter { ids.insert($0.id).inserted }
    resources += fresh
    let end = offset + rows.count
    let isFull = rows.count >= Self.limit
    guard !isFull || !fresh.isEmpty else { throw .movingList }
    isOver = !isFull && (fresh.isEmpty || (page.total ?? 0) <= end)
    // A page of one row can share none.
    offset = max(offset + 1, end - 1)
    claimed = max(0, (page.total ?? 0) - offset)
    shared = rows.count > 1 ? rows.last?.id : nil
  }
}

extension ServiceFailure {
  /// A row that names no interface or address.
  fileprivate static let unnamedResource = ServiceFailure(
    kind: .unknown, code: "PartialAnswer", .partialAnswer)
}
