import Fleet
import Testing

struct TerminationEstimateTests {
  private func plan(
    ecm: Int, edgezone: Int = 0, regions: Int = 1, canary: CanarySize = .off
  ) -> Plan {
    let targets =
      (0..<ecm).map { Instance.sample("ein-\($0)", region: "ap-\($0 % regions)-ecm") }
      + (0..<edgezone).map { Instance.sample("bms-\($0)", product: .edgezone) }
    return Plan(
      identity: Plan.sample([]).identity, created: Timestamp(seconds: 0),
      options: TerminationOptions(), discipline: Discipline(canary: canary),
      instances: targets.map { PlannedInstance(instance: $0) }, digest: { _ in [] })
  }

  @Test func theServiceWithMoreCallsSetsTheLeastTime() {
    let estimate = TerminationEstimate(of: plan(ecm: 401, edgezone: 150))
    #expect(estimate.calls == [.ecm: 7, .edgezone: 4])
    #expect(estimate.callCount == 11)
    #expect(abs(estimate.leastSeconds - 0.3682) < 0.000_001)
    #expect(TerminationEstimate(of: .sample([])).leastSeconds == 0)
  }

  @Test(arguments: [(1, 1), (2, 2), (11, 2), (12, 3), (100, 3), (101, 4), (622, 9)])
  func aSlowStartCostsTwoCallsAtMost(count: Int, calls: Int) {
    #expect(TerminationEstimate(of: plan(ecm: count)).callCount == calls)
    let full = (count + 99) / 100
    #expect(full...full + 2 ~= calls)
  }

  @Test func itsStepsAreTheProductsAndNotEachRegions() {
    #expect(TerminationEstimate(of: plan(ecm: 200, regions: 20)).callCount == 21)
    #expect(TerminationEstimate(of: plan(ecm: 20, regions: 20)).callCount == 20)
  }

  @Test(arguments: [
    (100, 1, CanarySize.count(5), 3), (200, 4, .count(2), 6), (4, 4, .percent(50), 4),
    (3, 1, .count(9), 2), (300, 1, .percent(50), 6),
  ])
  func aCanaryGoesInTheFirstSteps(count: Int, regions: Int, canary: CanarySize, calls: Int) {
    let plan = plan(ecm: count, regions: regions, canary: canary)
    #expect(TerminationEstimate(of: plan).callCount == calls)
  }
}
