import Fleet

/// Which pages of a listing are still to be asked for, and whether those that came show every row.
///
///     offsets  0 ────────── 99 ────────── 198 ───── … ─ short page
///              └── page ──┴┘└── page ──┴┘└── page …
///                   share a row     share a row
///
/// A list that moves while it is read can hide a row between two pages. Successive pages therefore
/// overlap by a row. A page is a contiguous part of the list as it was at one moment, so that two
/// pages that share a row hide none between them, whatever went or came meanwhile. Where two pages
/// share none, the list is asked again from further ahead until they do.
///
/// `TotalCount` is used to ask ahead or on. It never ends a walk at a full page, since the ECM
/// documentation describes it as the length of the page. A walk ends with an empty page, or with one
/// that is shorter than its limit and whose `TotalCount` claims no more than came.
struct ListingWalk: Sendable {
  /// The most rows to request in one page.
  let limit: Int
  /// More than this is not an account's fleet but a mistake.
  private let mostRows: Int
  /// A page of so many rows may have been cut short, whatever its limit is.
  private let cap: Int
  /// Pages that hang together, in the order of the list; one in the end.
  private var chains: [Chain] = []
  private var underWay: Set<Int> = []
  /// Pages that are to be asked for again, with fewer rows.
  private var putBack: [Int] = []
  /// The start of the next page, and the limit up to which claims allow one.
  private var frontier = 0
  private var reach = 1
  /// The offset of an empty page, and the number of empty first pages.
  private var bound: Int
  private var emptyStarts = 0
  /// Distinct rows of a page, if the service returns fewer than requested.
  private var pageSize: Int
  private var repairs: [Int: Int] = [:]
  private var requests = 0
  /// Pages that came.
  private var pages = 0
  /// Full pages where nothing was read before that brought no new row.
  private var repeatedPages = 0
  private var keys: Set<InstanceKey> = []
  /// Rows that came and have no usable id, by their index in the list. Pages overlap, so that a row may
  /// come twice.
  private(set) var rowsWithoutID: [Int: ServiceFailure.UnnamedRow] = [:]
  /// The most rows that the service claimed; nil where it claimed nothing that can be true.
  private(set) var claim: Int?
  private var isClaimSteady = true

  fileprivate struct Chain: Sendable {
    var start, end: Int
    /// The rows of its first and of its last page.
    var first, last: Set<InstanceKey>
    /// Nothing is behind it.
    var isTail: Bool
    /// Whether its last row was requested again and came alone although more was claimed.
    var isProbed = false
    /// Pages of one row are in it, which can share none: a row may have moved between them.
    var isLoose = false
  }

  init(limit: Int = 100, mostRows: Int = 1_000_000, cap: Int = .max) {
    self.limit = limit
    self.mostRows = mostRows
    self.cap = cap
    bound = mostRows
    pageSize = limit
  }

  /// Whether the pages show every row that was there all the time.
  var isComplete: Bool { isEmpty || isOneChain || hasAllThatIsClaimed }

  /// For a service that orders rows of equal rank as it likes, so that pages need not share one.
  private var hasAllThatIsClaimed: Bool {
    pages > 1 && repeatedPages == 0 && isClaimSteady && claim == keys.count
  }

  /// Whether the list is empty. An empty list that claims rows is requested twice.
  private var isEmpty: Bool {
    chains.isEmpty && emptyStarts > ((claim ?? 0) > 0 ? 1 : 0)
  }

  private var isOneChain: Bool { reachesTheEnd && !chains[0].isLoose }

  private var reachesTheEnd: Bool {
    chains.count == 1 && chains[0].start == 0 && chains[0].isTail
  }

  // MARK: What to ask

  /// The offset of the next page; nil where nothing is to be asked for now.
  ///
  /// - Parameter limit: the rows that it will be asked for.
  mutating func next(limit: Int) -> Int? {
    let size = min(pageSize, limit)
    let isExhausted = requests > 60 + 4 * (max(frontier, min(reach, bound)) / max(1, size - 1))
    guard !isEmpty, !reachesTheEnd, !isExhausted, repeatedPages < 3 else { return nil }
    guard
      let offset = putBack.popLast() ?? betweenChains(size) ?? ahead(size) ?? behindLast(size)
    else { return nil }
    underWay.insert(offset)
    requests += 1
    return offset
  }

  private mutating func ahead(_ size: Int) -> Int? {
    guard frontier < min(reach, bound, mostRows), chains.last?.isTail != true else { return nil }
    let offset = frontier
    frontier += max(1, size - 1)
    return offset
  }

  private mutating func betweenChains(_ size: Int) -> Int? {
    for (left, right) in zip(chains, chains.dropFirst()) {
      guard !isUnderWay(from: left.start, to: right.start) else { continue }
      if left.end <= right.start { return left.behind }
      if let offset = furtherAhead(of: right.start, in: left, size) { return offset }
    }
    return nil
  }

  private mutating func behindLast(_ size: Int) -> Int? {
    guard let last = chains.last else { return underWay.isEmpty ? 0 : nil }
    guard !last.isTail, last.end < mostRows, !isUnderWay(from: last.start, to: .max) else {
      return nil
    }
    // An empty page in front of its end: rows have gone, and the others have moved up.
    guard bound >= last.end else { return furtherAhead(of: bound, in: last, size) }
    return last.behind
  }

  /// Rows move up as others go, so that each attempt begins half a page further ahead.
  private mutating func furtherAhead(of offset: Int, in chain: Chain, _ size: Int) -> Int? {
    let attempt = repairs[chain.end, default: 0] + 1
    guard attempt <= 12 else { return nil }
    repairs[chain.end] = attempt
    return max(0, offset - attempt * max(1, size / 2))
  }

  private func isUnderWay(from start: Int, to end: Int) -> Bool {
    underWay.contains { (start...end).contains($0) }
  }

  // MARK: What came

  mutating func failed(at offset: Int) { underWay.remove(offset) }

  /// Requeues a page that timed out, to be requested with fewer rows.
  mutating func putBack(_ offset: Int) {
    underWay.remove(offset)
    putBack.append(offset)
  }

  /// - Parameter limit: the rows that it was asked for.
  /// - Returns: the instances that no page before had.
  @discardableResult
  mutating func received(_ rows: InstanceRows, at offset: Int, limit: Int) -> [Instance] {
    underWay.remove(offset)
    pages += 1
    let end = offset + rows.count
    note(claim: rows.total, ofRowsTo: end)
    guard rows.count > 0 else {
      receivedNothing(at: offset)
      return []
    }
    rowsWithoutID.merge(rows.withoutID) { $1 }
    let page = Set(rows.instances.map(\.key))
    let fresh = rows.instances.filter { keys.insert($0.key).inserted }
    let isNew = !fresh.isEmpty
    let claimsMore = rows.total.map { $0 > end } ?? false
    // Rows that are known came alone: nothing is behind them, or nothing is given away.
    let isProbe = !isNew && rows.count < limit
    let isTail = (isProbe || rows.count < min(limit, cap)) && !claimsMore
    if !isTail {
      if isNew, page.count < limit { pageSize = min(pageSize, max(2, page.count)) }
      if !isNew, !isProbe, offset >= (chains.last?.end ?? 0) - 1 { repeatedPages += 1 }
    }
    if let claim { reach = max(reach, min(claim, mostRows)) }
    frontier = max(frontier, offset + max(1, page.count - 1))
    add(
      Chain(
        start: offset, end: offset + max(1, page.count), first: page, last: page, isTail: isTail,
        isProbed: isProbe))
    return fresh
  }

  private mutating func receivedNothing(at offset: Int) {
    bound = min(bound, offset)
    if offset == 0 { emptyStarts += 1 }
    // The last row came alone, and nothing came behind it: that is the end, whatever is claimed.
    if let last = chains.indices.last, chains[last].isProbed, chains[last].end == offset {
      chains[last].isTail = true
    }
  }

  private mutating func note(claim total: Int?, ofRowsTo end: Int) {
    // Less than came is the page's own length, or nothing at all.
    guard let total, total >= end else { return }
    if let claim, claim != total { isClaimSteady = false }
    claim = max(claim ?? 0, total)
  }

  private mutating func add(_ chain: Chain) {
    let index = chains.firstIndex { $0.start > chain.start } ?? chains.endIndex
    chains.insert(chain, at: index)
    var left = max(0, index - 1)
    while left + 1 < chains.count, left <= index {
      guard chains[left].hangsTogether(with: chains[left + 1]) else {
        left += 1
        continue
      }
      let right = chains.remove(at: left + 1)
      chains[left] = chains[left].joined(with: right)
      left = max(0, left - 1)
    }
  }
}

extension ListingWalk.Chain {
  /// The offset of the following request: the last row, unless that came alone before.
  fileprivate var behind: Int { isProbed ? end : end - 1 }

  /// They share a row, or the service gives away no more than one row at a time here.
  fileprivate func hangsTogether(with right: Self) -> Bool {
    !last.isDisjoint(with: right.first) || isProbed && right.start == end
  }

  fileprivate func joined(with right: Self) -> Self {
    Self(
      start: start, end: max(end, right.end),
      first: start == right.start ? first.union(right.first) : first,
      last: right.end > end ? right.last : last.union(right.last),
      isTail: isTail || right.isTail, isProbed: right.isProbed,
      isLoose: isLoose || right.isLoose || last.isDisjoint(with: right.first))
  }
}
