import Fleet
import Glibc
import Reaper
import Support
import Synchronization
import Testing

/// Killed at any moment, and taken up again.
struct ResumeTests {
  /// The journal after each of its lines, with the cloud as it was then.
  @Test(arguments: [Product.ecm, .edgezone])
  func killedAtEveryRecordNothingIsSentAndNothingIsLost(_ product: Product) throws {
    let instances = fleet(product, 300)
    var faults = FakeCloud.Faults()
    faults.poisoned[instances[7].id] = ServiceFailure(
      kind: .refused, code: "Refused.\(instances[7].id)", message: "no")
    faults.calls = { _, number in number == 2 ? .lostBefore : number == 3 ? .lostAfter : nil }
    let moments = try moments(of: instances, faults)
    #expect(moments.count > 10)
    for (number, moment) in moments.enumerated() {
      // In the middle of the next line too, and with what was on its way arriving after all.
      try resume(
        moment, torn: number % 2 * 40, arrives: number % 3 == 0 ? .seconds(20) : nil, instances,
        faults)
    }
  }

  private struct Moment {
    var journal: [UInt8]
    var next: [UInt8]
    var ledger: FakeCloud.Ledger
    var now: Duration
  }

  private func moments(
    of instances: [Instance], _ faults: FakeCloud.Faults
  ) throws -> [Moment] {
    let drill = Drill(instances, faults: faults)
    let operation = try drill.start()
    let path = "\(drill.journal.path)/\(operation.id).jsonl"
    var moments: [Moment] = []
    var isEnded = false
    while !isEnded {
      let bytes = File.read(path)
      if bytes.count > moments.last?.journal.count ?? 0 {
        if let last = moments.indices.last {
          moments[last].next = Array(bytes[moments[last].journal.count...])
        }
        moments.append(
          Moment(
            journal: bytes, next: [], ledger: drill.cloud.ledger.withLock { $0 },
            now: drill.time.clock.now.offset))
      }
      isEnded = !drill.time.step()
    }
    #expect(operation.results.totals == [.gone: 299, .failed: 1])
    return moments
  }

  private func resume(
    _ moment: Moment, torn: Int, arrives: Duration?, _ instances: [Instance],
    _ faults: FakeCloud.Faults
  ) throws {
    let drill = Drill(instances, faults: faults)
    drill.time.clock.advance(by: moment.now)
    drill.cloud.ledger.withLock { ledger in
      ledger = moment.ledger
      // What was on its way when the program was killed has arrived or not; nothing answers it.
      ledger.faults.calls = { _, _ in nil }
    }
    let sentBefore = drill.cloud.ledger.withLock { $0.terminateCalls }
    mkdir(drill.journal.path, 0o700)
    let bytes = moment.journal + moment.next.prefix(torn)
    let operation = "20261118-102640-8000"
    File.write(bytes, to: "\(drill.journal.path)/\(operation).jsonl")
    let resumed = try drill.reaper.resume(operation, as: Drill.identity)
    if let arrives { arrive(after: arrives, what: resumed.results, drill) }
    let results = drill.finish(resumed)
    let comment = Comment(rawValue: "after \(moment.journal.count) bytes: \(results.totals)")
    #expect(drill.cloud.ledger.withLock { $0.terminateCalls } == sentBefore, comment)
    #expect(resumed.rejectedChanges.isEmpty, comment)
    #expect(results.openCount == 0, comment)
    drill.expectAgreement(results, comment)
    let again = try drill.journal.replay(operation)
    #expect(again.results?.totals == results.totals, comment)
    #expect(again.rejected.isEmpty && again.tornBytes == 0, comment)
  }
}

extension ResumeTests {
  /// Calls without an answer reach the service yet.
  private func arrive(after delay: Duration, what results: Results, _ drill: Drill) {
    let time = drill.time.clock.now.offset + delay
    drill.cloud.ledger.withLock { ledger in
      for result in results.instances {
        let key = result.instance.key
        guard case .unknown(let failure) = result.outcome, failure.code == "Interrupted",
          ledger.machines[key]?.terminatedAt == nil, ledger.faults.poisoned[key.id] == nil
        else { continue }
        ledger.machines[key]?.terminatedAt = time
      }
    }
  }

  @Test(arguments: [Product.ecm, .edgezone])
  func theRestOfABrokenRunEndsAsAnUndisturbedOne(_ product: Product) throws {
    let instances = fleet(product, 1000)
    let drill = Drill(instances)
    drill.settings.callsInFlight = 2
    let operation = try drill.start()
    drill.time.run(until: { operation.results.totals[.accepted] ?? 0 > 200 })
    drill.time.run { await operation.pause(reason: "the link is cut") }
    let resumed = try drill.reaper.resume(operation.id, as: Drill.identity)
    let first = drill.finish(resumed)
    let rest = first.rest
    #expect(rest.count == 1000 - (first.totals[.gone] ?? 0) && !rest.isEmpty)
    let plan = Plan(
      identity: Drill.identity, created: Timestamp(seconds: 1_795_000_100),
      options: TerminationOptions(), instances: rest.map { PlannedInstance(instance: $0) },
      follows: operation.id, digest: Drill.digest)
    let confirmed = try #require(plan.confirmed(by: plan.phrase))
    let second = try drill.reaper.execute(
      confirmed, gate: TerminationGate(), as: Drill.identity,
      after: PreflightReport(unchanged: plan.targets))
    let results = drill.finish(second)
    #expect(results.totals == [.gone: rest.count])
    #expect(results.header.plan.follows == operation.id)
    drill.expectAgreement(results, "the rest")
    let now = drill.time.clock.now.offset
    drill.cloud.ledger.withLock { ledger in
      #expect(instances.allSatisfy { ledger.instance($0.key, now: now) == nil })
    }
  }
}

/// Whole files, for tests.
enum File {
  static func read(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }

  static func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}
