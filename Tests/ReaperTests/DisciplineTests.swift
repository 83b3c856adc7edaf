import Fleet
import Reaper
import Support
import Synchronization
import Testing

/// A wrong assumption stays small.
struct DisciplineTests {
  typealias Fault = FaultMatrixTests.Fault

  private static let settings = [
    Discipline(), Discipline(stopAfter: .percent(0)), Discipline(stopAfter: .never),
    Discipline(stopAfter: .count(30), canary: .percent(4)),
  ]

  private func play(
    _ drill: Drill, asks: Bool = false
  ) throws -> (results: Results, rules: SendingRules) {
    let confirmed = try #require(drill.plan.confirmed(by: drill.plan.phrase))
    let operation = try drill.reaper.execute(
      confirmed, gate: TerminationGate(), as: Drill.identity,
      after: PreflightReport(unchanged: drill.plan.targets), asksAfterCanary: asks)
    let events = operation.events
    let results = drill.finish(operation)
    #expect(operation.rejectedChanges.isEmpty)
    return (results, rules(drill, events))
  }

  private func rules(_ drill: Drill, _ events: AsyncStream<OperationEvent>) -> SendingRules {
    var rules = SendingRules(
      limit: drill.plan.discipline.stopAfter, targets: drill.plan.targets.count)
    let all = Mutex<[OperationEvent]>([])
    drill.time.run { for await event in events { all.withLock { $0.append(event) } } }
    for event in all.withLock({ $0 }) { rules.take(event) }
    return rules
  }

  /// Each fault under each of the settings: nothing new leaves in a larger call, or after a limit was
  /// exceeded, than the answers before it allow, and what is told is what the cloud has.
  @Test(arguments: Fault.allCases, [Product.ecm, .edgezone])
  func nothingIsSentThatTheAnswersDoNotAllow(_ fault: Fault, _ product: Product) throws {
    for discipline in Self.settings {
      let instances = fleet(product, 123)
      let drill = Drill(
        instances, faults: FaultMatrixTests.faults(fault, instances), discipline: discipline)
      let (results, rules) = try play(drill)
      let comment = Comment(rawValue: "\(discipline): \(results.totals)")
      #expect(rules.violations.isEmpty, comment)
      drill.expectAgreement(results, comment)
      if fault == .none { #expect(results.totals == [.gone: 123], comment) }
    }
  }

  @Test(
    arguments: [FakeCloud.CallFault.denied, .invalid, .serverErrorBefore],
    [Product.ecm, .edgezone])
  func whereEveryCallIsRefusedElevenAreExposedAtMost(
    _ fault: FakeCloud.CallFault, _ product: Product
  ) throws {
    var faults = FakeCloud.Faults()
    faults.calls = { _, _ in fault }
    let drill = Drill(fleet(product, 622), faults: faults, discipline: Discipline())
    let results = try drill.run()
    let named = results.instances.count { !$0.attempts.isEmpty }
    #expect((1...11).contains(named))
    #expect((results.totals[.cancelled] ?? 0) == 622 - named)
    let word = fault == .denied ? "service_stopped" : "TooManyFailed"
    #expect(results.instances.contains { $0.outcome.code == word })
  }

  @Test func whereEveryInstanceIsRefusedElevenAreExposedAtMost() throws {
    let instances = fleet(.ecm, 435)
    var faults = FakeCloud.Faults()
    for instance in instances {
      faults.poisoned[instance.id] = ServiceFailure(kind: .refused, code: "No", message: "no")
    }
    let drill = Drill(instances, faults: faults, discipline: Discipline())
    let results = try drill.run()
    #expect(results.instances.count { !$0.attempts.isEmpty } <= 11)
    #expect(
      results.notices.contains {
        if case .tooManyFailed(.ecm, _, _, code: "No") = $0.fact { true } else { false }
      })
  }

  @Test(arguments: [Product.ecm, .edgezone])
  func fewBadOnesAmongManyStopNothingAndCostLittle(_ product: Product) throws {
    let instances = fleet(product, 2_000)
    var faults = FakeCloud.Faults()
    for number in stride(from: 20, to: 2_000, by: 25) {
      let id = instances[number].id
      faults.poisoned[id] = ServiceFailure(kind: .refused, code: "Refused.\(id)", message: id)
    }
    let drill = Drill(instances, faults: faults, discipline: Discipline())
    let results = try drill.run()
    #expect(results.totals == [.gone: 1_920, .failed: 80])
  }

  @Test func aSingleInstanceCostsNothing() throws {
    let drill = Drill(fleet(.ecm, 1), discipline: Discipline())
    #expect(try drill.run().callCount == 1)
  }

  @Test(arguments: [Product.ecm, .edgezone])
  func aCleanOperationCostsTwoCallsAndFourRoundTripsMore(_ product: Product) throws {
    let drill = Drill(fleet(product, 1_000), discipline: Discipline())
    let (results, rules) = try play(drill)
    #expect(rules.violations.isEmpty)
    #expect(results.callCount <= drill.plan.calls.count + 2)
    let start = results.header.startedAt
    let last = results.instances.compactMap(\.acceptedAt).max() ?? start
    // Twelve calls side by side would need one round trip of 200 ms.
    #expect(last.milliseconds - start.milliseconds <= 5 * 200 + 1_000)
  }

  @Test func unknownOutcomesMakeTheOthersWait() throws {
    var faults = FakeCloud.Faults()
    // The third carries what is left of the first hundred.
    faults.calls = { _, number in number == 3 ? .lostAfter : nil }
    let drill = Drill(fleet(.edgezone, 600), faults: faults, discipline: Discipline())
    let operation = try drill.start()
    drill.time.run(until: { !operation.results.waits.isEmpty })
    let waiting = operation.results
    guard case .unknown(.edgezone, let count, let until) = waiting.waits.first else {
      Issue.record("\(waiting.waits)")
      return
    }
    #expect(count == 89)
    #expect(until > waiting.header.startedAt)
    let calls = waiting.callCount
    drill.time.run(until: { operation.results.waits.isEmpty })
    #expect(operation.results.callCount <= calls + 12)
    #expect(drill.finish(operation).totals == [.gone: 600])
  }

  @Test func whatIsOpenForTooLongCountsAsFailed() throws {
    var faults = FakeCloud.Faults()
    faults.calls = { _, number in number == 3 ? .lostBefore : nil }
    // Nothing can be read, so that nothing is settled.
    faults.isBlind = true
    let drill = Drill(fleet(.edgezone, 600), faults: faults, discipline: Discipline())
    let operation = try drill.start()
    drill.time.run(until: { operation.results.totals[.cancelled] != nil })
    #expect(operation.results.totals[.cancelled] == 500)
    // Its outcome stays what it is.
    #expect(operation.results.totals[.unknown] == 89)
    drill.time.run { await operation.pause(reason: "the test is over") }
  }

  // MARK: Canary

  private func canary(
    _ size: CanarySize, _ instances: [Instance], _ faults: FakeCloud.Faults = FakeCloud.Faults()
  ) -> Drill {
    Drill(instances, faults: faults, discipline: Discipline(canary: size))
  }

  @Test func theOthersWaitUntilTheCanaryOfBothProductsLeaves() throws {
    let instances = fleet(.ecm, 90) + fleet(.edgezone, 90)
    let drill = canary(.count(3), instances)
    let operation = try drill.start()
    drill.time.run(until: { operation.results.totals[.terminating] ?? 0 >= 5 })
    let first = operation.results.instances.filter { !$0.attempts.isEmpty }
    #expect(first.count == 6)
    for product in [Product.ecm, .edgezone] {
      let own = first.filter { $0.instance.product == product }
      // One of each region.
      #expect(Set(own.map(\.instance.region)).count == 3)
    }
    #expect(operation.results.waits == [.canary(count: 6)])
    #expect(drill.finish(operation).totals == [.gone: 180])
  }

  @Test func onAScreenTheOthersWaitForAWord() throws {
    let drill = canary(.count(2), fleet(.ecm, 50))
    let confirmed = try #require(drill.plan.confirmed(by: drill.plan.phrase))
    let operation = try drill.reaper.execute(
      confirmed, gate: TerminationGate(), as: Drill.identity,
      after: PreflightReport(unchanged: drill.plan.targets), asksAfterCanary: true)
    drill.time.run(until: { operation.results.waits == [.canaryAnswer(count: 2)] })
    let later = drill.time.clock.now.offset + .seconds(600)
    drill.time.run(until: { drill.time.clock.now.offset >= later })
    #expect(operation.results.totals[.queued] == 48)
    drill.time.run { await operation.goOn() }
    #expect(drill.finish(operation).totals == [.gone: 50])
  }

  @Test func aCanaryThatFailsEndsIt() throws {
    let instances = fleet(.edgezone, 90)
    var faults = FakeCloud.Faults()
    faults.poisoned[instances[0].id] = ServiceFailure(kind: .refused, code: "No", message: "no")
    let results = try canary(.count(3), instances, faults).run()
    #expect(results.totals[.failed] == 1)
    #expect(results.instances.count { $0.outcome == .cancelled(.canaryFailed) } >= 87)
    #expect(results.notices.contains { $0.fact == .canaryFailed(.edgezone, failed: 1, code: "No") })
  }

  @Test func aCanaryThatIsNotSeenLeavingEndsIt() throws {
    let instances = fleet(.ecm, 40)
    var faults = FakeCloud.Faults()
    faults.isBlind = true
    let drill = canary(.count(3), instances, faults)
    let operation = try drill.start()
    drill.time.run(until: { operation.results.totals[.cancelled] != nil })
    #expect(operation.results.totals[.cancelled] == 37)
    #expect(drill.time.clock.now.offset >= .seconds(300))
    #expect(drill.time.clock.now.offset < .seconds(310))
    drill.time.run { await operation.pause(reason: "the test is over") }
  }

  @Test func oneThatWasGoneBeforeIsReplaced() throws {
    let instances = fleet(.ecm, 40)
    let drill = canary(.count(1), instances)
    drill.cloud.ledger.withLock { $0.machines[instances[0].key] = nil }
    let results = try drill.run()
    #expect(results.totals == [.gone: 40])
    let times = results.instances.compactMap(\.sentAt).sorted()
    // The next one alone, and the others after it was seen leaving.
    #expect(times[1] > times[0])
    #expect(times[2].seconds(since: times[1]) >= 2)
  }

  @Test func goingAwayCancelsWhatWaitsForTheCanary() throws {
    let drill = canary(.count(1), fleet(.ecm, 40))
    let operation = try drill.start()
    drill.time.run(until: { operation.results.totals[.accepted] == 1 })
    drill.time.run { await operation.pause(reason: "SIGHUP") }
    #expect(operation.results.totals[.cancelled] == 39)
    let resumed = try drill.reaper.resume(operation.id, as: Drill.identity)
    #expect(drill.finish(resumed).totals == [.gone: 1, .cancelled: 39])
  }

  // MARK: Denied

  @Test func whatIsDeniedForAFewStopsNothing() throws {
    let instances = fleet(.ecm, 600)
    var faults = FakeCloud.Faults()
    for number in [30, 31, 300] {
      faults.poisoned[instances[number].id] = ServiceFailure(
        kind: .notPermitted, code: "UnauthorizedOperation", message: "not yours")
    }
    let results = try Drill(instances, faults: faults, discipline: Discipline()).run()
    #expect(results.totals == [.gone: 597, .failed: 3])
  }

  @Test func aSecondDenialBeforeAnyAcceptanceStopsIt() throws {
    let instances = fleet(.ecm, 600)
    var faults = FakeCloud.Faults()
    for instance in instances {
      faults.poisoned[instance.id] = ServiceFailure(
        kind: .notPermitted, code: "UnauthorizedOperation", message: "not yours")
    }
    let results = try Drill(instances, faults: faults, discipline: Discipline()).run()
    #expect(results.totals == [.failed: 2, .cancelled: 598])
  }
}
