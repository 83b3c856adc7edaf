/// How many calls a plan needs when every answer is clean, and the least time that they take to send.
package struct TerminationEstimate: Sendable, Hashable {
  package var calls: [Product: Int]

  /// Milliseconds from one call of a service to the next: its 20 a second with a margin.
  package static let millisecondsPerCall = 52.6

  package init(of plan: Plan) {
    let canary = plan.discipline.canary
    calls = Dictionary(grouping: plan.calls, by: \.product).mapValues { calls in
      Self.slowlyStarted(Self.sizes(of: calls, ledBy: canary))
    }
  }

  package var callCount: Int { calls.values.reduce(0, +) }

  /// The services are sent to side by side, so that the one with more calls decides.
  package var leastSeconds: Double {
    Double(calls.values.max() ?? 0) * Self.millisecondsPerCall / 1000
  }

  /// Calls of which the first carries one instance, the second ten, and the others what they can.
  private static func slowlyStarted(_ sizes: [Int]) -> Int {
    var steps = [1, 10][...]
    var calls = 0
    for size in sizes {
      var left = size
      while left > 0 {
        left -= min(left, steps.popFirst() ?? left)
        calls += 1
      }
    }
    return calls
  }

  /// Instances in the order of sending: the canary, which is taken from the regions in turn, and what
  /// each call has left.
  private static func sizes(of calls: [TerminationCall], ledBy canary: CanarySize) -> [Int] {
    let totals = calls.reduce(into: [:]) { $0[$1.region, default: 0] += $1.ids.count }
    let regions = totals.keys.sorted()
    var shares: [String: Int] = [:]
    var wanted = canary.count(of: totals.values.reduce(0, +))
    while wanted > 0 {
      for region in regions
      where wanted > 0 && shares[region, default: 0] < totals[region, default: 0] {
        shares[region, default: 0] += 1
        wanted -= 1
      }
    }
    let first = calls.map { call in
      let share = min(shares[call.region, default: 0], call.ids.count)
      shares[call.region]? -= share
      return share
    }
    return first + zip(calls, first).map { $0.ids.count - $1 }
  }
}
