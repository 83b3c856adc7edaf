import Fleet
import Testing

/// Which operation an instance is leaving by.
struct OperationOriginTests {
  private static let created = Timestamp.noon + -86_400

  private static func row(_ id: String, created: Timestamp = created) -> Instance {
    .sample(id, state: "TERMINATING", created: created)
  }

  private static func results(_ sent: [String]) -> Results {
    let plan = Plan.sample(targets: ["a", "b"].map { row($0) })
    var results = Results(
      header: OperationHeader(id: "op-1", plan: plan, startedBy: "me", startedAt: .noon))
    results.apply(
      .intended([CallIntent(number: 1, product: .ecm, region: "", ids: sent, at: .noon + 1)]))
    return results
  }

  @Test func whatWasSentNamesItsOperation() {
    let origin = Self.results(["a"]).origin(of: Self.row("a"))
    #expect(origin == OperationOrigin(operation: "op-1", startedBy: "me", startedAt: .noon))
  }

  @Test func whatWasNeverSentHasNoOrigin() {
    #expect(Self.results(["a"]).origin(of: Self.row("b")) == nil)
    #expect(Self.results(["a"]).origin(of: Self.row("c")) == nil)
  }

  @Test func whatWasRefusedIsNotLeavingByIt() {
    var results = Self.results(["a"])
    results.apply(
      .changed(
        OutcomeChanges(
          at: .noon + 2, call: 1, requestID: "",
          changes: [.init(key: Self.row("a").key, outcome: .failed(.sample()))])))
    #expect(results.origin(of: Self.row("a")) == nil)
  }

  @Test func anotherInstanceUnderTheSameIDHasNoOrigin() {
    #expect(Self.results(["a"]).origin(of: Self.row("a", created: .noon)) == nil)
  }
}
