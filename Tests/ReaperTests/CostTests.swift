import Fleet
import Reaper
import Support
import Synchronization
import Testing

/// What is spent on the service, in calls.
struct CostTests {
  @Test func poisonedInstancesAreFoundInFewCalls() throws {
    let instances = fleet(.ecm, 2000)
    var faults = FakeCloud.Faults()
    for number in 0..<37 {
      let id = instances[number * 54 + number % 7].id
      faults.poisoned[id] = ServiceFailure(kind: .refused, code: "Refused.\(id)", message: id)
    }
    try #require(faults.poisoned.count == 37)
    let drill = Drill(instances, faults: faults)
    let results = try drill.run()
    #expect(results.totals == [.gone: 1963, .failed: 37])
    drill.expectAgreement(results, "poisoned")
    let calls = drill.cloud.ledger.withLock { $0.terminateCalls[.ecm] ?? 0 }
    // 2·37·log2(100) is 491.6.
    #expect(calls - drill.plan.calls.count <= 511)
  }

  @Test func aThousandOnTheirWayCostFifteenCallsAPass() throws {
    let instances = fleet(.ecm, 1000)
    var faults = FakeCloud.Faults()
    for instance in instances { faults.fates[instance.id] = .leaves(after: .seconds(400)) }
    for instance in instances.prefix(12) {
      faults.fates[instance.id] = .leaves(after: .seconds(300))
    }
    let drill = Drill(instances, faults: faults)
    let operation = try drill.start()
    let clock = drill.time.clock
    func spent() -> (readings: Int, listings: Int) {
      drill.cloud.ledger.withLock { ($0.readCalls, $0.listCalls) }
    }
    drill.time.run(until: { clock.now.offset >= .seconds(200) })
    let before = spent()
    drill.time.run(until: { clock.now.offset >= .seconds(290) })
    let quiet = spent()
    // A pass each ten seconds and more.
    #expect(quiet.readings == before.readings)
    #expect(quiet.listings - before.listings <= 9 * 15)
    drill.time.run(until: { operation.results.totals[.gone] == 12 })
    #expect(spent().readings - quiet.readings <= 2 * 3)
    #expect(drill.finish(operation).totals == [.gone: 1000])
  }

  @Test func callsAreSentSideBySide() throws {
    let drill = Drill(fleet(.edgezone, 3000) + fleet(.ecm, 3000))
    _ = try drill.run()
    let most = drill.cloud.ledger.withLock { $0.largestAtOnce }
    #expect(most == 2 * ReaperSettings().callsInFlight)
  }

  @Test(arguments: [Product.ecm, .edgezone])
  func theDiskIsWaitedForAtMostTwiceForEachCall(_ product: Product) throws {
    let drill = Drill(fleet(product, 2570))
    let operation = try drill.start()
    let results = drill.finish(operation)
    #expect(results.totals == [.gone: 2570])
    let calls = drill.cloud.ledger.withLock { ledger in
      ledger.terminateCalls.values.reduce(0, +) + ledger.readCalls + ledger.listCalls
    }
    // Two more for the header and the end.
    #expect(operation.flushCount <= 2 * calls + 2)
    #expect(operation.flushCount < 2570)
  }
}
