import JSON
import Support
import Testing

@testable import Fleet

@Suite struct DisciplineTests {
  private static let identity = FleetIdentity(
    site: .intl, endpoint: "", account: nil, secretIDSuffix: "")

  private func plan(_ discipline: Discipline) -> Plan {
    Plan(
      identity: Self.identity, created: .noon, options: TerminationOptions(),
      discipline: discipline, instances: [], digest: { $0 })
  }

  @Test(arguments: [
    ("20%", FailureLimit.percent(20)), ("0%", .percent(0)), ("100%", .percent(100)),
    ("10", .count(10)), ("0", .count(0)), ("never", .never),
    ("20%,10", FailureLimit.percent(20).tightened(by: .count(10))),
  ]) func aLimitIsReadAndWritten(text: String, limit: FailureLimit) {
    #expect(FailureLimit(text) == limit)
    #expect(limit.description == text)
  }

  @Test(arguments: [
    "", "%", "101%", "-1", "+5", "20 %", "2.5%", "Never", "1e3", "9999999999",
    "10,20%", "5,5", "20%,", ",5", "20%,5,5",
  ])
  func aLimitThatIsNone(text: String) {
    #expect(FailureLimit(text) == nil)
    #expect(CanarySize(text) == nil)
  }

  @Test func aCanaryHasAtLeastOne() {
    #expect(CanarySize("0") == nil)
    #expect(CanarySize("0%") == nil)
    #expect(CanarySize.percent(1).count(of: 3) == 1)
    #expect(CanarySize.percent(10).count(of: 101) == 11)
    #expect(CanarySize.count(5).count(of: 3) == 3)
    #expect(CanarySize.off.count(of: 3) == 0)
  }

  @Test func aShareIsExceededByMore() {
    #expect(!FailureLimit.percent(20).isExceeded(failed: 1, named: 5))
    #expect(FailureLimit.percent(20).isExceeded(failed: 2, named: 9))
    #expect(!FailureLimit.count(10).isExceeded(failed: 10, named: 10))
    #expect(FailureLimit.count(10).isExceeded(failed: 11, named: 1000))
    #expect(!FailureLimit.never.isExceeded(failed: 9, named: 9))
  }

  @Test func neverIsLooserThanAny() {
    #expect(FailureLimit.never.isLooser(than: .percent(100)))
    #expect(!FailureLimit.count(3).isLooser(than: .never))
    #expect(FailureLimit.percent(21).isLooser(than: .percent(20)))
    #expect(!FailureLimit.percent(20).isLooser(than: .percent(20)))
    #expect(!FailureLimit.count(1000).isLooser(than: .percent(1)))
    #expect(CanarySize.off.isLooser(than: .count(1)))
    #expect(!CanarySize.count(2).isLooser(than: .off))
  }

  @Test func aShareAndANumberBothHold() {
    let both = FailureLimit.percent(20).tightened(by: .count(10)).tightened(by: .percent(50))
    #expect(both.isExceeded(failed: 11, named: 1000))
    #expect(both.isExceeded(failed: 3, named: 10))
    #expect(!both.isExceeded(failed: 10, named: 50))
    #expect(FailureLimit.never.tightened(by: .count(1)) == .count(1))
    #expect(CanarySize.percent(10).tightened(by: .count(7)).count(of: 50) == 7)
    #expect(CanarySize.percent(10).tightened(by: .count(7)).count(of: 500) == 50)
  }

  @Test func eachPartOfItChangesTheDigest() {
    let plans = [
      Discipline(), Discipline(reason: ""), Discipline(reason: "CHG-1"),
      Discipline(stopAfter: .count(20)), Discipline(stopAfter: .never),
      Discipline(canary: .count(1)), Discipline(canary: .percent(1)),
    ].map(plan)
    #expect(Set(plans.map(\.digest)).count == plans.count)
    #expect(plans.allSatisfy { $0.isIntact(digest: { $0 }) })
  }

  @Test func itIsReadBack() throws {
    let written = plan(Discipline(reason: "CHG-1 “x”", stopAfter: .count(3), canary: .percent(5)))
    let read = try Plan(file: Array(JSONWriter.document(written).utf8))
    #expect(read == written)
  }

  @Test func aPlanOfTheFirstVersionHasTheUsualOne() {
    let old = Plan(
      version: 1, identity: Self.identity, created: .noon, options: TerminationOptions(),
      discipline: Discipline(reason: "written by somebody", stopAfter: .never), missing: [],
      instances: [], follows: nil, claimedDigest: "")
    #expect(old.discipline == Discipline())
    #expect(!JSONWriter.document(old).contains("stop_after"))
  }
}
