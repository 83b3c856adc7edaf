import Fleet
import Synchronization

/// The combined result of the pages of one walk.
extension PageWalk {
  /// Gives away the rows that belong to the listing, page by page.
  ///
  /// - Returns: how many rows that are.
  /// - Throws: after all of them were given away, where a row may have been missed
  ///   (``ServiceFailure/movingList``) or has no usable id.
  func list(
    where belongs: (Instance) -> Bool, page: (ListingPage) -> Void
  ) async throws(ServiceFailure) -> Int {
    var count = 0
    let walk = try await run { rows, fresh in
      let instances = fresh.filter(belongs)
      count += instances.count
      page(
        ListingPage(
          instances: instances, total: instances.count == fresh.count ? rows.total : nil))
    }
    guard walk.isComplete else { throw .movingList }
    guard walk.rowsWithoutID.isEmpty else {
      throw .withoutID(walk.rowsWithoutID.sorted { $0.key < $1.key }.map(\.value))
    }
    return count
  }

  /// - Parameter ids: the ids that the question names; where all of them came, no further page is
  ///   asked for.
  func answer(naming ids: [String] = []) async throws(ServiceFailure) -> ReadingAnswer {
    var rows = Rows()
    var wanted = Set(ids)
    let walk = try await run(isEnough: { !ids.isEmpty && wanted.isEmpty }) { page, _ in
      for instance in page.instances { wanted.remove(instance.id) }
      rows.take(page)
    }
    return rows.answer(of: walk)
  }

  func answerOfFirstPage() async throws(ServiceFailure) -> ReadingAnswer {
    var rows = Rows()
    let (page, walk) = try await firstPage()
    rows.take(page)
    return rows.answer(of: walk)
  }

  /// Rows of several pages, each instance once, as it was shown last.
  private struct Rows {
    private var instances: [Instance] = []
    private var indexes: [InstanceKey: Int] = [:]
    private var requestID = ""

    mutating func take(_ page: InstanceRows) {
      requestID = page.requestID
      for instance in page.instances {
        if let index = indexes[instance.key] {
          instances[index] = instance
        } else {
          indexes[instance.key] = instances.count
          instances.append(instance)
        }
      }
    }

    func answer(of walk: ListingWalk) -> ReadingAnswer {
      ReadingAnswer(
        instances: instances, claim: walk.claim.flatMap { $0 > instances.count ? $0 : nil },
        isWhole: walk.isComplete && walk.rowsWithoutID.isEmpty, requestID: requestID)
    }
  }
}

/// The most rows that the service has been seen to put on one page.
///
/// A page that is not longer may be cut short by the service's own cap, which nothing announces.
final class LargestPage: Sendable {
  private let rows = Atomic(0)

  func note(_ count: Int) {
    rows.max(count, ordering: .relaxed)
  }

  var count: Int { rows.load(ordering: .relaxed) }
}

extension ReadingAnswer {
  /// Keeps a region's rows alone, for an API that has no such filter.
  func restricted(to scope: ListingScope) -> ReadingAnswer {
    guard let region = scope.region else { return self }
    var answer = self
    answer.instances.removeAll { $0.region != region }
    answer.claim = nil
    return answer
  }
}
