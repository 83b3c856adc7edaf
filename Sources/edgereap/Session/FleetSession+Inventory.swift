import Fleet
import Synchronization
import Words

extension FleetSession {
  /// Lists everything that the options ask for, to the end.
  ///
  /// - Parameters:
  ///   - regions: nil is those that the options ask for.
  ///   - page: called with the rows of each page as they arrive.
  func listed(
    of regions: Set<String>? = nil, progress: Progress,
    page: @escaping @Sendable ([Instance]) -> Void = { _ in }
  ) async -> Inventory {
    let inventory = Mutex(Inventory())
    let listing = listing(of: regions) { event in
      let count = inventory.withLock { inventory in
        inventory.apply(event)
        return inventory.instances.count
      }
      if case .page(_, let rows) = event { page(rows.instances) }
      progress.show(Words.spoken.instancesListed(count))
    }
    await listing.listAll()
    progress.clear()
    return inventory.withLock { $0 }
  }
}

extension Inventory {
  /// Names what did not answer, and whose name could not be read whole, for standard error.
  func sayMissing() {
    missing.say()
    let damaged = instances.filter(\.hasDamagedName).map(\.id)
    if !damaged.isEmpty { StandardStreams.tell(Words.spoken.damagedNames(damaged)) }
  }
}

extension [MissingPart] {
  /// Names what did not answer, for standard error.
  func say() {
    for line in Words.spoken.notListed(self) { StandardStreams.tell(line) }
  }
}
