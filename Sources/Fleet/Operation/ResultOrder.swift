/// What the results are sorted by. What compares equal stands as it was sent.
package enum ResultOrder: Sendable, Hashable, CaseIterable {
  /// Call by call, as the plan is carried out; what is held back comes last.
  case sent
  /// What needs an operator first.
  case outcome
  case id, name, region
  /// What is under way first, the longest at the top; then what is settled, again the longest first;
  /// then what was not sent. Nothing moves only because time passes.
  case elapsed

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
  /// - Parameter sent: the place of each in the order of sending.
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
    for (place, index) in sorted.enumerated() { keys[Int(index)] = Int64(place) }
    return keys
  }

  /// The place of every instance of the plan in the order of its calls.
  package static func sent(_ results: Results) -> [Int32] {
    var places = [Int32](repeating: .max, count: results.instances.count)
    var place: Int32 = 0
    for call in results.header.plan.calls {
      for id in call.ids {
        guard let index = results.index(of: InstanceKey(product: call.product, id: id)) else {
          continue
        }
        places[index] = place
        place += 1
      }
    }
    for index in places.indices where places[index] == .max {
      places[index] = place
      place += 1
    }
    return places
  }
}
