/// The sort order of results. Equal results keep the order of sending.
package enum ResultOrder: Sendable, Hashable, CaseIterable {
  /// Outcomes that need an operator come first.
  case outcome
  /// Call by call, as the plan is carried out; what is held back comes last.
  case sent
  case id, name, region
  /// Open instances first, the longest at the top; then settled ones, again the longest first;
  /// then unsent ones. Rows do not move merely because time passes.
  case elapsed

  /// The order of results until an operator chooses another.
  package static let standard = ResultOrder.outcome

  /// The next one, and after the last the first.
  package var next: ResultOrder {
    let all = Self.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + 1) % all.count]
  }

  /// Whether an event can move a row.
  package var isLive: Bool { self == .outcome || self == .elapsed }

  /// A number for each of an operation's instances by which this order sorts them.
  ///
  /// - Parameter sent: the index of each in the order of sending.
  package func keys(of results: Results, sent: [Int32]) -> [Int64] {
    switch self {
    case .sent: sent.map(Int64.init)
    case .id: Self.keys(of: results, by: .id)
    case .name: Self.keys(of: results, by: .name)
    case .region: Self.keys(of: results, by: .region)
    case .outcome, .elapsed: results.instances.map { key(of: $0) }
    }
  }

  /// The number of one instance, for the orders that events change.
  package func key(of result: InstanceResult) -> Int64 {
    guard self == .elapsed else { return Int64(result.outcome.word.severity) }
    guard let sentAt = result.sentAt else { return Int64.max }
    guard let settledAt = result.settledAt else { return sentAt.milliseconds }
    return Int64.max / 2 - (settledAt.milliseconds - sentAt.milliseconds)
  }

  private static func keys(of results: Results, by column: InstanceField) -> [Int64] {
    let sorted = SortOrder(column: column).sorted(results.instances.map(\.instance))
    var keys = [Int64](repeating: 0, count: sorted.count)
    for (rank, index) in sorted.enumerated() { keys[Int(index)] = Int64(rank) }
    return keys
  }

  /// The index of every instance of the plan in the order of its calls.
  package static func sent(_ results: Results) -> [Int32] {
    var ranks = [Int32](repeating: .max, count: results.instances.count)
    var rank: Int32 = 0
    for call in results.header.plan.calls {
      for id in call.ids {
        guard let index = results.index(of: InstanceKey(product: call.product, id: id)) else {
          continue
        }
        ranks[index] = rank
        rank += 1
      }
    }
    for index in ranks.indices where ranks[index] == .max {
      ranks[index] = rank
      rank += 1
    }
    return ranks
  }
}
