import Fleet
import Testing

struct TerminationGateTests {
  static func reasons(
    _ gate: TerminationGate, plan: Plan = .sample(targets: [.sample()]),
    identity: FleetIdentity = .sample
  ) -> [TerminationGate.Refusal] {
    gate.refusals(of: plan, for: identity, at: .noon, digest: sampleDigest)
  }

  @Test func letsAnHonestPlanThrough() {
    #expect(Self.reasons(TerminationGate()).isEmpty)
    let listed = TerminationGate(allowedAccounts: ["100000000012"], largestOperation: .count(1))
    #expect(Self.reasons(listed).isEmpty)
  }

  @Test func stopsWhatMayNotBe() {
    for readOnly in [TerminationGate.ReadOnly.option, .profile("night")] {
      #expect(Self.reasons(TerminationGate(readOnly: readOnly)) == [.readOnly(readOnly)])
    }
    #expect(Self.reasons(TerminationGate(allowedAccounts: ["other"])).count == 1)
    #expect(Self.reasons(TerminationGate(largestOperation: .count(0))).count == 1)
    #expect(Self.reasons(TerminationGate(), plan: .sample([])).count == 1)
    let protected = Plan.sample(targets: [.sample(name: "勿删"), .sample("b")])
    #expect(Self.reasons(TerminationGate(), plan: protected).count == 1)
  }

  @Test func anAccountThatIsNotKnownIsNotAllowed() {
    let unknown = FleetIdentity(site: .cn, endpoint: "", account: nil, secretIDSuffix: "wxyz")
    #expect(!TerminationGate(allowedAccounts: ["x"]).refusals(for: unknown).isEmpty)
    #expect(TerminationGate().refusals(for: unknown).isEmpty)
    #expect(unknown.isSameFleet(as: .sample))
  }

  @Test func stopsAPlanOfAnotherFleet() {
    var other = FleetIdentity.sample
    other.account = Account(id: "7")
    #expect(Self.reasons(TerminationGate(), identity: other).count == 1)
    other = .sample
    other.site = .intl
    #expect(Self.reasons(TerminationGate(), identity: other).count == 1)
    other = .sample
    other.endpoint = "http://127.0.0.1"
    #expect(Self.reasons(TerminationGate(), identity: other).count == 1)
  }

  @Test func stopsAPlanThatWasChanged() {
    let plan = Plan.sample(targets: [.sample()])
    let forged = Plan(
      version: plan.version, identity: plan.identity, created: plan.created, options: plan.options,
      missing: [], instances: [PlannedInstance(instance: .sample("other"))], follows: nil,
      claimedDigest: plan.digest)
    #expect(Self.reasons(TerminationGate(), plan: forged).count == 1)
  }

  @Test func stopsAPlanThatNamesAnInstanceTwice() {
    let twice = Plan.sample(targets: [.sample(), .sample()])
    #expect(Self.reasons(TerminationGate(), plan: twice).count == 1)
  }

  @Test func stopsAScheduleThatHasPassed() {
    for (seconds, count) in [(Int64(-1), 1), (0, 1), (60, 0)] {
      let schedule = Schedule(instant: .noon + seconds, zoneOffset: 28_800)
      let plan = Plan(
        identity: .sample, created: .noon, options: TerminationOptions(schedule: schedule),
        instances: [PlannedInstance(instance: .sample())], digest: sampleDigest)
      #expect(Self.reasons(TerminationGate(), plan: plan).count == count)
    }
  }

  @Test func tellsEveryReasonAtOnce() {
    let gate = TerminationGate(readOnly: .option, allowedAccounts: [], largestOperation: .count(0))
    #expect(Self.reasons(gate).count == 3)
  }
}
