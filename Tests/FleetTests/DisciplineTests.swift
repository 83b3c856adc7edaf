import JSON
import LinearRegex
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
    "", "%", "101%", "-1", "+5", "20 %", "2.5%", "Never", "1e3", "9999999999", "10,20%", "5%,5%",
    "5,5",
    "5%,", ",",
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

  @Test func whereAShareMeetsANumberBothHold() {
    let limit = FailureLimit.percent(20).tightened(by: .count(10))
    for (failed, named) in [(2, 5), (10, 20), (10, 1000), (11, 1000), (1, 5), (0, 9)] {
      let each = [FailureLimit.percent(20), .count(10)].map {
        $0.isExceeded(failed: failed, named: named)
      }
      #expect(limit.isExceeded(failed: failed, named: named) == each.contains(true))
    }
    let canary = CanarySize.percent(10).tightened(by: .count(5))
    for targets in [1, 5, 20, 50, 51, 400] {
      #expect(
        canary.count(of: targets)
          == max(
            CanarySize.percent(10).count(of: targets), CanarySize.count(5).count(of: targets)))
    }
  }

  @Test func aRunMayRepeatOrTightenAndNeverLoosen() throws {
    let planned = Discipline(reason: "CHG-1", stopAfter: .percent(20), canary: .count(5))
    #expect(try planned.tightened(stopAfter: nil, canary: nil) == planned)
    #expect(try planned.tightened(stopAfter: .percent(20), canary: .count(5)) == planned)
    let tighter = try planned.tightened(stopAfter: .percent(5), canary: .count(9))
    #expect(tighter == Discipline(reason: "CHG-1", stopAfter: .percent(5), canary: .count(9)))
    let both = try planned.tightened(stopAfter: .count(500), canary: .percent(1))
    #expect(both.stopAfter.description == "20%,500")
    #expect(both.canary.description == "1%,5")
    #expect(
      throws: PlanRefusal.looser(option: "--stop-after", asked: "never", planned: "20%")
    ) { try planned.tightened(stopAfter: .never, canary: nil) }
    #expect(throws: PlanRefusal.looser(option: "--canary", asked: "off", planned: "5")) {
      try planned.tightened(stopAfter: nil, canary: .off)
    }
  }

  /// Whatever is combined is no looser than either.
  @Test func whatIsCombinedIsNoLooser() {
    let limits: [FailureLimit] = [.never, .percent(0), .percent(20), .count(3), .count(90)]
    let sizes: [CanarySize] = [.off, .percent(1), .percent(50), .count(1), .count(7)]
    for first in limits {
      for second in limits {
        let both = first.tightened(by: second)
        #expect(!both.isLooser(than: first) && !both.isLooser(than: second))
      }
    }
    for first in sizes {
      for second in sizes {
        let both = first.tightened(by: second)
        #expect(!both.isLooser(than: first) && !both.isLooser(than: second))
      }
    }
  }

  @Test(
    arguments: [
      ("  CHG-1 x\t", "CHG-1 x"), ("", nil), ("  ", nil), ("a\nb", nil), ("a\u{1B}[2J", nil),
      ("a\u{202E}b", nil), ("下线", "下线"), (String(repeating: "x", count: 501), nil),
    ] as [(String, String?)])
  func aReasonIsOneHarmlessLine(text: String, kept: String?) {
    #expect(Discipline.reason(text) == kept)
  }

  @Test func aReasonThatIsRequiredHasToMatch() throws {
    let pattern = try TextPattern("^CHG-[0-9]+")
    let refusal = PlanRefusal.withoutReason(pattern: "^CHG-[0-9]+")
    #expect(throws: refusal) { try Discipline().checkReason([pattern]) }
    #expect(throws: refusal) { try Discipline(reason: "see CHG-1").checkReason([pattern]) }
    try Discipline(reason: "CHG-1 decommission").checkReason([pattern])
    try Discipline().checkReason([])
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
