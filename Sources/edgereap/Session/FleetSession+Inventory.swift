import Fleet
import Synchronization
import Words

extension FleetSession {
  /// Lists everything that the options ask for, to the end.
  ///
  /// - Parameters:
  ///   - regions: nil is those that the options ask for.
  ///   - filter: what will be asked of the instances. One that asks since when they have been terminating
  ///     needs what the screen has cached of that; otherwise no such time is known.
  ///   - page: called with the rows of each page as they arrive.
  func listed(
    of regions: Set<String>? = nil, for filter: Filter? = nil, progress: Progress,
    page: @escaping @Sendable ([Instance]) -> Void = { _ in }
  ) async -> Inventory {
    let inventory = Mutex(Inventory())
    let asksSince = filter?.asks(for: .since) ?? false
    let listing = listing(of: regions) { event in
      let count = inventory.withLock { inventory in
        inventory.apply(event, at: asksSince ? HostEnvironment.now() : nil)
        return inventory.instances.count
      }
      if case .page(_, let rows) = event { page(rows.instances) }
      progress.show(Words.spoken.instancesListed(count))
    }
    await listing.listAll()
    progress.clear()
    var listed = inventory.withLock { $0 }
    if asksSince, let cached = await cachedFleet() {
      listed.apply(.remembered(cached.instances, asOf: cached.asOf))
      listed.apply(.forgotten)
    }
    return listed
  }

  /// The cached list of this account; nil where there is none that can be used.
  private func cachedFleet() async -> RememberedFleet? {
    let account = try? await identity().account
    guard let key = await cacheKey(account: account),
      let fleet = try? FleetCache.read(key, in: paths.cache).get()
    else { return nil }
    let isOther = account.map { !fleet.account.isEmpty && fleet.account != $0.id } ?? false
    return isOther ? nil : fleet
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
