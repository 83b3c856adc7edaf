/// Every instance that was listed, and how far each part of the fleet has answered.
///
/// A listing that runs anew leaves the rows of the last one in place: what it did not find is
/// dropped only when its scope has been listed to the end.
package struct Inventory: Sendable {
  /// In the order in which they were first seen. A row's index stays its own until
  /// `Change.dropped`.
  package private(set) var instances: [Instance] = []
  package private(set) var scopes: [ListingScope: ScopeStatus] = [:]
  /// The products that have named their parts.
  package private(set) var discovered: Set<Product> = []
  /// Changes whenever a row does.
  package private(set) var generation = 0
  /// When the remembered rows were current; nil when none of them are left.
  package private(set) var rememberedAsOf: Timestamp?

  /// The effect of an event on the rows.
  package enum Change: Sendable, Hashable {
    case none
    /// Rows from this index on are new; those named changed in place.
    case rows(appendedFrom: Int, updated: [Int])
    /// The rows of these indices went, in ascending order; those behind them moved up.
    case dropped([Int])
  }

  /// The known order of the rows; nil if it was not checked.
  package private(set) var order: SortOrder?

  private var keys = KeyIndex()
  /// The search text of the first rows or of all, updated on demand.
  var searchText = SearchText()
  /// For each row the serial of the event that showed it last; 0 is remembered only.
  private var seen: [UInt32] = []
  private var serial: UInt32 = 0
  private var startedAt: [ListingScope: UInt32] = [:]
  private var regionNames: [RegionKey: String] = [:]
  private var tallies: [RegionKey: RegionTally] = [:]
  /// The regions and zones that the services listed, by product.
  private var places: [Product: ServicePlaces] = [:]
  /// Zones and states that a row had.
  private var listedZones: Set<String> = []
  private var listedStates: Set<String> = []

  package init() {}

  /// Creates an inventory of cached rows only. It runs beside the screen, which then takes it over.
  package init(_ fleet: RememberedFleet) {
    guard fleet.isInOrder else {
      _ = remember(fleet.instances, asOf: fleet.asOf)
      return
    }
    // None of them is there twice, so that they are taken as they stand, and none is looked for.
    instances = fleet.instances
    order = RememberedFleet.order
    rememberedAsOf = fleet.asOf
    generation = instances.isEmpty ? 0 : 1
    seen = Array(repeating: 0, count: instances.count)
    keys.rebuild(instances)
    var tally = RowTally(of: instances.count)
    for instance in instances { tally.add(instance, 1) }
    count(tally)
  }

  package subscript(key: InstanceKey) -> Instance? { index(of: key).map { instances[$0] } }

  package func index(of key: InstanceKey) -> Int? { keys.row(of: key, in: instances) }

  /// Whether the row has only been remembered, and not seen since the start.
  package func isRemembered(_ index: Int) -> Bool { seen[index] == 0 }

  /// - Parameter now: what instances that are seen in `terminating` for the first time are marked
  ///   with; nil leaves them without.
  @discardableResult
  package mutating func apply(_ event: ListingEvent, at now: Timestamp? = nil) -> Change {
    switch event {
    case .discovering(let product):
      scopes[ListingScope(product: product, region: nil)] = .waiting
      return .none
    case .discovered(let product, let discovery): return discovered(product, discovery)
    case .discoveryFailed(let product, let failure):
      scopes[ListingScope(product: product, region: nil)] = .failed(failure)
      return .none
    case .started(let scope):
      scopes[scope] = .listing(rows: 0, total: nil)
      // A listing that was given up may still have its end under way. Taken for the end of this
      // one it would drop whatever has not come again yet, so the earlier start goes on counting.
      startedAt[scope] = startedAt[scope] ?? serial + 1
      return .none
    case .page(let scope, let page): return add(page, of: scope, at: now)
    case .finished(let scope, let total, let at): return finish(scope, total: total, at: at)
    case .failed(let scope, let failure):
      scopes[scope] = .failed(failure)
      startedAt[scope] = nil
      return .none
    case .remembered(let instances, let asOf): return remember(instances, asOf: asOf)
    case .recalled(let ready):
      guard let asOf = ready.rememberedAsOf else { return .none }
      guard instances.isEmpty, scopes.isEmpty, tallies.isEmpty else {
        return remember(ready.instances, asOf: asOf)
      }
      self = ready
      return instances.isEmpty ? .none : .rows(appendedFrom: 0, updated: [])
    case .forgotten:
      let change = drop(rows { index, _ in isRemembered(index) })
      rememberedAsOf = nil
      return change
    case .observed(let instances):
      serial += 1
      return merge(instances, seenAt: serial, at: now)
    case .departed(let keys):
      return drop(Set(keys.compactMap { index(of: $0) }).sorted())
    }
  }
}

// MARK: - Events

extension Inventory {
  private mutating func discovered(_ product: Product, _ discovery: Discovery) -> Change {
    discovered.insert(product)
    places[product] = discovery.places ?? places[product]
    for region in discovery.regions {
      let key = RegionKey(product: product, region: region.code)
      regionNames[key] = region.name
      tallies[key, default: RegionTally()].isListed = true
    }
    let known = Set(discovery.scopes)
    for scope in scopes.keys where scope.product == product && !known.contains(scope) {
      scopes[scope] = nil
    }
    for scope in discovery.scopes where scopes[scope] == nil { scopes[scope] = .waiting }
    guard !known.contains(ListingScope(product: product, region: nil)) else { return .none }
    // A remembered row of a region that is no longer there will be in nobody's listing.
    return drop(
      rows { index, instance in
        instance.product == product && isRemembered(index)
          && !known.contains(ListingScope(product: product, region: instance.region))
      })
  }

  private mutating func add(
    _ page: ListingPage, of scope: ListingScope, at now: Timestamp?
  ) -> Change {
    if case .listing(let rows, _) = scopes[scope] {
      scopes[scope] = .listing(rows: rows + page.instances.count, total: page.total)
    }
    serial += 1
    return merge(page.instances, seenAt: serial, at: now)
  }

  private mutating func finish(_ scope: ListingScope, total: Int, at: Timestamp) -> Change {
    scopes[scope] = .answered(total: total, at: at)
    guard let start = startedAt.removeValue(forKey: scope) else { return .none }
    let change = drop(
      rows { index, instance in
        instance.product == scope.product
          && (scope.region == nil || scope.region == instance.region) && seen[index] < start
      })
    if !seen.contains(0) { rememberedAsOf = nil }
    return change
  }

  private mutating func remember(_ cached: [Instance], asOf: Timestamp) -> Change {
    rememberedAsOf = asOf
    let isFirst = instances.isEmpty
    return merge(isFirst ? cached : cached.compactMap(news), seenAt: 0)
  }

  /// What a cached row adds to what is listed: itself, the time since when the listed one has been
  /// terminating, or nothing.
  private func news(of cached: Instance) -> Instance? {
    guard let listed = self[cached.key] else { return cached }
    let known = listed.continuing(cached)
    return known.terminatingSince == listed.terminatingSince ? nil : known
  }
}

// MARK: - Rows

extension Inventory {
  private mutating func merge(
    _ incoming: [Instance], seenAt: UInt32, at now: Timestamp? = nil
  ) -> Change {
    let first = instances.count
    var updated: [Int] = []
    var tally = RowTally(of: incoming.count)
    reserve(incoming.count)
    for instance in incoming {
      if let index = keys.insert(instance, row: instances.count, in: instances) {
        let wasRemembered = isRemembered(index)
        seen[index] = max(seen[index], seenAt)
        let instance = instance.continuing(instances[index]).seen(at: now)
        guard
          instances[index] != instance
            || instances[index].terminatingSince != instance.terminatingSince
        else {
          // Its bytes are let go: nothing has to be taken out of them any more. What is attached may
          // have changed.
          if wasRemembered || instance.product.hasPreflight { instances[index] = instance }
          continue
        }
        tally.add(instances[index], -1)
        if !SearchText.isSame(instances[index], instance) { searchText.outdate(index) }
        instances[index] = instance
        if index < first { updated.append(index) }
      } else {
        instances.append(instance.seen(at: now))
        seen.append(seenAt)
      }
      tally.add(instance, 1)
    }
    count(tally)
    guard !updated.isEmpty || instances.count > first else { return .none }
    order = nil
    generation += 1
    return .rows(appendedFrom: first, updated: updated)
  }

  /// Many rows at once get their place in one go. Pages do not: what grows by them grows in steps
  /// that double.
  private mutating func reserve(_ count: Int) {
    guard count > instances.count else { return }
    keys.reserve(instances.count + count, instances)
    instances.reserveCapacity(instances.count + count)
    seen.reserveCapacity(seen.count + count)
  }

  private func rows(where matches: (Int, Instance) -> Bool) -> [Int] {
    instances.withUnsafeBufferPointer { instances in
      instances.indices.filter { matches($0, instances[$0]) }
    }
  }

  private mutating func drop(_ leaving: [Int]) -> Change {
    guard !leaving.isEmpty else { return .none }
    var tally = RowTally(of: leaving.count)
    var isLeaving = Array(repeating: false, count: instances.count)
    for index in leaving {
      tally.add(instances[index], -1)
      isLeaving[index] = true
    }
    count(tally)
    var next = 0
    for index in instances.indices where !isLeaving[index] {
      if next < index {
        instances[next] = instances[index]
        seen[next] = seen[index]
      }
      next += 1
    }
    instances.removeLast(instances.count - next)
    seen.removeLast(seen.count - next)
    keys.rebuild(instances)
    searchText.drop(isLeaving)
    generation += 1
    return .dropped(leaving)
  }

  private mutating func count(_ tally: RowTally) {
    for (traits, amount) in tally.amounts where amount != 0 {
      let key = RegionKey(product: traits.product, region: traits.shared.traits.region)
      tallies[key, default: RegionTally()].phases[
        traits.shared.traits.state.phase, default: 0] += amount
      tallies[key, default: RegionTally()].count += amount
      listedZones.insert(traits.shared.traits.zone)
      listedStates.insert(traits.shared.traits.state.rawValue)
    }
  }
}

/// Rows that came and went, counted by what they share: a hundred thousand rows have a few
/// thousand traits, and no text has to be looked at to tell them apart.
private struct RowTally {
  private var traits: [(product: Product, shared: SharedTraits)] = []
  /// The counter of each, by its number.
  private var places: [UInt: Int] = [:]
  /// The same of those that were counted lately, without a table to be asked.
  private var recent: [(number: UInt, place: Int)]
  private var counts: [Int] = []

  var amounts: some Sequence<(traits: (product: Product, shared: SharedTraits), amount: Int)> {
    zip(traits, counts).lazy.map { (traits: $0, amount: $1) }
  }

  /// - Parameter count: of rows.
  init(of count: Int) {
    recent = Array(repeating: (0, 0), count: count > 1_000 ? 2_048 : 64)
  }

  mutating func add(_ instance: Instance, _ amount: Int) {
    // What is counted is held, so that its number stays its own.
    let address = instance.sharedAddress
    let number = address | UInt(instance.product.code)
    let slot = Int(truncatingIfNeeded: (number >> 4) ^ (number >> 13) ^ number) & (recent.count - 1)
    if recent[slot].number != number { recent[slot] = (number, place(of: number, instance)) }
    counts[recent[slot].place] += amount
  }

  private mutating func place(of number: UInt, _ instance: Instance) -> Int {
    if let place = places[number] { return place }
    places[number] = traits.count
    traits.append((instance.product, instance.shared))
    counts.append(0)
    return counts.count - 1
  }
}

// MARK: - Regions

private struct RegionKey: Hashable {
  var product: Product
  var region: String
}

private struct RegionTally {
  var count = 0
  var phases: [InstanceState.Phase: Int] = [:]
  /// The product itself names this region, so that it is shown without instances too.
  var isListed = false
}

/// A region of one product, with what is in it.
package struct RegionSummary: Sendable, Hashable {
  package var product: Product
  package var region: String
  /// The display name; empty if the API has none.
  package var name: String
  package var count: Int
  package var phases: [InstanceState.Phase: Int]
  /// The status of the scope that lists this region.
  package var status: ScopeStatus
}

extension Inventory {
  /// By region, then product. Work grows with the regions, not with the instances.
  package var regions: [RegionSummary] {
    tallies.compactMap { key, tally in
      guard tally.isListed || tally.count > 0 else { return nil }
      return RegionSummary(
        product: key.product, region: key.region, name: regionNames[key] ?? "",
        count: tally.count, phases: tally.phases.filter { $0.value > 0 },
        status: status(of: key.product, region: key.region))
    }
    .sorted { ($0.region, $0.product) < ($1.region, $1.product) }
  }

  private func status(of product: Product, region: String) -> ScopeStatus {
    scopes[ListingScope(product: product, region: region)]
      ?? scopes[ListingScope(product: product, region: nil)] ?? .waiting
  }

  /// The values that filters are judged by. Regions, zones and states stay open until every product
  /// has named its places.
  package var vocabulary: FilterVocabulary {
    let products = Set(scopes.keys.map(\.product))
    guard !products.isEmpty, products.allSatisfy({ places[$0] != nil }) else { return .fixed }
    return FilterVocabulary(
      regions: places.values.reduce(into: Set(KnownRegion.all).union(tallies.keys.map(\.region))) {
        $0.formUnion($1.regions)
      },
      zones: places.values.reduce(into: listedZones) { $0.formUnion($1.zones) },
      states: listedStates.union(InstanceState.documented))
  }

  /// The parts that failed or have not answered yet.
  package var missing: [MissingPart] {
    scopes.sorted { $0.key < $1.key }.compactMap { scope, status in
      switch status {
      case .answered: nil
      case .failed(let failure):
        MissingPart(product: scope.product, region: scope.region, reason: .failed(failure))
      case .waiting, .listing:
        MissingPart(product: scope.product, region: scope.region, reason: .noAnswerYet)
      }
    }
  }

  /// What a preflight need not ask, or can ask for less.
  package var preflightBasis: PreflightBasis {
    PreflightBasis(
      rows: scopes.compactMapValues {
        if case .answered(let total, _) = $0 { total } else { nil }
      })
  }

  /// Whether every part has been listed to the end.
  package var isComplete: Bool { !scopes.isEmpty && missing.isEmpty }
}
