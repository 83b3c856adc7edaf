internal import Fleet

/// Fetches the pages of one listing.
///
/// What the API claims about the number of rows is taken as a hint: an empty page ends the walk,
/// a full page where the end was claimed prolongs it, and there is an upper bound.
struct PageWalk: Sendable {
  typealias Fetch =
    @Sendable (_ offset: Int, _ limit: Int) async throws(ServiceFailure) -> InstanceRows

  var rowsPerPage = 100
  /// Requests under way at once. At 20 a second that hides up to 0.8 s of latency; more would wait
  /// for a connection after their turn had come, and leave in a burst.
  var width = 16
  /// More than this is not an account's fleet but a mistake.
  var mostRows = 1_000_000
  var fetch: Fetch

  /// Fetches everything, several pages at a time, and gives them away as they come.
  ///
  /// - Returns: The number of rows that the API last claimed.
  /// - Throws: The first failure, after what was under way has been given away.
  func forward(_ page: (InstanceRows) -> Void) async throws(ServiceFailure) -> Int {
    let first = try await fetchPage(at: 0)
    page(first)
    var progress = WalkProgress(first: first, rowsPerPage: rowsPerPage, mostRows: mostRows)
    let failure = await withTaskGroup(
      of: Result<(Int, InstanceRows), ServiceFailure>.self
    ) { group -> ServiceFailure? in
      var failure: ServiceFailure?
      var underWay = 0
      func launch() {
        while underWay < width, failure == nil, let offset = progress.nextOffset() {
          underWay += 1
          group.addTask {
            do throws(ServiceFailure) {
              return .success((offset, try await fetchPage(at: offset)))
            } catch {
              return .failure(error)
            }
          }
        }
      }
      launch()
      while let result = await group.next() {
        underWay -= 1
        switch result {
        case .success((let offset, let rows)):
          page(rows)
          progress.received(rows, at: offset)
        case .failure(let error):
          failure = failure ?? error
        }
        launch()
      }
      return failure
    }
    if let failure { throw failure }
    return progress.claimed
  }

  /// A server may hand out shorter pages than were asked for; the rest is fetched behind them.
  func fetchPage(at offset: Int) async throws(ServiceFailure) -> InstanceRows {
    var rows = try await fetch(offset, rowsPerPage)
    while rows.count > 0, rows.count < rowsPerPage, offset + rows.count < rows.total {
      let rest = try await fetch(offset + rows.count, rowsPerPage - rows.count)
      guard rest.count > 0 else { break }
      rows.append(rest)
    }
    return rows
  }
}
