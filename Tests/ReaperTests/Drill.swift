import Fleet
import Reaper
import Support
import TC3Signer
import Testing

/// One operation on a fake cloud, from the plan to its end, on simulated time.
final class Drill {
  let time = SimulatedTime()
  let cloud: FakeCloud
  let plan: Plan
  let folder: TemporaryFolder
  var settings = ReaperSettings()
  /// Where the journal is waited for, where that is not simulated time.
  var disk: HeldDisk?
  /// What observes the engine.
  var report: (@Sendable (OperationReport) -> Void)?
  /// By how many seconds the wall clock is off at each look at it.
  var wallError: @Sendable () -> Int64 = { 0 }

  init(
    _ instances: [Instance], faults: FakeCloud.Faults = FakeCloud.Faults(),
    options: TerminationOptions = TerminationOptions(),
    discipline: Discipline = Discipline(stopAfter: .never),
    folder: TemporaryFolder = TemporaryFolder()
  ) {
    cloud = FakeCloud(instances, clock: time.clock, faults: faults)
    plan = Self.plan(of: instances, options: options, discipline: discipline)
    self.folder = folder
  }

  static let identity = FleetIdentity(
    site: .intl, endpoint: "", account: Account(id: "100000000012"), secretIDSuffix: "abcd")
  static let digest: Plan.Digest = { MessageDigest.sha256($0) }

  static func plan(
    of instances: [Instance], options: TerminationOptions = TerminationOptions(),
    discipline: Discipline = Discipline(stopAfter: .never)
  ) -> Plan {
    Plan(
      identity: identity, created: Timestamp(seconds: 1_795_000_000), options: options,
      discipline: discipline, instances: instances.map { PlannedInstance(instance: $0) },
      digest: digest)
  }

  var journal: JournalDirectory {
    JournalDirectory(path: "\(folder.path)/operations", digest: Self.digest)
  }

  var reaper: Reaper {
    let (clock, wallError) = (time.clock, wallError)
    return Reaper(
      service: cloud, journal: journal, clock: clock,
      now: {
        let seconds = clock.now.offset.components.seconds + wallError()
        return Timestamp(milliseconds: 1_795_000_000_000 + seconds * 1000)
      },
      digest: Self.digest, random: { 0.5 }, settings: settings, process: "alice, pid 1",
      executor: time, disk: disk, report: report)
  }

  func start(
    gate: TerminationGate = TerminationGate(), after report: PreflightReport? = nil
  ) throws -> Operation {
    let confirmed = try #require(plan.confirmed(by: plan.phrase))
    return try reaper.execute(
      confirmed, gate: gate, as: Self.identity,
      after: report ?? PreflightReport(unchanged: plan.targets))
  }

  private static let resting: Set<OutcomeWord> = [
    .heldBack, .stuck, .scheduled, .gone, .failed, .cancelled,
  ]

  /// Lets time pass until nobody works on the operation any more, or only what is stuck is open.
  @discardableResult
  func finish(_ operation: Operation) -> Results {
    let isEnded = Flag()
    Task(executorPreference: time) {
      await operation.untilEnded()
      isEnded.raise()
    }
    time.run(until: {
      isEnded.isRaised || operation.results.totals.keys.allSatisfy { Self.resting.contains($0) }
    })
    if !isEnded.isRaised { time.run { await operation.pause(reason: "the test is over") } }
    time.run(until: { isEnded.isRaised })
    return operation.results
  }

  func run() throws -> Results {
    let operation = try start()
    let results = finish(operation)
    #expect(operation.rejectedChanges.isEmpty)
    #expect(operation.journalError == nil)
    return results
  }
}

/// Instances of one product in three regions.
func fleet(_ product: Product, _ count: Int) -> [Instance] {
  (0..<count).map { number in
    let digits = String(100_000 + number).dropFirst()
    return Instance(
      key: InstanceKey(product: product, id: product == .ecm ? "ein-\(digits)" : "epm-\(digits)"),
      name: "edge-\(number)", region: "region-\(number % 3)", zone: "zone-\(number % 3)-1",
      state: InstanceState(rawValue: product == .ecm ? "RUNNING" : "running"),
      privateIPs: ["10.0.0.\(number % 250)"], created: Timestamp(seconds: 1_700_000_000))
  }
}
