import LinearRegex
import Testing

@testable import Fleet

/// What a policy asks of every plan.
struct DisciplineFloorTests {
  private static let limits: [FailureLimit] = [
    .never, .percent(0), .percent(10), .percent(20), .count(3), .count(90),
    FailureLimit.percent(20).tightened(by: .count(3)),
  ]
  private static let sizes: [CanarySize] = [
    .off, .percent(1), .percent(50), .count(1), .count(7),
    CanarySize.percent(1).tightened(by: .count(7)),
  ]

  /// Whatever a plan above the floor lets fail, the floor lets fail, for every figure.
  @Test func whatIsNotBelowTheFloorIsNeverLooser() {
    for floor in Self.limits {
      for limit in Self.limits where limit.holds(floor) {
        for named in 0...200 {
          for failed in [0, 1, 3, 4, named / 10, named / 5, named / 5 + 1, named] {
            #expect(
              !floor.isExceeded(failed: failed, named: named)
                || limit.isExceeded(failed: failed, named: named))
          }
        }
      }
    }
    for floor in Self.sizes {
      for size in Self.sizes where size.holds(floor) {
        for targets in 0...300 { #expect(size.count(of: targets) >= floor.count(of: targets)) }
      }
    }
  }

  @Test func aShareShowsNothingOfANumber() {
    let floor = DisciplineFloor(stopAfter: .count(10), canary: .count(5))
    let plan = Discipline(stopAfter: .percent(1), canary: .percent(100))
    #expect(
      floor.breaches(by: plan) == [
        .stopAfter(asked: "1%", policy: "10"), .canary(asked: "100%", policy: "5"),
      ])
    let both = Discipline(
      stopAfter: plan.stopAfter.tightened(by: .count(10)),
      canary: plan.canary.tightened(by: .count(5)))
    #expect(floor.breaches(by: both).isEmpty)
    #expect(DisciplineFloor.nothing.breaches(by: Discipline(stopAfter: .never)).isEmpty)
  }

  @Test func everyPatternOfAReasonHasToMatch() throws {
    let floor = DisciplineFloor(reasons: [try TextPattern("^CHG-"), try TextPattern("edge$")])
    #expect(floor.breaches(by: Discipline(reason: "CHG-1 edge")).isEmpty)
    #expect(floor.breaches(by: Discipline(reason: "CHG-1")) == [.reason(pattern: "edge$")])
    #expect(floor.breaches(by: Discipline()) == [.reason(pattern: "^CHG-")])
  }

  @Test func anOptionIsRaisedOrRefused() throws {
    let floor = DisciplineFloor(stopAfter: .count(10), canary: .percent(10))
    let raised = try floor.raising(stopAfter: .percent(5), canary: .count(2))
    #expect(raised.stopAfter?.description == "5%,10" && raised.canary?.description == "10%,2")
    let nothing = try floor.raising(stopAfter: nil, canary: nil)
    #expect(nothing.stopAfter == nil && nothing.canary == nil)
    for (limit, size) in [(FailureLimit.never, CanarySize?.none), (.count(11), nil)] {
      #expect(throws: PlanRefusal.self) { try floor.raising(stopAfter: limit, canary: size) }
    }
    for size in [CanarySize.off, .percent(9)] {
      #expect(throws: PlanRefusal.self) { try floor.raising(stopAfter: nil, canary: size) }
    }
  }

  /// The gate judges what will be in force, and a plan of the first version by what it has: nothing.
  @Test func theGateRefusesAPlanBelowTheFloor() {
    let gate = TerminationGate(floor: DisciplineFloor(canary: .count(5)))
    let plan = Plan.of([.sample()])
    let breach = TerminationGate.Refusal.belowFloor(.canary(asked: "off", policy: "5"))
    func refusals(_ discipline: Discipline?) -> [TerminationGate.Refusal] {
      gate.refusals(
        of: plan, for: plan.identity, at: plan.created, digest: Plan.everyByte, under: discipline)
    }
    #expect(refusals(nil) == [breach])
    #expect(refusals(Discipline(canary: .count(5))).isEmpty)
    #expect(refusals(Discipline(canary: .count(4))).count == 1)
  }

  /// Nothing vouches for what a plan of the first version says of it, and its digest does not cover it.
  @Test func aPlanOfTheFirstVersionHasOnlyTheDefaults() {
    let plan = Plan(
      version: 1, identity: .sample, created: .noon, options: TerminationOptions(),
      discipline: Discipline(reason: "CHG-1", stopAfter: .count(1), canary: .count(9)), missing: [],
      instances: [PlannedInstance(instance: .sample())], follows: nil, claimedDigest: "")
    let floor = DisciplineFloor(stopAfter: .percent(20), canary: .count(5))
    let refusals = TerminationGate(floor: floor).refusals(
      of: plan, for: .sample, at: .noon, digest: Plan.everyByte)
    #expect(refusals == [.changed, .belowFloor(.canary(asked: "off", policy: "5"))])
  }

  @Test func ofTwoLargestOperationsBothHold() {
    let limit = OperationLimit.percent(25).tightened(by: .count(500)).tightened(by: .percent(40))
    #expect((limit.percent, limit.count) == (25, 500))
    #expect(limit.description == "25%,500")
    #expect(OperationLimit.count(3).tightened(by: .count(2)) == .count(2))
  }
}
