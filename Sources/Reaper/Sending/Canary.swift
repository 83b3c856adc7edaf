import Fleet

/// The instances that go first, and what readings have shown of them.
struct Canary: Sendable {
  /// What can be said of it.
  enum Finding: Sendable {
    /// Some were not seen leaving yet; how many of each product have to be replaced, since they are
    /// held back or were gone before.
    case waiting(count: Int, replacing: [Product: Int])
    case leaving(count: Int)
    case failed(Notice.Fact)
  }

  private var waiting: Set<InstanceKey>
  private var leaving: Set<InstanceKey> = []
  /// Found to be replaced by the look under way.
  private var missing: [Product: Int] = [:]
  /// About to be replaced.
  private var replacing: [Product: Int] = [:]
  /// When each was first found sent.
  private var since: [InstanceKey: Duration] = [:]

  init(_ keys: some Sequence<InstanceKey>) { waiting = Set(keys) }

  /// - Parameter timeout: in which each has to be seen leaving after it was sent.
  mutating func look(at page: RecordPage, now: Duration, timeout: Duration) -> Finding {
    page.results { results in
      for key in waiting.sorted() {
        guard let result = results[key] else { continue }
        if let fact = take(result, now: now) { return .failed(fact) }
      }
      let late = waiting.count { since[$0].map { now - $0 >= timeout } ?? false }
      if late > 0 {
        return .failed(.canaryNotLeaving(count: late, seconds: timeout.components.seconds))
      }
      let count = waiting.count + leaving.count
      let missing = missing
      self.missing = [:]
      replacing.merge(missing) { $0 + $1 }
      guard waiting.isEmpty, replacing.isEmpty else {
        return .waiting(count: count, replacing: missing)
      }
      return .leaving(count: count)
    }
  }

  /// - Returns: why the canary has failed, if so.
  private mutating func take(_ result: InstanceResult, now: Duration) -> Notice.Fact? {
    let key = result.instance.key
    let wasGone = result.attempts.last?.failure?.kind == .alreadyGone
    switch result.outcome {
    case .terminating, .gone:
      waiting.remove(key)
      if wasGone { missing[key.product, default: 0] += 1 } else { leaving.insert(key) }
    case .heldBack:
      waiting.remove(key)
      missing[key.product, default: 0] += 1
    case .failed(let failure):
      return .canaryFailed(key.product, failed: 1, code: failure.code)
    case .queued, .cancelled, .scheduled: break
    case .sent, .accepted, .slow, .stuck, .unknown: since[key] = since[key] ?? now
    }
    return nil
  }

  /// - Parameter keys: what goes in the place of those; fewer where there are not so many.
  mutating func replace(_ count: Int, of product: Product, with keys: [InstanceKey]) {
    let left = replacing[product, default: 0] - count
    replacing[product] = left > 0 ? left : nil
    waiting.formUnion(keys)
  }
}

extension Canary {
  /// The calls that go first, one region after the other in the order of the plan, and the others.
  ///
  /// - Parameter size: of each product.
  static func split(
    _ calls: [TerminationCall], _ size: CanarySize
  ) -> (first: [TerminationCall], rest: [TerminationCall]) {
    guard size != .off else { return ([], calls) }
    var first: [TerminationCall] = []
    var rest = calls
    for product in Set(calls.map(\.product)).sorted() {
      let places = calls.indices.filter { calls[$0].product == product }
      let regions = Dictionary(grouping: places) { calls[$0].region }.values
        .sorted { $0[0] < $1[0] }
        .map { places in places.flatMap { place in calls[place].ids.map { (place, $0) } } }
      let wanted = size.count(of: regions.reduce(0) { $0 + $1.count })
      // One of each region before the next of any.
      let longest = regions.map(\.count).max() ?? 0
      let taken = (0..<longest).lazy.flatMap { place in
        regions.lazy.compactMap { place < $0.count ? $0[place] : nil }
      }.prefix(wanted)
      let ids = Dictionary(grouping: taken) { $0.0 }.mapValues { $0.map(\.1) }
      for place in places {
        guard let ids = ids[place] else { continue }
        var call = calls[place]
        call.ids = ids
        first.append(call)
        // A region's first ones are taken, so that they are the first of their calls as well.
        rest[place].ids.removeFirst(ids.count)
      }
    }
    return (first, rest.filter { !$0.ids.isEmpty })
  }
}
