import Fleet
import Testing

extension Scenarios {
  /// Instances that make every call with them fail, without the answer saying which.
  @Suite(.serialized) struct Poison {
    @Test func thirtySevenAmongTwoThousandAreFoundAndTheOthersGo() async throws {
      // With this seed a fleet of so many has 2,000 instances of ECM that can be terminated.
      let stage = try Stage(
        "--instances", "3504", "--rate-limit", "0", "--time-scale", "20", "--fault", "poison=37")
      try stage.writeSettings("shipped_protection: false\ncalls_per_second: 500\n")
      let plan = try await stage.plan(
        ["--product", "ecm", "--filter", "state:running|stopped|shutdown|launch_failed"])
      let before = try stage.statistics()["ecm", "TerminateInstances"]?.requests ?? 0
      let ending = try await stage.apply(plan).ending(seconds: 100)
      let output = try OperationReport(ending.output)
      #expect(ending.code == 2)
      #expect(output.counts == ["gone": 1963, "failed": 37])
      try Agreement(of: output.instances.map(\.id), output, with: stage).check("poison")
      let failed = output.instances.filter { $0.outcome == "failed" }
      // Each was sent alone in the end, and is told the answer to that request.
      #expect(failed.allSatisfy { $0.code == "FailedOperation.OperationNotAllow" })
      #expect(Set(failed.map(\.requestID)).count == 37)
      let calls = try stage.statistics()["ecm", "TerminateInstances"]?.requests ?? 0
      let ideal = Dictionary(grouping: output.instances, by: \.region).values
        .map { ($0.count + 99) / 100 }.reduce(0, +)
      // 2·37·log2(100) + 20 more than without poison.
      #expect(calls - before <= ideal + 511)
    }
  }
}
