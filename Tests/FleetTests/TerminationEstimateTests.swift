import Fleet
import Testing

struct TerminationEstimateTests {
  @Test func theServiceWithMoreCallsSetsTheLeastTime() {
    let plan = Plan.sample(
      targets: (0..<401).map { Instance.sample("ein-\($0)") }
        + (0..<150).map { Instance.sample("bms-\($0)", product: .edgezone) })
    let estimate = TerminationEstimate(of: plan)
    #expect(estimate.calls == [.ecm: 5, .edgezone: 2])
    #expect(estimate.callCount == 7)
    #expect(abs(estimate.leastSeconds - 0.263) < 0.000_001)
    #expect(TerminationEstimate(of: .sample([])).leastSeconds == 0)
  }
}
