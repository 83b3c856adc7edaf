internal import Fleet

extension PageWalk {
  /// Fetches from the last page to the first, one after the other.
  ///
  /// When a row goes, those behind it move towards the front, that is into pages that are still to
  /// be read: nothing is missed, something may be read twice.
  ///
  /// - Parameter allowsGrowth: Whether new rows are known to come at the end. Otherwise they may
  ///   push old ones into pages that were read before, so that a listing that grew is read again.
  /// - Returns: The rows without repetitions.
  func backward(allowsGrowth: Bool) async throws(ServiceFailure) -> [Instance] {
    for _ in 0..<3 {
      if let instances = try await backwardOnce(allowsGrowth: allowsGrowth) { return instances }
    }
    throw ServiceFailure(
      kind: .unknown, code: "MovingList", message: "the list kept growing while it was read")
  }

  /// nil where it grew and may not.
  private func backwardOnce(allowsGrowth: Bool) async throws(ServiceFailure) -> [Instance]? {
    let first = try await fetchPage(at: 0).complete()
    if first.total <= first.count, first.count < rowsPerPage { return first.instances }
    var instances: [InstanceKey: Instance] = [:]
    var (offset, rows) = try await lastPage(claimed: first.total)
    while true {
      if rows.total > first.total, !allowsGrowth { return nil }
      for instance in try rows.complete().instances { instances[instance.key] = instance }
      guard offset > 0 else { break }
      offset -= rowsPerPage
      rows = try await fetchPage(at: offset)
    }
    return instances.values.sorted { $0.key < $1.key }
  }

  /// The page behind which there is nothing, wherever the API claims that the list ends.
  private func lastPage(claimed: Int) async throws(ServiceFailure) -> (Int, InstanceRows) {
    var offset = max(0, min(claimed, mostRows) - 1) / rowsPerPage * rowsPerPage
    var rows = try await fetchPage(at: offset)
    if rows.count == 0, offset > 0 {
      offset = try await lastFilledOffset(below: offset)
      rows = try await fetchPage(at: offset)
    }
    while rows.count >= rowsPerPage, offset + rowsPerPage < mostRows {
      let next = try await fetchPage(at: offset + rowsPerPage)
      guard next.count > 0 else { break }
      (offset, rows) = (offset + rowsPerPage, next)
    }
    return (offset, rows)
  }

  /// By halving, since a claim may be wrong by any amount.
  private func lastFilledOffset(below offset: Int) async throws(ServiceFailure) -> Int {
    var filled = 0
    var empty = offset / rowsPerPage
    while empty - filled > 1 {
      let middle = (filled + empty) / 2
      if try await fetch(middle * rowsPerPage, 1).count > 0 {
        filled = middle
      } else {
        empty = middle
      }
    }
    return filled * rowsPerPage
  }
}
