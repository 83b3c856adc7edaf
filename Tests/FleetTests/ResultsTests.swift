import Fleet
import Testing

struct ResultsTests {
  static let keys = ["a", "b", "c", "d"].map { InstanceKey(product: .ecm, id: $0) }

  static func results() -> Results {
    let plan = Plan.sample(
      ["a", "b", "c"].map { PlannedInstance(instance: .sample($0)) }
        + [PlannedInstance(instance: .sample("d"), hold: Hold(.protected, "why"))])
    return Results(
      header: OperationHeader(id: "1", plan: plan, startedBy: "me", startedAt: .noon))
  }

  static func intent(_ number: Int, _ ids: [String], at seconds: Int64 = 1) -> OperationEvent {
    .intended([
      CallIntent(
        number: number, product: .ecm, region: "", ids: ids, at: .noon + seconds)
    ])
  }

  static func change(
    _ id: String, _ outcome: Outcome, at seconds: Int64 = 2, call: Int? = nil
  ) -> OperationEvent {
    .changed(
      OutcomeChanges(
        at: .noon + seconds, call: call, requestID: call == nil ? "" : "r\(call ?? 0)",
        changes: [.init(key: InstanceKey(product: .ecm, id: id), outcome: outcome)]))
  }

  @Test func startsWithThePlan() {
    let results = Self.results()
    #expect(results.totals == [.queued: 3, .heldBack: 1])
    #expect(results.openCount == 3)
    #expect(results[Self.keys[3]]?.settledAt == .noon)
    #expect(results.status == .running)
  }

  @Test func foldsOneLifeWithItsTimes() throws {
    var results = Self.results()
    #expect(results.apply(Self.intent(1, ["a", "b"])).isEmpty)
    #expect(results.callCount == 1)
    for (outcome, at, call) in [
      (Outcome.accepted, 2, 1), (.terminating, 5, nil), (.slow, 30, nil), (.gone, 90, nil),
    ] as [(Outcome, Int64, Int?)] {
      #expect(results.apply(Self.change("a", outcome, at: at, call: call)).isEmpty)
    }
    let result = try #require(results[Self.keys[0]])
    #expect(result.sentAt == .noon + 1)
    #expect(result.acceptedAt == .noon + 2)
    #expect(result.settledAt == .noon + 90)
    #expect(result.attempts.map(\.requestID) == ["r1"])
    #expect(result.elapsedSeconds(at: .noon + 500) == 89)
    #expect(results[Self.keys[1]]?.elapsedSeconds(at: .noon + 11) == 10)
    #expect(results[Self.keys[2]]?.elapsedSeconds(at: .noon + 11) == nil)
    #expect(results.totals == [.gone: 1, .sent: 1, .queued: 1, .heldBack: 1])
  }

  @Test func aChangeThatCannotBeIsReturnedAndNotApplied() {
    var results = Self.results()
    #expect(results.apply(Self.change("a", .gone)).map(\.key) == [Self.keys[0]])
    #expect(results.apply(Self.change("zzz", .gone)).count == 1)
    #expect(results.apply(Self.intent(1, ["d", "zzz"])).count == 2)
    #expect(results.totals == Self.results().totals)
  }

  @Test func remembersWhatEachAttemptWasTold() {
    var results = Self.results()
    let busy = ServiceFailure(kind: .busy, code: "Busy", message: "later")
    results.apply(Self.intent(1, ["a"]))
    results.apply(Self.change("a", .unknown(busy), call: 1))
    results.apply(Self.change("a", .queued))
    results.apply(Self.intent(2, ["a"], at: 9))
    results.apply(Self.change("a", .accepted, call: 2))
    let attempts = results[Self.keys[0]]?.attempts ?? []
    #expect(attempts.map(\.failure) == [busy, nil])
    #expect(results[Self.keys[0]]?.sentAt == .noon + 1)
    #expect(results.callCount == 2)
  }

  @Test func tellsWhetherAnybodyWorksOnIt() {
    var results = Self.results()
    results.apply(.paused(reason: "stop", at: .noon))
    #expect(results.status == .paused(reason: "stop", at: .noon))
    results.apply(.resumed(process: "p", at: .noon))
    #expect(results.status == .running)
    results.apply(.finished(at: .noon))
    #expect(results.status == .finished(at: .noon))
    results.apply(.strayIDs([Self.keys[0]], requestID: "r"))
    results.apply(.notice(Notice(severity: .warning, .scheduleUnknown, at: .noon)))
    #expect(results.strayIDs == [Self.keys[0]])
    #expect(results.notices.map(\.fact) == [.scheduleUnknown])
  }

  @Test func findsWhatToRetryAndWhatWentWrong() {
    var results = Self.results()
    let refused = ServiceFailure(kind: .refused, code: "Refused", message: "no")
    let absent = ServiceFailure(kind: .alreadyGone, code: "NotFound", message: "absent")
    results.apply(Self.intent(1, ["a", "b"]))
    results.apply(Self.change("a", .failed(refused), call: 1))
    results.apply(Self.change("b", .failed(absent), call: 1))
    results.apply(Self.change("c", .cancelled(.byOperator)))
    #expect(results.rest.map(\.id) == ["a", "b", "c"])
    #expect(results.failed.map(\.id) == ["a", "b"])
    #expect(results.keys(in: [.failed, .heldBack]) == [Self.keys[0], Self.keys[1], Self.keys[3]])
  }

  @Test func theLargestGroupComesFirst() {
    var results = Self.results()
    let refused = ServiceFailure(kind: .unknown, code: "Timeout", message: "no answer")
    results.apply(Self.intent(1, ["a", "b"]))
    results.apply(Self.change("a", .unknown(refused), call: 1))
    results.apply(Self.change("b", .unknown(refused), call: 1))
    #expect(results.failed.isEmpty)
    // What is unknown is settled by asking, never by sending again.
    #expect(results.rest.map(\.id) == ["c"])
  }
}
