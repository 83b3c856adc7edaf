import Fleet
import Reaper
import Support
import Synchronization
import Testing

/// Every fault, for both services, for one instance, a full call and more than two of them.
struct FaultMatrixTests {
  enum Fault: String, CaseIterable, Sendable {
    case none, lostBefore, lostAfter, lostAlways, serverErrorBefore, serverErrorAfter, throttled
    case unreachable, unreachableForGood, denied, invalid, poisoned, gone, tooMany
    case mixedGenerations, silent, strays, stuck, turnsToError, comesBack, busy, readingsFail
  }

  @Test(arguments: Fault.allCases, [Product.ecm, .edgezone])
  func everyInstanceEndsAsTheLedgerSays(_ fault: Fault, _ product: Product) throws {
    for count in [1, 100, 257] {
      let instances = fleet(product, count)
      let drill = Drill(instances, faults: Self.faults(fault, instances))
      if fault == .gone {
        drill.cloud.ledger.withLock { ledger in
          for index in stride(from: 0, to: count, by: 10) {
            ledger.machines[instances[index].key] = nil
          }
        }
      }
      let results = try drill.run()
      let comment = Comment(rawValue: "\(fault) \(product) \(count): \(results.totals)")
      drill.expectAgreement(results, comment)
      expectTotals(fault, results, comment)
      if fault == .lostAlways {
        // Once, and after it was read back once more.
        #expect(results.instances.allSatisfy { $0.attempts.count == 2 }, comment)
      }
    }
  }

  private func expectTotals(_ fault: Fault, _ results: Results, _ comment: Comment) {
    let count = results.instances.count
    let chosen = (count + 9) / 10
    switch fault {
    case .none, .lostBefore, .lostAfter, .serverErrorBefore, .serverErrorAfter, .throttled,
      .unreachable, .tooMany, .mixedGenerations, .silent, .strays, .busy, .readingsFail, .gone:
      #expect(results.totals == [.gone: count], comment)
    case .lostAlways, .unreachableForGood, .invalid:
      #expect(results.totals == [.failed: count], comment)
    case .poisoned, .turnsToError, .comesBack:
      #expect(results.totals[.failed] == chosen, comment)
      #expect(results.totals[.gone] ?? 0 == count - chosen, comment)
    case .stuck:
      #expect(results.totals[.stuck] == chosen, comment)
      #expect(results.totals[.gone] ?? 0 == count - chosen, comment)
    case .denied:
      #expect((results.totals[.failed] ?? 0) + (results.totals[.cancelled] ?? 0) == count, comment)
    }
    if fault == .strays, results.header.plan.instances[0].instance.product == .edgezone {
      #expect(!results.strayIDs.isEmpty)
    }
  }

  static func faults(_ fault: Fault, _ instances: [Instance]) -> FakeCloud.Faults {
    var faults = FakeCloud.Faults()
    let chosen = stride(from: 0, to: instances.count, by: 10).map { instances[$0].id }
    func first(_ fault: FakeCloud.CallFault) -> @Sendable (Product, Int) -> FakeCloud.CallFault? {
      { _, number in number <= 2 ? fault : nil }
    }
    switch fault {
    case .none, .gone: break
    case .lostBefore: faults.calls = { _, number in number == 1 ? .lostBefore : nil }
    case .lostAfter: faults.calls = first(.lostAfter)
    case .lostAlways: faults.calls = { _, _ in .lostBefore }
    case .serverErrorBefore:
      faults.calls = { _, number in number == 1 ? .serverErrorBefore : nil }
    case .serverErrorAfter: faults.calls = first(.serverErrorAfter)
    case .throttled: faults.calls = first(.throttled)
    case .unreachable: faults.calls = first(.unreachable)
    case .unreachableForGood: faults.calls = { _, _ in .unreachable }
    case .denied: faults.calls = { _, _ in .denied }
    case .invalid: faults.calls = { _, _ in .invalid }
    case .poisoned:
      for id in chosen {
        faults.poisoned[id] = ServiceFailure(kind: .refused, code: "Refused.\(id)", message: id)
      }
    case .tooMany: faults.largestBatch = 7
    case .mixedGenerations: faults.oldGeneration = Set(chosen)
    case .silent: faults.silent = Set(chosen)
    case .strays: faults.strays = ["epm-somebody"]
    case .stuck: for id in chosen { faults.fates[id] = .stuck }
    case .turnsToError: for id in chosen { faults.fates[id] = .breaks(after: .seconds(15)) }
    case .comesBack: for id in chosen { faults.fates[id] = .comesBack(after: .seconds(15)) }
    case .busy: for id in chosen { faults.busy[id] = .seconds(25) }
    case .readingsFail:
      faults.readings = { number in
        number % 3 == 1
          ? ServiceFailure(kind: .unknown, code: "InternalError", message: "again") : nil
      }
    }
    return faults
  }
}

extension Drill {
  /// Whether what is told of every instance is what the cloud's own ledger has.
  func expectAgreement(_ results: Results, _ comment: Comment) {
    let now = time.clock.now.offset
    let ledger = cloud.ledger.withLock { $0 }
    #expect(ledger.violations.isEmpty, comment)
    for result in results.instances {
      let key = result.instance.key
      let actual = ledger.instance(key, now: now)
      let isLeaving = actual.map { $0.state.phase == .terminating } ?? false
      switch result.outcome {
      case .gone: #expect(actual == nil, comment)
      case .failed, .heldBack, .cancelled: #expect(actual != nil && !isLeaving, comment)
      case .slow, .stuck, .terminating, .accepted: #expect(isLeaving, comment)
      case .scheduled: #expect(results.header.plan.options.schedule != nil, comment)
      case .queued, .sent, .unknown: Issue.record("\(key) is unaccounted: \(result.outcome)")
      }
      if case .failed(let failure) = result.outcome, failure.code.hasPrefix("Refused.") {
        #expect(failure.code == "Refused.\(key.id)", comment)
      }
    }
  }
}
