import Fleet
import FoundationEssentials
import JSON
import Testing

@testable import edgereap

/// What of an operation's events is news, for the audit and for the command.
struct ReportedOperationTests {
  private static let time = Timestamp(seconds: 1_795_000_000)
  private static let keys = (1...4).map { InstanceKey(product: .ecm, id: "ein-\($0)") }
  private static let failure = ServiceFailure(
    kind: .refused, code: "LimitExceeded", message: "no \"more\"\nevent=started", requestID: "r-1")

  private static func results(reason: String? = "CHG-1 close=down") -> Results {
    let instances = keys.map {
      PlannedInstance(
        instance: Instance(
          key: $0, name: "a\nevent=finished", region: "ap-guangzhou", zone: "z",
          state: InstanceState(rawValue: "RUNNING")))
    }
    let plan = Plan(
      identity: FleetIdentity(
        site: .intl, endpoint: "", account: Account(id: "100"), secretIDSuffix: "abcd"),
      created: time, options: TerminationOptions(), discipline: Discipline(reason: reason),
      instances: instances, digest: FleetSession.digest)
    return Results(
      header: OperationHeader(
        id: "20261130-200000-aaaa", plan: plan, startedBy: "alice@bastion pid 47", startedAt: time))
  }

  private static func changed(_ keys: some Sequence<InstanceKey>, _ outcome: Outcome)
    -> OperationEvent
  {
    .changed(
      OutcomeChanges(
        at: time, call: nil, requestID: "",
        changes: keys.map { OutcomeChanges.Change(key: $0, outcome: outcome) }))
  }

  private static let sent = OperationEvent.intended([
    CallIntent(number: 1, product: .ecm, region: "ap-guangzhou", ids: keys.map(\.id), at: time)
  ])

  private static func notice(_ fact: Notice.Fact) -> OperationEvent {
    .notice(Notice(severity: .error, fact, at: time))
  }

  private static func stop(_ fact: Notice.Fact) -> OperationNews.Subject? {
    StopCause(fact).map(OperationNews.Subject.stopped)
  }

  /// - Parameter batches: events that were recorded together.
  private func subjects(_ batches: [[OperationEvent]]) -> [OperationNews.Subject] {
    var operation = ReportedOperation(Self.results())
    return batches.flatMap { operation.take($0) }.map(\.subject)
  }

  @Test func eachFailureIsNewsAndTheEndIsTheLast() {
    let keys = Self.keys
    let heard = subjects([
      [Self.sent], [Self.changed(keys[..<1], .failed(Self.failure))],
      [Self.changed(keys[1...], .accepted)], [Self.changed(keys[1...], .gone)],
      [Self.changed([], .gone), .finished(at: Self.time)],
    ])
    #expect(heard == [.failed(keys[0], Self.failure), .ended])
  }

  @Test func theOperatorsOwnStopIsNewsOnce() {
    let keys = Self.keys
    let heard = subjects([
      [Self.changed(keys[..<2], .cancelled(.byOperator))],
      [Self.changed(keys[2...], .cancelled(.byOperator)), .finished(at: Self.time)],
    ])
    #expect(heard == [.stopped(.byOwnOperator), .ended])
  }

  @Test func aStopThatAnotherProgramAskedForIsItsOwn() {
    let fact = Notice.Fact.stoppedBy(process: "bob pid 5")
    let heard = subjects([
      [Self.changed(Self.keys, .cancelled(.byOperator)), Self.notice(fact)],
      [.finished(at: Self.time)],
    ])
    #expect(heard == [Self.stop(fact), .ended])
  }

  @Test func aStopForFailuresIsNamedAndAPauseIsNone() {
    let fact = Notice.Fact.tooManyFailed(.ecm, failed: 1, named: 4, code: "LimitExceeded")
    #expect(
      subjects([[Self.changed(Self.keys, .cancelled(.tooManyFailed)), Self.notice(fact)]])
        == [Self.stop(fact)])
    #expect(
      subjects([
        [Self.changed(Self.keys, .cancelled(.interrupted))],
        [.paused(reason: "SIGINT", at: Self.time)],
      ]) == [.ended])
  }

  @Test func everyFactThatStopsHasACause() {
    for kind in Notice.Fact.kinds {
      #expect((StopCause(kind.sample) != nil) == kind.sample.stopsSending, "\(kind.name)")
    }
  }

  @Test func waitsAreNewsOnceEach() {
    let waits: [SendingWait] = [.unknown(.ecm, count: 2, until: Self.time)]
    let heard = subjects(
      [waits, [], waits, [.canary(count: 1)], [.canaryAnswer(count: 1)]].map {
        [.waits($0, at: Self.time)]
      })
    #expect(heard == [.waits, .asks])
  }

  @Test func theCommandIsToldOfTheFirstFailureAndStopAlone() {
    var operation = ReportedOperation(Self.results())
    var told: [NotifyEvent.Name] = []
    let keys = Self.keys
    let fact = Notice.Fact.tooManyFailed(.ecm, failed: 1, named: 4, code: "LimitExceeded")
    for batch in [
      [Self.sent], [Self.changed(keys[..<1], .failed(Self.failure))],
      [Self.changed(keys[1..<2], .failed(Self.failure)), Self.notice(fact)], [Self.notice(fact)],
      [Self.changed(keys[2...], .accepted)], [.paused(reason: "SIGINT", at: Self.time)],
    ] {
      for news in operation.take(batch) {
        if let event = NotifyEvent.of(news, in: &operation, profile: "") { told.append(event.name) }
      }
    }
    #expect(told == [.firstFailed, .stopped, .ended])
  }

  @Test func whatFailedBeforeItWasTakenUpIsNoNews() {
    var results = Self.results()
    for event in [Self.sent, Self.changed(Self.keys[..<1], .failed(Self.failure))] {
      results.apply(event)
    }
    var operation = ReportedOperation(results)
    let news = operation.take([Self.changed(Self.keys[1..<2], .failed(Self.failure))])
    #expect(news.map(\.subject) == [.failed(Self.keys[1], Self.failure)])
    #expect(NotifyEvent.of(news[0], in: &operation, profile: "") == nil)
  }

  @Test func aLineForEachEventSaysWhoWhatAndWhy() {
    let author = AuditAuthor(process: "alice@bastion pid 47", userID: 1000, profile: "ops")
    let results = Self.results()
    let head = "operation=20261130-200000-aaaa at=2026-11-18T11:06:40Z account=100"
    func line(_ subject: OperationNews.Subject) -> String? {
      AuditLine(OperationNews(subject: subject, at: Self.time), of: results, by: author)?
        .text(limit: 1_000)
    }
    #expect(
      line(.started)
        == "event=started \(head) site=intl profile=ops uid=1000 "
        + "started_by=\"alice@bastion pid 47\" reason=\"CHG-1 close\\x3Ddown\" "
        + "digest=\(results.header.plan.digest) phrase=\"4 ap-guangzhou 100\" targets=4 queued=4")
    #expect(
      line(.failed(Self.keys[0], Self.failure))
        == "event=failed \(head) id=ein-1 product=ecm region=ap-guangzhou "
        + "name=\"a\\x0Aevent\\x3Dfinished\" code=LimitExceeded request_id=r-1 "
        + "message=\"no \\\"more\\\"\\x0Aevent\\x3Dstarted\"")
    #expect(
      line(.stopped(.byOwnOperator))
        == "event=stopped \(head) code=by_operator stopped_by=\"alice@bastion pid 47\" queued=4")
    #expect(line(.ended) == "event=finished \(head) queued=4")
    #expect(line(.waits) == nil)
  }

  @Test func theCommandReadsOneLineOfJSON() throws {
    var results = Self.results()
    for event in [Self.sent, Self.changed(Self.keys[..<1], .failed(Self.failure))] {
      results.apply(event)
    }
    let event = NotifyEvent(name: .firstFailed, at: Self.time, profile: "ops", results: results)
    let text = JSONWriter.lines([event])
    #expect(text.hasSuffix("\n") && text.filter(\.isNewline).count == 1)
    let json = try JSONDocument(Array(text.utf8)).root
    #expect(json["event"].text == "first_failed")
    #expect(json["text"].text == "First failure: 1 failed, 3 sent (LimitExceeded)")
    #expect(json["first_failure"]["message"].text == "no \"more\"\nevent=started")
    #expect(json["status"].text == "running")
    #expect(json["reason"].text == "CHG-1 close=down")
  }
}
