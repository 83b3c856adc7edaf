import Fleet
import Reaper
import Support
import Synchronization
import Testing

/// What an operation finds out at its end of the public addresses that it took from their machines.
struct AddressTests {
  private static let region = ListingScope(product: .edgezone, region: "region-0")
  private static let other = ListingScope(product: .edgezone, region: "region-1")

  /// Machines in two regions, of which the first has 10.0.0.1 and the third 10.0.0.3.
  private static let machines = fleet(.edgezone, 5).filter { $0.region != "region-2" }.map {
    var machine = $0
    machine.publicIPs = [
      "10.0.0.\((Int($0.id.suffix(1)) ?? 0) + 1)", "2001:db8::\($0.id.suffix(1))",
    ]
    return machine
  }

  private func drill(
    delay: Duration = .zero,
    _ answer: @escaping @Sendable (ListingScope) -> Result<Set<String>, ServiceFailure>
  ) -> Drill {
    var faults = FakeCloud.Faults()
    (faults.unbound, faults.addressDelay) = (answer, delay)
    return Drill(Self.machines, faults: faults)
  }

  private static let failure = ServiceFailure(kind: .unknown, code: "InternalError", message: "no")

  @Test func addressesAreComparedExactlyAndInTheirRegionAlone() throws {
    let drill = drill { scope in
      .success(
        scope == Self.region
          ? ["10.0.0.1", "10.0.0.10", "10.0.0.2", "192.0.2.1"] : ["10.0.0.25", "10.0.0.1"])
    }
    let operation = try drill.start()
    let results = drill.watch(operation)
    #expect(results.totals == [.gone: 4])
    #expect(results.remainingAddresses == [Self.region: ["10.0.0.1"], Self.other: []])
    #expect(
      results.notices.map(\.english) == [
        "1 public IP remains unbound in region-0.",
        "None of its public IPs remain unbound in region-1.",
      ])
    #expect(results.notices.map(\.severity) == [.warning, .information])
    let asked = drill.cloud.ledger.withLock { $0.addressCalls }
    #expect(asked[Self.region]?.contains("10.0.0.1") == true)
    #expect(asked[Self.region]?.contains("10.0.0.2") == false)
    let replay = try drill.journal.replay(operation.id)
    #expect(replay.results?.remainingAddresses == results.remainingAddresses)
    #expect(try drill.journal.history().map(\.status) == [.finished])
  }

  @Test func manyAddressesAreReadBackFromTheJournal() throws {
    var machine = Self.machines[0]
    machine.publicIPs = (0..<3000).map { "10.0.\($0 / 250).\($0 % 250)" }
    var faults = FakeCloud.Faults()
    faults.unbound = { [all = Set(machine.publicIPs)] _ in .success(all) }
    let drill = Drill([machine], faults: faults)
    let operation = try drill.start()
    drill.watch(operation)
    let read = try #require(try drill.journal.replay(operation.id).results)
    let isWhole = read.remainingAddresses[Self.region] == machine.publicIPs.sorted()
    #expect(isWhole)
    #expect(read.notices.map(\.english) == ["3,000 public IPs remain unbound in region-0."])
  }

  @Test func aFailureIsANoticeAndNothingMore() throws {
    let drill = drill { $0 == Self.region ? .failure(Self.failure) : .success([]) }
    let results = drill.watch(try drill.start())
    #expect(results.totals == [.gone: 4])
    #expect(results.remainingAddresses == [Self.other: []])
    #expect(
      results.notices.first?.fact == .addressesNotRead(Self.region, code: "InternalError"))
    #expect(Array(results.unreadAddresses.keys) == [Self.region])
  }

  @Test func theEndWaitsTenSecondsAtMost() throws {
    let drill = drill(delay: .seconds(3600)) { _ in .success(["10.0.0.1"]) }
    let operation = try drill.start()
    drill.time.run(until: { operation.results.openCount == 0 })
    let settled = drill.time.clock.now.offset
    let results = drill.watch(operation)
    #expect(drill.time.clock.now.offset - settled <= .seconds(11))
    #expect(results.remainingAddresses.isEmpty)
    #expect(
      results.notices.map(\.fact) == [
        .addressesNotRead(Self.region, code: "Timeout"),
        .addressesNotRead(Self.other, code: "Timeout"),
      ])
    #expect(try drill.journal.history().map(\.status) == [.finished])
  }

  @Test func aProgramThatHasToGoDoesNotWaitAndTheNextWatchReadsThem() throws {
    let drill = drill(delay: .seconds(8)) { _ in .success(["10.0.0.1"]) }
    let operation = try drill.start()
    drill.time.run(until: { operation.results.openCount == 0 })
    let settled = drill.time.clock.now.offset
    drill.time.run { await operation.pause(reason: "the operator left") }
    #expect(drill.time.clock.now.offset - settled < .seconds(1))
    let left = try #require(try drill.journal.replay(operation.id).results)
    #expect(left.notices.isEmpty && left.unreadAddresses.count == 2)
    let results = drill.watch(try drill.reaper.resume(operation.id, as: Drill.identity))
    #expect(results.remainingAddresses == [Self.region: ["10.0.0.1"], Self.other: []])
    let read = try #require(try drill.journal.replay(operation.id).results)
    #expect(read.remainingAddresses == results.remainingAddresses)
    guard case .finished = read.status else {
      Issue.record("\(read.status)")
      return
    }
  }

  /// Killed between the last outcome and the last line, or ended by a version that did not ask.
  @Test(arguments: [1, 2, 3])
  func aJournalWithoutTheReadingIsCompletedByAWatch(_ lines: Int) throws {
    let drill = drill { $0 == Self.region ? .success(["10.0.0.1"]) : .success([]) }
    let operation = try drill.start()
    drill.watch(operation)
    let path = "\(drill.journal.path)/\(operation.id).jsonl"
    let whole = File.read(path).split(separator: 10)
    // The end, and the notice of each region before it.
    File.write(Array(whole.dropLast(lines).joined(separator: [10])) + [10], to: path)
    let results = drill.watch(try drill.reaper.resume(operation.id, as: Drill.identity))
    #expect(results.remainingAddresses == [Self.region: ["10.0.0.1"], Self.other: []])
    #expect(results.unreadAddresses.isEmpty)
    #expect(try drill.journal.history().map(\.status) == [.finished])
    #expect(try drill.journal.replay(operation.id).rejected.isEmpty)
  }

  @Test func whatHasNoSuchListIsNotAskedFor() throws {
    let drill = Drill(
      fleet(.ecm, 3).map {
        var machine = $0
        machine.publicIPs = ["10.0.0.1"]
        return machine
      })
    let results = drill.watch(try drill.start())
    #expect(results.unreadAddresses.isEmpty && results.notices.isEmpty)
    #expect(drill.cloud.ledger.withLock { $0.addressCalls.isEmpty })
  }

  @Test func whatTheServiceRefusedKeepsItsAddresses() throws {
    let drill = drill { _ in .success(["10.0.0.1"]) }
    drill.cloud.ledger.withLock { ledger in
      for machine in Self.machines {
        ledger.faults.poisoned[machine.id] = ServiceFailure(
          kind: .refused, code: "Refused", message: "no")
      }
    }
    let results = drill.watch(try drill.start())
    #expect(results.totals == [.failed: 4] && results.unreadAddresses.isEmpty)
  }
}

extension Drill {
  /// Lets time pass until nobody works on it.
  @discardableResult
  fileprivate func watch(_ operation: Operation) -> Results {
    time.run { await operation.untilEnded() }
    return operation.results
  }
}
