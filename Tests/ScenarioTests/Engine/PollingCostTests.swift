import Fleet
import Testing

extension Scenarios {
  /// What watching costs, in calls of ECM's listing.
  @Suite(.serialized) struct PollingCost {
    private static let count = 1000
    private static let fleet = 2400

    @Test func aPassOverAThousandOfWhichNoneLeavesIsFifteenCallsAtMost() async throws {
      let passes = try await Self.passes(stuck: "1")
      #expect(passes.count >= 3)
      #expect(passes.allSatisfy { $0 <= 15 })
    }

    /// Each that leaves is missed twice, at five a call.
    @Test func whoLeavesCostsTwoReadingsMoreByFives() async throws {
      let passes = try await Self.passes(stuck: "0.9")
      #expect(passes.count >= 3)
      let left = Self.count / 10 * 3 / 2
      #expect(passes.reduce(0, +) <= 15 * passes.count + 2 * ((left + 4) / 5))
    }

    /// Calls of each pass once everything was sent.
    private static func passes(stuck: String) async throws -> [Int] {
      let fleet = try await TerminableFleet(of: .ecm, fleet: Self.fleet)
      let stage = try Stage(
        "--instances", String(Self.fleet), "--rate-limit", "0", "--time-scale", "20", "--fault",
        "stuck=\(stuck)")
      try stage.writeSettings("calls_per_second: 500\n")
      let plan = try await stage.plan(ids: fleet.ids(count))
      let program = try stage.apply(plan, wait: "25s")
      var passes = Bursts()
      while !program.hasEnded {
        let statistics = try stage.statistics()
        if (statistics["ecm", "TerminateInstances"]?.requests ?? 0) > 0 {
          passes.note(statistics["ecm", "DescribeInstances"]?.requests ?? 0)
        }
        try await Task.sleep(for: .milliseconds(100))
      }
      let output = try OperationReport(try await program.ending().output)
      #expect(output.instances.count == count)
      try Agreement(of: fleet.ids(count), output, with: stage).check("stuck=\(stuck)")
      return passes.sizes
    }
  }
}

/// Requests that come close together, from a counter that is looked at ten times a second.
private struct Bursts {
  private(set) var sizes: [Int] = []
  private var last: Int?
  private var quiet = 0

  mutating func note(_ total: Int) {
    defer { last = total }
    guard let last, total > last else {
      quiet += 1
      return
    }
    if quiet >= 10 || sizes.isEmpty { sizes.append(0) }
    sizes[sizes.count - 1] += total - last
    quiet = 0
  }
}
