internal import Fleet
internal import Testing

@testable internal import Reaper

/// The rules by which readings settle an instance, without any clock or service.
struct SettlingRulesTests {
  private let rules = SettlingRules(interval: .seconds(3), requestTimeout: .seconds(30))
  private let lost = ServiceFailure(kind: .unknown, code: "Timeout", message: "")

  private func result(
    _ outcome: Outcome, planned state: String = "RUNNING", operating: String = ""
  ) -> InstanceResult {
    let instance = Instance(
      key: InstanceKey(product: .ecm, id: "ein-1"), state: InstanceState(rawValue: state),
      operateState: operating)
    let header = OperationHeader(
      id: "x", plan: Drill.plan(of: [instance]), startedBy: "", startedAt: Timestamp(seconds: 0))
    var results = Results(header: header)
    let at = Timestamp(seconds: 1)
    results.apply(
      .intended([CallIntent(number: 1, product: .ecm, region: "", ids: ["ein-1"], at: at)]))
    results.apply(
      .changed(
        OutcomeChanges(
          at: at, call: 1, requestID: "", changes: [.init(key: instance.key, outcome: outcome)])))
    return results.instances[0]
  }

  /// A reading that takes a tenth of a second.
  private func seen(_ state: String?, at seconds: Double, operating: String = "") -> Observation {
    Observation(
      instance: state.map {
        Instance(
          key: InstanceKey(product: .ecm, id: "ein-1"), state: InstanceState(rawValue: $0),
          operateState: operating)
      }, began: .seconds(seconds), ended: .seconds(seconds + 0.1))
  }

  private func verdicts(_ outcome: Outcome, _ readings: [Observation]) -> [Verdict] {
    var sighting = Sighting()
    let result = result(outcome)
    return readings.map { rules.verdict(on: result, &sighting, $0, sentAt: .seconds(0)) }
  }

  @Test func goneTakesTwoReadingsThreeSecondsApart() {
    #expect(
      verdicts(.accepted, [seen(nil, at: 1), seen(nil, at: 4.05), seen(nil, at: 4.2)])
        == [.nothing, .nothing, .outcome(.gone)])
  }

  @Test func oneThatIsThereAgainInBetweenIsNotGone() {
    #expect(
      verdicts(.terminating, [seen(nil, at: 1), seen("TERMINATING", at: 5), seen(nil, at: 9)])
        == [.nothing, .nothing, .nothing])
  }

  @Test func aLostCallMayStillArriveUntilItsTimeIsOver() {
    #expect(
      verdicts(
        .unknown(lost), [seen("RUNNING", at: 5), seen("RUNNING", at: 29), seen("RUNNING", at: 31)])
        == [.nothing, .nothing, .notCarriedOut(lost)])
  }

  @Test func twoUnchangedReadingsAreNeededHoweverLate() {
    #expect(
      verdicts(
        .unknown(lost),
        [seen("RUNNING", at: 100), seen("RUNNING", at: 102), seen("RUNNING", at: 104)])
        == [.nothing, .nothing, .notCarriedOut(lost)])
  }

  @Test func anAnswerThatCameNeedsNoWaiting() {
    let gone = ServiceFailure(kind: .alreadyGone, code: "NotExist", message: "")
    #expect(
      verdicts(.unknown(gone), [seen("RUNNING", at: 1), seen("RUNNING", at: 5)])
        == [.nothing, .notCarriedOut(gone)])
    #expect(
      verdicts(.unknown(gone), [seen(nil, at: 1), seen(nil, at: 5)])
        == [.nothing, .outcome(.gone)])
  }

  @Test func seenOnItsWayIsTerminating() {
    #expect(verdicts(.unknown(lost), [seen("TERMINATING", at: 1)]) == [.outcome(.terminating)])
    #expect(verdicts(.accepted, [seen("TERMINATING", at: 1)]) == [.outcome(.terminating)])
    #expect(
      verdicts(.unknown(lost), [seen("RUNNING", at: 1, operating: "TerminateInstances:OPERATING")])
        == [.outcome(.accepted)])
  }

  @Test func turningToErrorIsSaid() {
    let verdict = verdicts(.accepted, [seen("error", at: 1)])[0]
    guard case .outcome(.failed(let failure)) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(failure.code == "InstanceState.error")
  }

  @Test func oneThatWasBrokenBeforeIsNotBrokenByThis() {
    var sighting = Sighting()
    #expect(
      rules.verdict(
        on: result(.accepted, planned: "error"), &sighting, seen("error", at: 1),
        sentAt: .seconds(0)) == .nothing)
  }

  @Test func comingBackTakesTwoReadings() {
    let verdicts = verdicts(
      .terminating, [seen("TERMINATING", at: 1), seen("RUNNING", at: 5), seen("RUNNING", at: 9)])
    #expect(verdicts.prefix(2) == [.nothing, .nothing])
    guard case .outcome(.failed(let failure)) = verdicts[2] else {
      Issue.record("\(verdicts)")
      return
    }
    #expect(failure.code == "CameBack")
  }

  /// The service may have given up before the first reading; two of them say so.
  @Test func aTerminationThatHasFailedIsNotWaitedForForEver() {
    let failed = "TerminateInstances:FAILED"
    for outcome in [Outcome.accepted, .slow, .stuck, .unknown(lost)] {
      let verdicts = verdicts(
        outcome,
        [
          seen("RUNNING", at: 1, operating: failed), seen("RUNNING", at: 2, operating: failed),
          seen("RUNNING", at: 5, operating: failed),
        ])
      #expect(verdicts.prefix(2) == [.nothing, .nothing])
      guard case .outcome(.failed(let failure)) = verdicts[2] else {
        Issue.record("\(outcome): \(verdicts)")
        continue
      }
      #expect(failure.code == "CameBack")
    }
  }

  /// What an earlier termination left behind says nothing of this one.
  @Test func aTerminationThatHadFailedBeforeSaysNothing() {
    var sighting = Sighting()
    let result = result(.accepted, operating: "TerminateInstances:FAILED")
    for second in [1.0, 5, 9] {
      #expect(
        rules.verdict(
          on: result, &sighting,
          seen("RUNNING", at: second, operating: "TerminateInstances:FAILED"),
          sentAt: .seconds(0)) == .nothing)
    }
  }

  @Test func acceptedAndStillRunningIsLeftToTime() {
    #expect(
      verdicts(.accepted, (0..<9).map { seen("RUNNING", at: Double($0) * 20) })
        == Array(repeating: .nothing, count: 9))
  }
}

struct LagTests {
  private let ceilings = LagCeilings(slow: .seconds(600), stuck: .seconds(3600))

  @Test func withoutExperienceTheCeilingsSay() {
    #expect(Lag(finished: [1, 2, 3, 4], ceilings: ceilings).slow == 600)
    #expect(Lag(finished: [], ceilings: ceilings).stuck == 3600)
  }

  @Test func experienceComesFromTheOperationItself() {
    let lag = Lag(finished: Array(repeating: 40, count: 10), ceilings: ceilings)
    #expect(lag.slow == 120 && lag.stuck == 360)
    #expect(Lag(finished: Array(repeating: 1, count: 10), ceilings: ceilings).slow == 30)
    #expect(Lag(finished: Array(repeating: 9000, count: 10), ceilings: ceilings).slow == 600)
  }

  @Test func slowIsSaidOnceAndThenStuck() {
    let lag = Lag(finished: [], ceilings: ceilings)
    #expect(lag.outcome(.terminating, after: 599) == nil)
    #expect(lag.outcome(.terminating, after: 600) == .slow)
    #expect(lag.outcome(.slow, after: 700) == nil)
    #expect(lag.outcome(.slow, after: 3600) == .stuck)
    #expect(lag.outcome(.stuck, after: 9999) == nil)
    #expect(
      lag.outcome(.unknown(ServiceFailure(kind: .unknown, code: "", message: "")), after: 9999)
        == nil)
  }
}

struct BatchSplitTests {
  private let batch = Batch(product: .ecm, region: "r", ids: ["a", "b", "c", "d", "e"])

  @Test func aRefusedBatchIsHalvedAndTheSecondHalfWaits() {
    #expect(batch.afterRefusal == [batch.with(["a", "b", "c"], rest: ["d", "e"])])
  }

  @Test func whatMustHoldTheCulpritIsNotSentWhole() {
    #expect(
      batch.with(["a", "b", "c"], rest: ["d", "e"]).afterAcceptance
        == [batch.with(["d"], rest: ["e"])])
    #expect(batch.with(["d"], rest: ["e"]).afterAcceptance == [batch.with(["e"])])
  }

  @Test func afterASecondRefusalTheOtherHalfIsAskedWhole() {
    #expect(
      batch.with(["a", "b"], rest: ["c"]).afterRefusal
        == [batch.with(["a"], rest: ["b"]), batch.with(["c"])])
    #expect(batch.with(["a"], rest: ["b"]).afterRefusal == [batch.with(["b"])])
  }

  @Test func aLoneInstanceLeavesNothingToSend() {
    #expect(batch.with(["a"]).afterRefusal.isEmpty && batch.with(["a"]).afterAcceptance.isEmpty)
  }

  @Test func otherSplitsKeepEveryInstance() {
    let whole = batch.with(["a", "b", "c"], rest: ["d", "e"])
    for split in [whole.bothHalves, whole.singles] {
      #expect(split.flatMap(\.ids).sorted() == ["a", "b", "c", "d", "e"])
      #expect(split.allSatisfy { $0.rest.isEmpty })
    }
  }
}

struct AnswerSortingTests {
  private func refusal(_ id: String, _ kind: ServiceFailure.Kind) -> InstanceRefusal {
    InstanceRefusal(id: id, failure: ServiceFailure(kind: kind, code: "C", message: ""))
  }

  private func sorting(
    _ product: Product, accepted: [String]?, _ failures: [InstanceRefusal] = [],
    options: TerminationOptions = TerminationOptions()
  ) -> AnswerSorting {
    AnswerSorting(
      TerminationAnswer(requestID: "r", acceptedIDs: accepted, failures: failures),
      asked: ["a", "b"], options: options, product: product)
  }

  @Test func ecmAcceptsWhatItDoesNotRefuse() {
    let sorting = sorting(.ecm, accepted: nil)
    #expect(sorting.outcomes.map(\.outcome) == [.accepted, .accepted])
    #expect(sorting.isAcceptance)
  }

  @Test func edgeZoneMustMentionAnInstance() {
    let sorting = sorting(.edgezone, accepted: ["a", "z"])
    #expect(sorting.outcomes[0].outcome == .accepted)
    #expect(sorting.outcomes[1].outcome.word == .unknown)
    #expect(sorting.strays == ["z"])
    #expect(!sorting.isAcceptance)
    #expect(
      self.sorting(.edgezone, accepted: nil).outcomes.allSatisfy { $0.outcome.word == .unknown })
  }

  @Test func anAnswerThatContradictsItselfIsNotBelieved() {
    let sorting = sorting(.edgezone, accepted: ["a", "b"], [refusal("a", .refused)])
    #expect(sorting.outcomes.first { $0.id == "a" }?.outcome.word == .unknown)
    #expect(sorting.outcomes.first { $0.id == "b" }?.outcome == .accepted)
  }

  @Test(arguments: ServiceFailure.Kind.allCases)
  func aRefusalSpeaksOfItsInstanceAlone(_ kind: ServiceFailure.Kind) {
    let sorting = sorting(.edgezone, accepted: ["b"], [refusal("a", kind)])
    #expect(sorting.outcomes.first { $0.id == "b" }?.outcome == .accepted)
    let word = sorting.outcomes.first { $0.id == "a" }?.outcome.word
    switch kind {
    case .busy: #expect(word == nil && sorting.busy.map(\.id) == ["a"])
    case .unknown, .alreadyGone, .cancelled: #expect(word == .unknown)
    default: #expect(word == .failed)
    }
  }

  @Test func onlyECMSchedules() {
    let schedule = Schedule(instant: Timestamp(seconds: 9), zoneOffset: 0)
    let options = TerminationOptions(schedule: schedule)
    #expect(
      sorting(.ecm, accepted: nil, options: options).outcomes[0].outcome
        == .scheduled(schedule.instant))
    #expect(
      sorting(.edgezone, accepted: ["a", "b"], options: options).outcomes[0].outcome == .accepted)
  }
}
