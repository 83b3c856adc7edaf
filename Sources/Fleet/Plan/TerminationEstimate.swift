/// How many calls a plan needs when every answer is clean, and the least time that they take to send.
package struct TerminationEstimate: Sendable, Hashable {
  package var calls: [Product: Int]

  /// Milliseconds from one call of a service to the next: its 20 a second with a margin.
  package static let millisecondsPerCall = 52.6

  package init(of plan: Plan) {
    let canary = plan.discipline.canary
    calls = Dictionary(grouping: plan.calls, by: \.product).mapValues { calls in
      canary == .off ? Self.slowlyStarted(calls) : Self.led(by: canary, calls)
    }
  }

  package var callCount: Int { calls.values.reduce(0, +) }

  /// The services are sent to side by side, so that the one with more calls decides.
  package var leastSeconds: Double {
    Double(calls.values.max() ?? 0) * Self.millisecondsPerCall / 1000
  }

  /// The first call carries one instance, the second ten, the others what they can.
  private static func slowlyStarted(_ calls: [TerminationCall]) -> Int {
    var steps = [1, 10][...]
    var count = 0
    for call in calls {
      var left = call.ids.count
      while left > 0 {
        left -= min(left, steps.popFirst() ?? left)
        count += 1
      }
    }
    return count
  }

  /// The canary is taken in turn from the regions, and its calls take the place of the first steps.
  private static func led(by canary: CanarySize, _ calls: [TerminationCall]) -> Int {
    let regions = Dictionary(grouping: calls, by: \.region).sorted { $0.key < $1.key }
      .map { $0.value.map(\.ids.count) }
    let totals = regions.map { $0.reduce(0, +) }
    var shares = totals.map { _ in 0 }
    var left = canary.count(of: totals.reduce(0, +))
    while left > 0 {
      for region in regions.indices where left > 0 && shares[region] < totals[region] {
        shares[region] += 1
        left -= 1
      }
    }
    return zip(regions, shares).reduce(0) { count, region in
      var share = region.1
      return region.0.reduce(count) { count, size in
        let leading = min(share, size)
        share -= leading
        return count + (leading > 0 ? 1 : 0) + (leading < size ? 1 : 0)
      }
    }
  }
}
