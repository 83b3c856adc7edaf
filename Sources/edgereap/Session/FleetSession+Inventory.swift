internal import Fleet
internal import Synchronization

extension FleetSession {
  /// Lists everything that the options ask for, to the end.
  ///
  /// - Parameter page: called with the rows of each page as they arrive.
  func listed(
    progress: Progress, page: @escaping @Sendable ([Instance]) -> Void = { _ in }
  ) async -> Inventory {
    let inventory = Mutex(Inventory())
    let listing = listing { event in
      let count = inventory.withLock { inventory in
        inventory.apply(event)
        return inventory.instances.count
      }
      if case .page(_, let rows) = event { page(rows.instances) }
      progress.show("\(count) instances listed")
    }
    await listing.listAll()
    progress.clear()
    return inventory.withLock { $0 }
  }
}

extension Inventory {
  /// Names what did not answer, for standard error.
  func sayMissing() {
    for part in missing { StandardStreams.say("edgereap: \(part.words)") }
  }
}

extension MissingPart {
  var words: String {
    let place = region.map { " in \($0)" } ?? ""
    return "\(product.displayName)\(place) was not listed: \(reason)"
  }
}
