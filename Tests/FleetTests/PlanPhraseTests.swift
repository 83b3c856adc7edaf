import Testing

import Fleet

struct PlanPhraseTests {
  @Test func namesTheNumberThePlaceAndTheAccount() {
    let one = Plan.of([.sample("ein-1"), .sample("ein-2")], held: [.sample("ein-3")])
    #expect(one.phrase == "2 ap-guangzhou 0012")
    let two = Plan.of([
      .sample("ein-1"), .sample("epm-2", product: .edgezone, region: "ap-beijing"),
    ])
    #expect(two.phrase == "2 2-regions 0012")
  }

  @Test func aRegionThatOnlyHeldBackOnesAreInDoesNotCount() {
    let held = Instance.sample("ein-2", region: "ap-beijing")
    #expect(Plan.of([.sample("ein-1")], held: [held]).place == "ap-guangzhou")
  }

  @Test func aRegionThatIsNotKnownIsCounted() {
    #expect(Plan.of([.sample("ein-1", region: "")]).phrase == "1 1-regions 0012")
  }

  @Test func theSecretIDStandsInForAnAccountThatIsNotKnown() {
    var identity = FleetIdentity.sample
    identity.account = nil
    #expect(Plan.of([.sample("ein-1")], identity: identity).phrase == "1 ap-guangzhou wxyz")
    identity.account = Account(id: "")
    #expect(identity.phraseSuffix == "wxyz")
    identity.account = Account(id: "12")
    #expect(identity.phraseSuffix == "12")
  }

  @Test(arguments: [
    ("1 ap-guangzhou 0012", true), ("  1\tap-guangzhou   0012 ", true),
    ("1 ap-guangzhou 12", false),
    ("2 ap-guangzhou 0012", false), ("1 AP-guangzhou 0012", false), ("1ap-guangzhou 0012", false),
    ("", false), ("1 ap-guangzhou 0012 yes", false), ("１ ap-guangzhou 0012", false),
  ])
  func isConfirmedByItsPhraseAlone(_ typed: String, isConfirmed: Bool) {
    #expect((Plan.of([.sample("ein-1")]).confirmed(by: typed) != nil) == isConfirmed)
  }

  @Test func aPlanOfNothingCannotBeConfirmed() {
    let plan = Plan.of([], held: [.sample("ein-1")])
    #expect(plan.confirmed(by: plan.phrase) == nil)
  }

  @Test func aScheduleIsWrittenInItsZone() {
    let schedule = Schedule(instant: .noon, zoneOffset: 28_800)
    #expect(schedule.wireTime == "2026-08-01 20:00:00")
  }
}
