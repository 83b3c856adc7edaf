import Fleet
import Reaper
import Support
import Synchronization
import TC3Signer

@testable import TencentCloud

/// One operation from its plan to its end, in a ``World``, on a clock of its own. The same seed takes
/// the same course.
struct History {
  let seed: UInt64
  let hardship: Hardship
  let results: Results
  let world: World
  /// Seconds from the start.
  let end: Double
  let rejectedChanges: Int

  static let requestTimeout = 30.0
  /// Simulated seconds after which whatever is open is called open.
  static let patience = 7_200.0

  static func play(seed: UInt64, _ hardship: Hardship) throws -> History {
    let time = SimulatedTime()
    let clock = time.clock
    let world = World(hardship, seed: seed, limit: requestTimeout)
    let transport = WorldTransport(world, clock: clock)
    let folder = TemporaryFolder(in: "/dev/shm")
    let reaper = Reaper(
      service: service(transport, clock),
      journal: JournalDirectory(path: folder.path) { digest($0) },
      clock: clock, now: { now(clock) }, digest: digest, random: SeededUnit(seed: seed).next,
      settings: ReaperSettings(), process: "alice, pid 1", executor: time)
    let plan = Plan(
      identity: identity, created: now(clock), options: TerminationOptions(),
      instances: world.targets.compactMap { world.row($0, at: 0) }
        .map { PlannedInstance(instance: $0.planned(hardship.product)) }, digest: digest)
    guard let confirmed = plan.confirmed(by: plan.phrase) else { throw Unconfirmed() }
    let operation = try reaper.execute(
      confirmed, gate: TerminationGate(), as: identity,
      after: PreflightReport(unchanged: plan.targets))
    let isEnded = Flag()
    Task(executorPreference: time) {
      await operation.untilEnded()
      isEnded.raise()
    }
    time.run(until: {
      isEnded.isRaised || clock.now.offset > .seconds(patience) || operation.isAtRest
    })
    let end = clock.now.offset / .seconds(1)
    let results = operation.results
    if !isEnded.isRaised {
      time.run { await operation.pause(reason: "the test is over") }
      time.run(until: { isEnded.isRaised })
    }
    return History(
      seed: seed, hardship: hardship, results: results,
      world: transport.world.withLock { $0 }, end: end,
      rejectedChanges: operation.rejectedChanges.count)
  }

  private struct Unconfirmed: Error {}

  private static func service(
    _ transport: WorldTransport, _ clock: ManualClock
  ) -> TencentCloudService {
    let wire = APIWire(
      transport: transport, endpoint: Endpoint(site: .intl), version: "1",
      timeout: .seconds(requestTimeout), wallClock: { now(clock) })
    let keys = EnvironmentKeys([
      "TENCENTCLOUD_SECRET_ID": "AKIDEXAMPLE", "TENCENTCLOUD_SECRET_KEY": "SKEXAMPLE",
    ])
    return TencentCloudService(
      wire: wire,
      credentials: CredentialStore(
        source: keys, owner: { _ in "1" }, wallClock: { now(clock) }),
      pacer: Pacer(ledger: MemorySlotLedger { clock.now.offset }, clock: clock), clock: clock,
      retry: RetryPolicy { 0.5 })
  }

  private static func now(_ clock: ManualClock) -> Timestamp {
    let (seconds, attoseconds) = clock.now.offset.components
    return Timestamp(
      milliseconds: (World.epoch + 2_000_000 + seconds) * 1_000
        + attoseconds / 1_000_000_000_000_000)
  }

  private static let digest: Plan.Digest = { MessageDigest.sha256($0) }
  private static let identity = FleetIdentity(
    site: .intl, endpoint: "", account: Account(id: "100000000012"), secretIDSuffix: "abcd")
}

/// Numbers of a seed, for whoever asks from any task.
private final class SeededUnit: Sendable {
  private let random: Mutex<SplitMix>

  init(seed: UInt64) { random = Mutex(SplitMix(seed: seed)) }

  @Sendable func next() -> Double { random.withLock { Double.random(in: 0..<1, using: &$0) } }
}

extension World.Row {
  func planned(_ product: Product) -> Instance {
    Instance(
      key: InstanceKey(product: product, id: id), name: name, region: region,
      state: InstanceState(rawValue: state), privateIPs: [address],
      created: Timestamp(seconds: created))
  }
}

extension Operation {
  /// Nothing but what has been called stuck is open.
  fileprivate var isAtRest: Bool {
    results.totals.keys.allSatisfy { $0.isSettled || $0 == .stuck }
  }
}
