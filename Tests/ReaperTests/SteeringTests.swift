import Fleet
import Reaper
import Support
import Synchronization
import Testing

/// Stopping, going away, the gate, and two operators at once.
struct SteeringTests {
  private func slowly(_ instances: [Instance], _ faults: FakeCloud.Faults = FakeCloud.Faults())
    -> Drill
  {
    let drill = Drill(instances, faults: faults)
    drill.settings.callsInFlight = 2
    return drill
  }

  @Test(arguments: [Product.ecm, .edgezone])
  func whatWaitsForItsTurnWhenItIsStoppedIsNotSent(_ product: Product) throws {
    let drill = Drill(fleet(product, 1200))
    drill.cloud.ledger.withLock { $0.faults.turn = .seconds(5) }
    let operation = try drill.start()
    drill.time.run(until: { operation.results.totals[.sent] ?? 0 > 0 })
    drill.time.run { await operation.stop() }
    let results = drill.finish(operation)
    #expect(drill.cloud.ledger.withLock { $0.terminateCalls[product] ?? 0 } == 0)
    #expect(results.totals == [.cancelled: 1200])
    #expect(operation.rejectedChanges.isEmpty)
  }

  @Test(arguments: [Product.ecm, .edgezone])
  func stoppingSendsNothingMoreAndGoesOnWatching(_ product: Product) throws {
    let drill = slowly(fleet(product, 1200))
    let operation = try drill.start()
    drill.time.run(until: { operation.results.totals[.accepted] ?? 0 > 0 })
    let sent = drill.cloud.ledger.withLock { $0.terminateCalls[product] ?? 0 }
    drill.time.run { await operation.stop() }
    let results = drill.finish(operation)
    #expect(drill.cloud.ledger.withLock { $0.terminateCalls[product] ?? 0 } <= sent + 2)
    #expect(results.totals.keys.sorted { $0.rawValue < $1.rawValue } == [.cancelled, .gone])
    #expect(
      results.instances.allSatisfy {
        $0.outcome == .gone || $0.outcome == .cancelled(.byOperator)
      })
    drill.expectAgreement(results, "stopped")
    #expect(operation.rejectedChanges.isEmpty)
  }

  @Test func whatIsRefusedAfterAStopIsNotSentAgain() throws {
    let instances = fleet(.ecm, 99)
    var faults = FakeCloud.Faults()
    // After eleven that were taken a call carries as many as its region has.
    for instance in instances.filter({ $0.region == "region-0" }).dropFirst(11) {
      faults.poisoned[instance.id] = ServiceFailure(kind: .refused, code: "No", message: "no")
    }
    let drill = Drill(instances, faults: faults)
    let operation = try drill.start()
    drill.time.run(until: { operation.results.totals[.sent] == 22 })
    let sent = drill.cloud.ledger.withLock { $0.terminateCalls[.ecm] ?? 0 }
    drill.time.run { await operation.stop() }
    let results = drill.finish(operation)
    #expect(results.totals == [.gone: 11, .cancelled: 88])
    #expect(drill.cloud.ledger.withLock { $0.terminateCalls[.ecm] ?? 0 } <= max(sent, 3))
    #expect(operation.rejectedChanges.isEmpty)
  }

  /// It was sent, and the service has said of it alone why not.
  @Test(arguments: [Product.ecm, .edgezone])
  func whatTheServiceRefusedByItselfHasFailedWhenItIsStopped(_ product: Product) throws {
    let instances = fleet(product, 4)
    var faults = FakeCloud.Faults()
    faults.busy[instances[1].id] = .seconds(3600)
    let drill = Drill(instances, faults: faults)
    let operation = try drill.start()
    drill.time.run(until: { operation.results.totals[.accepted] ?? 0 == 3 })
    #expect(operation.results.totals[.queued] == 1)
    drill.time.run { await operation.stop() }
    let results = drill.finish(operation)
    #expect(results.totals == [.gone: 3, .failed: 1])
    #expect(results[instances[1].key]?.outcome.failure?.code == "Busy")
    #expect(operation.rejectedChanges.isEmpty)
    let replayed = try drill.journal.replay(operation.id)
    #expect(replayed.rejected.isEmpty && replayed.results?.totals == results.totals)
  }

  @Test func goingAwayAwaitsWhatIsOnItsWayAndCancelsTheRest() throws {
    let drill = slowly(fleet(.edgezone, 1200))
    let operation = try drill.start()
    drill.time.run(until: { operation.results.totals[.accepted] ?? 0 > 0 })
    drill.time.run { await operation.pause(reason: "SIGHUP") }
    let results = operation.results
    #expect(results.totals[.sent] == nil && results.totals[.queued] == nil)
    #expect(results.totals[.cancelled] ?? 0 > 0)
    guard case .paused(reason: "SIGHUP", _) = results.status else {
      Issue.record("\(results.status)")
      return
    }
    let sent = drill.cloud.ledger.withLock { $0.terminateCalls }
    let resumed = try drill.reaper.resume(operation.id, as: Drill.identity)
    let ended = drill.finish(resumed)
    #expect(drill.cloud.ledger.withLock { $0.terminateCalls } == sent)
    drill.expectAgreement(ended, "resumed")
    #expect(ended.openCount == 0)
  }

  @Test func goingAwayWaitsOnlySoLongForAnAnswer() throws {
    let drill = Drill(fleet(.ecm, 100))
    drill.settings.pauseTimeout = .seconds(2)
    drill.cloud.ledger.withLock { $0.faults.stalls = .seconds(3600) }
    let operation = try drill.start()
    // The first call has left, and was not answered.
    drill.time.run(until: {
      operation.results.totals[.sent] == 1
        && drill.cloud.ledger.withLock { $0.atOnce } == operation.results.callCount
    })
    let before = drill.time.clock.now
    drill.time.run { await operation.pause(reason: "SIGTERM") }
    #expect(before.duration(to: drill.time.clock.now) < .seconds(5))
    #expect(operation.results.totals == [.unknown: 1, .cancelled: 99])
  }

  @Test func aServiceThatRefusesEverythingStopsAlone() throws {
    var faults = FakeCloud.Faults()
    faults.calls = { product, _ in product == .ecm ? .denied : nil }
    let drill = slowly(fleet(.ecm, 900) + fleet(.edgezone, 300), faults)
    let results = try drill.run()
    #expect(results.totals[.gone] == 300)
    #expect(results.totals[.cancelled] ?? 0 > 0)
    #expect(drill.cloud.ledger.withLock { $0.terminateCalls[.ecm] ?? 0 } <= 2)
    #expect(results.notices.contains { $0.english.contains("ECM refuses") })
    drill.expectAgreement(results, "denied")
  }

  @Test func theGateIsAskedWhicheverFaceComes() throws {
    let drill = Drill(fleet(.ecm, 3))
    #expect(throws: PlanRefusal.self) {
      try drill.start(gate: TerminationGate(readOnly: .option))
    }
    #expect(throws: PlanRefusal.self) {
      try drill.start(gate: TerminationGate(largestOperation: .count(2)))
    }
    // Without a listing no rule that counts can be shown to hold.
    let keep = ProtectionPolicy(keep: [KeepRule(name: "k", region: "*", running: 1)])
    #expect(throws: PlanRefusal.self) { try drill.start(gate: TerminationGate(protection: keep)) }
    #expect(throws: PlanRefusal.self) {
      try drill.start(gate: TerminationGate(largestOperation: .percent(100)))
    }
    #expect(throws: PlanRefusal.self) {
      try drill.start(gate: TerminationGate(allowedAccounts: ["100000000099"]))
    }
    #expect(throws: PlanRefusal.self) {
      try drill.start(after: PreflightReport())
    }
    #expect(try drill.journal.operations().isEmpty)
    #expect(drill.cloud.ledger.withLock { $0.terminateCalls.isEmpty })
  }

  @Test func whatAnotherOperationHasOpenIsNotSentFor() throws {
    let instances = fleet(.edgezone, 30)
    let folder = TemporaryFolder()
    let first = Drill(Array(instances.prefix(20)), folder: folder)
    let mine = try first.start()
    let second = Drill(Array(instances.suffix(20)), folder: folder)
    second.time.clock.advance(by: .seconds(5))
    let theirs = try second.start()
    let results = second.finish(theirs)
    #expect(results.totals == [.heldBack: 10, .gone: 10])
    #expect(results.instances.contains { $0.outcome == .heldBack(Hold(.openElsewhere)) })
    let third = Drill(Array(instances.prefix(20)), folder: folder)
    third.time.clock.advance(by: .seconds(9))
    #expect(throws: PlanRefusal.self) { try third.start() }
    #expect(first.finish(mine).totals == [.gone: 20])
  }

  @Test func aScheduledTerminationIsNotWatchedUntilItIsGone() throws {
    let schedule = Schedule(instant: Timestamp(seconds: 1_796_000_000), zoneOffset: 28_800)
    let drill = Drill(fleet(.ecm, 5), options: TerminationOptions(schedule: schedule))
    #expect(try drill.run().totals == [.scheduled: 5])
    #expect(drill.cloud.ledger.withLock { $0.readCalls + $0.listCalls } == 0)
  }

  @Test func whoFollowsSeesEveryEventOnce() async throws {
    let drill = Drill(fleet(.ecm, 5))
    let operation = try drill.start()
    let (start, events) = operation.follow()
    let ended = drill.finish(operation)
    var folded = start
    for await event in events {
      let rejected = folded.apply(event)
      #expect(rejected.isEmpty)
    }
    #expect(folded.instances == ended.instances)
    #expect(folded.status == ended.status)
    for await event in operation.follow().events { Issue.record("\(event) after the end") }
  }
}
