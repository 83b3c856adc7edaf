import Fleet
import Testing

@testable import Reaper

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
