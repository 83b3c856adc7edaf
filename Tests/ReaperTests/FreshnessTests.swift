import Fleet
import Reaper
import Support
import Synchronization
import Testing

/// What is sent late is sent on a fresh reading.
struct FreshnessTests {
  private let protection = ProtectionPolicy(rules: ProtectionRule.shipped)

  /// A program that was stopped, or held up by the service, goes on an hour later.
  @Test(arguments: [Product.ecm, .edgezone])
  func whatWaitedForAnHourIsReadAgainBeforeItIsSent(_ product: Product) throws {
    let instances = fleet(product, 9)
    let drill = Drill(instances)
    drill.settings.callsInFlight = 1
    drill.cloud.ledger.withLock { $0.faults.stalls = .seconds(3_600) }
    let operation = try drill.start(gate: TerminationGate(protection: protection))
    drill.time.run(until: { drill.time.clock.now.offset >= .seconds(2) })
    let waiting = operation.results.instances.filter { $0.outcome == .queued }.map(\.instance)
    try #require(waiting.count == 8)
    drill.cloud.ledger.withLock { ledger in
      ledger.faults.stalls = .zero
      ledger.machines[waiting[0].key]?.instance.name = "do-not-delete-db"
      ledger.machines[waiting[1].key]?.instance.created = Timestamp(seconds: 1_750_000_000)
      ledger.machines[waiting[2].key] = nil
    }
    let results = drill.finish(operation)
    #expect(results[waiting[0].key]?.outcome.word == .heldBack)
    #expect(results[waiting[1].key]?.outcome.word == .heldBack)
    #expect(results[waiting[2].key]?.outcome.word == .heldBack)
    #expect(results.totals == [.gone: 6, .heldBack: 3])
    let untouched = drill.cloud.ledger.withLock { ledger in
      waiting.prefix(2).allSatisfy { ledger.machines[$0.key]?.terminatedAt == nil }
    }
    #expect(untouched)
  }

  @Test func whatWasRenamedSinceALostCallIsNotSentAgain() throws {
    let instances = fleet(.edgezone, 3)
    var faults = FakeCloud.Faults()
    faults.calls = { _, _ in .lostBefore }
    let drill = Drill(instances, faults: faults)
    let operation = try drill.start(gate: TerminationGate(protection: protection))
    drill.time.run(until: { operation.results.totals[.unknown] == 3 })
    drill.cloud.ledger.withLock { ledger in
      ledger.faults.calls = { _, _ in nil }
      ledger.machines[instances[0].key]?.instance.name = "do-not-delete-db"
    }
    let results = drill.finish(operation)
    #expect(results.totals == [.gone: 2, .failed: 1])
    let result = results[instances[0].key]
    #expect(result?.outcome.failure?.code == "ChangedSincePlanned")
    #expect(result?.attempts.count == 1)
  }
}
