import Fleet

/// Fetches the pages of one listing, several at a time, as ``ListingWalk`` asks for them.
struct PageWalk: Sendable {
  typealias Fetch =
    @Sendable (_ offset: Int, _ limit: Int) async throws(ServiceFailure) -> InstanceRows

  /// Requests under way at once. At 20 a second that hides up to 0.8 s of latency; more would wait
  /// for a connection after their turn had come, and leave in a burst.
  var width = 16
  var walk = ListingWalk()
  /// nil where a page has few rows by itself, so that asking for fewer would not help.
  var size: PageSize?
  var fetch: Fetch

  /// Fetches everything, and gives each page away as it comes, with the instances on it that no page
  /// before had.
  ///
  /// - Parameter isEnough: asked after each page, whether nothing more needs to be known.
  /// - Returns: the walk at its end, which tells whether every row was shown.
  /// - Throws: the first failure, after what was under way has been given away.
  func run(
    isEnough: () -> Bool = { false }, _ page: (InstanceRows, _ fresh: [Instance]) -> Void
  ) async throws(ServiceFailure) -> ListingWalk {
    var walk = walk
    let (fetch, size) = (fetch, size)
    let failure = await withTaskGroup(of: Page.self) { group -> ServiceFailure? in
      var failure: ServiceFailure?
      var underWay = 0
      func launch() {
        while underWay < width, failure == nil, !isEnough() {
          let limit = min(walk.limit, size?.current ?? .max)
          guard let offset = walk.next(limit: limit) else { break }
          underWay += 1
          group.addTask {
            let rows = await Self.result(of: fetch, offset, limit)
            return Page(offset: offset, limit: limit, rows: rows)
          }
        }
      }
      launch()
      while let answer = await group.next() {
        underWay -= 1
        switch answer.rows {
        case .success(let rows):
          size?.arrived(rows.count, of: answer.limit)
          page(rows, walk.received(rows, at: answer.offset, limit: answer.limit))
        case .failure(let error) where size?.isTooMuch(answer.limit, after: error) == true:
          walk.putBack(answer.offset)
        case .failure(let error):
          walk.failed(at: answer.offset)
          failure = failure ?? error
        }
        launch()
      }
      return failure
    }
    if let failure { throw failure }
    return walk
  }

  /// What a task of a group makes of a page. A function of its own: where the closure itself awaits what
  /// throws a typed error, Swift 6.3 writes over what it has put beside the result (observed).
  private static func result(
    of fetch: Fetch, _ offset: Int, _ limit: Int
  ) async -> Result<InstanceRows, ServiceFailure> {
    do throws(ServiceFailure) {
      let rows = try await fetch(offset, limit)
      return .success(rows)
    } catch {
      return .failure(error)
    }
  }

  /// One page, held against what ends a list.
  func firstPage() async throws(ServiceFailure) -> (rows: InstanceRows, walk: ListingWalk) {
    var walk = walk
    while true {
      let limit = min(walk.limit, size?.current ?? .max)
      guard let offset = walk.next(limit: limit) else {
        preconditionFailure("it begins with a page")
      }
      do throws(ServiceFailure) {
        let rows = try await fetch(offset, limit)
        size?.arrived(rows.count, of: limit)
        walk.received(rows, at: offset, limit: limit)
        return (rows, walk)
      } catch {
        guard size?.isTooMuch(limit, after: error) == true else { throw error }
        walk.putBack(offset)
      }
    }
  }

  private struct Page: Sendable {
    var offset: Int
    /// The rows that it was asked for.
    var limit: Int
    var rows: Result<InstanceRows, ServiceFailure>
  }
}

extension ServiceFailure {
  /// The pages of a listing do not fit together, so that rows may be missing.
  static let movingList = ServiceFailure(
    kind: .unknown, code: "MovingList", .movingList, advice: .listAgain)
}
