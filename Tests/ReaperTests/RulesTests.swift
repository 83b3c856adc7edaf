import Fleet
import Testing

@testable import Reaper

/// The rules by which readings settle an instance, without any clock or service.
struct SettlingRulesTests {
  private let rules = SettlingRules(
    interval: .seconds(3), requestTimeout: .seconds(30), lag: .seconds(30))
  private let running = Instance(
    key: InstanceKey(product: .ecm, id: "ein-1"), state: InstanceState(rawValue: "RUNNING"))
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
  private func seen(
    _ state: String?, at seconds: Double, operating: String = "", isProof: Bool = true
  ) -> Observation {
    let row = state.map {
      Instance(
        key: InstanceKey(product: .ecm, id: "ein-1"), state: InstanceState(rawValue: $0),
        operateState: operating)
    }
    return Observation(
      finding: row.map { .present($0, isProof: isProof) } ?? (isProof ? .absent : .missing),
      asked: .seconds(seconds), answered: .seconds(seconds + 0.1))
  }

  private func verdicts(
    _ outcome: Outcome, _ readings: [Observation], sentAt: Duration = .zero
  ) -> [Verdict] {
    var evidence = Evidence()
    let result = result(outcome)
    return readings.map { rules.verdict(on: result, &evidence, $0, sentAt: sentAt) }
  }

  private func code(_ verdict: Verdict?) -> String? {
    guard case .outcome(.failed(let failure)) = verdict else { return nil }
    return failure.code
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

  @Test func absenceWithoutProofIsNone() {
    let readings = (0..<9).map { seen(nil, at: Double($0) * 20, isProof: false) }
    #expect(verdicts(.accepted, readings) == Array(repeating: .nothing, count: 9))
  }

  @Test func restWithoutProofIsNone() {
    let readings = (0..<9).map { seen("RUNNING", at: Double($0) * 20, isProof: false) }
    #expect(verdicts(.unknown(lost), readings) == Array(repeating: .nothing, count: 9))
  }

  @Test func aLostCallMayArriveAndAReadingMayBeBehindThat() {
    #expect(
      verdicts(
        .unknown(lost), [seen("RUNNING", at: 5), seen("RUNNING", at: 59), seen("RUNNING", at: 60)])
        == [.nothing, .nothing, .notCarriedOut(lost, as: running)])
  }

  @Test func aStateThatNobodyKnowsIsNoRest() {
    for state in ["DESTROYING", ""] {
      let readings = (0..<9).map { seen(state, at: Double($0) * 20) }
      #expect(verdicts(.unknown(lost), readings) == Array(repeating: .nothing, count: 9))
    }
  }

  @Test func twoUnchangedReadingsAreNeededHoweverLate() {
    #expect(
      verdicts(
        .unknown(lost),
        [seen("RUNNING", at: 100), seen("RUNNING", at: 102), seen("RUNNING", at: 104)])
        == [.nothing, .nothing, .notCarriedOut(lost, as: running)])
  }

  @Test(arguments: [ServiceFailure.Kind.alreadyGone, .refused, .busy, .denied])
  func aRefusalIsBelievedAfterSixtySecondsOfRest(_ kind: ServiceFailure.Kind) {
    let refused = ServiceFailure(kind: kind, code: "Refused", message: "")
    #expect(
      verdicts(
        .unknown(refused),
        [seen("RUNNING", at: 11), seen("RUNNING", at: 69), seen("RUNNING", at: 70)],
        sentAt: .seconds(10)) == [.nothing, .nothing, .notCarriedOut(refused, as: running)])
    #expect(
      verdicts(.unknown(refused), [seen(nil, at: 1), seen(nil, at: 5)])
        == [.nothing, .outcome(.gone)])
    #expect(
      verdicts(.unknown(refused), [seen("RUNNING", at: 1), seen("TERMINATING", at: 5)])
        == [.nothing, .outcome(.terminating)])
  }

  @Test func seenOnItsWayIsTerminating() {
    for isProof in [true, false] {
      func on(_ state: String, operating: String = "") -> [Observation] {
        [seen(state, at: 1, operating: operating, isProof: isProof)]
      }
      #expect(verdicts(.unknown(lost), on("TERMINATING")) == [.outcome(.terminating)])
      #expect(verdicts(.accepted, on("TERMINATING")) == [.outcome(.terminating)])
      #expect(
        verdicts(.unknown(lost), on("RUNNING", operating: "TerminateInstances:OPERATING"))
          == [.outcome(.accepted)])
    }
  }

  @Test func turningToErrorTakesTwoReadings() {
    let verdicts = verdicts(.accepted, [seen("error", at: 1), seen("error", at: 5)])
    #expect(verdicts[0] == .nothing)
    #expect(code(verdicts[1]) == "InstanceState.error")
  }

  @Test func oneThatWasBrokenBeforeIsNotBrokenByThis() {
    var evidence = Evidence()
    for second in [1.0, 5, 9] {
      #expect(
        rules.verdict(
          on: result(.accepted, planned: "error"), &evidence, seen("error", at: second),
          sentAt: .zero) == .nothing)
    }
  }

  @Test func comingBackTakesSixtySecondsWithoutException() {
    let back = verdicts(
      .terminating,
      [seen("TERMINATING", at: 1)]
        + stride(from: 6.0, through: 72, by: 6).map {
          seen("RUNNING", at: $0)
        })
    #expect(back.dropLast().allSatisfy { $0 == .nothing })
    #expect(code(back.last) == "CameBack")
    let lagging = verdicts(
      .terminating,
      (0..<40).map { seen($0 % 6 == 0 ? "TERMINATING" : "RUNNING", at: Double($0) * 5) })
    #expect(lagging.allSatisfy { $0 == .nothing })
  }

  @Test func disagreementThatWasSeenMakesMorePatient() {
    var evidence = Evidence()
    for observation in [
      seen("TERMINATING", at: 0), seen("RUNNING", at: 10), seen("RUNNING", at: 50),
      seen("TERMINATING", at: 55),
    ] {
      _ = rules.verdict(on: result(.terminating), &evidence, observation, sentAt: .zero)
    }
    #expect(evidence.disagreement.map { $0 > .seconds(49) && $0 < .seconds(50) } == true)
  }

  /// The service may have given up before the first reading; two of them say so.
  @Test func aTerminationThatHasFailedIsNotWaitedForForEver() {
    let failed = "TerminateInstances:FAILED"
    for outcome in [Outcome.accepted, .slow, .stuck, .unknown(lost)] {
      let verdicts = verdicts(
        outcome,
        [1, 2, 5].map { seen("RUNNING", at: $0, operating: failed) })
      #expect(verdicts.prefix(2) == [.nothing, .nothing])
      #expect(code(verdicts[2]) == "CameBack")
    }
  }

  /// What an earlier termination left behind says nothing of this one.
  @Test func aTerminationThatHadFailedBeforeSaysNothing() {
    var evidence = Evidence()
    let result = result(.accepted, operating: "TerminateInstances:FAILED")
    for second in [1.0, 5, 9] {
      #expect(
        rules.verdict(
          on: result, &evidence,
          seen("RUNNING", at: second, operating: "TerminateInstances:FAILED"),
          sentAt: .zero) == .nothing)
    }
  }

  @Test func acceptedAndStillRunningIsLeftToTime() {
    #expect(
      verdicts(.accepted, (0..<9).map { seen("RUNNING", at: Double($0) * 20) })
        == Array(repeating: .nothing, count: 9))
  }
}
