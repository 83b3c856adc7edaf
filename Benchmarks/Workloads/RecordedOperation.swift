import Fleet
import Glibc
import Reaper
import Support
import TC3Signer

/// The journal of an operation that has ended: every instance accepted, seen terminating, gone.
package struct RecordedOperation: Sendable {
  package let instances: Int
  private let journal: JournalDirectory
  private let operation: String

  /// Carries the operation out on a cloud that obeys at once, in a folder that must be empty.
  package init(instances count: Int, folder: String) throws {
    instances = count
    journal = JournalDirectory(path: "\(folder)/operations") { MessageDigest.sha256($0) }
    let identity = FleetIdentity(
      site: .intl, endpoint: "", account: Account(id: "100000000012"), secretIDSuffix: "abcd")
    let start = Timestamp(seconds: 1_795_000_000)
    let plan = Plan(
      identity: identity, created: start, options: TerminationOptions(),
      instances: MadeUpFleet.instances(count).map {
        var instance = $0
        instance.state = InstanceState(rawValue: instance.product == .ecm ? "RUNNING" : "running")
        return PlannedInstance(instance: instance)
      },
      digest: { MessageDigest.sha256($0) })
    guard let confirmed = plan.confirmed(by: plan.phrase) else { throw NotRecorded() }
    let time = SimulatedTime()
    let clock = time.clock
    let reaper = Reaper(
      service: ObedientCloud(), journal: journal, clock: clock,
      now: {
        Timestamp(milliseconds: start.milliseconds + clock.now.offset.components.seconds * 1000)
      },
      digest: { MessageDigest.sha256($0) }, random: { 0.5 }, process: "alice, pid 1",
      executor: time)
    let running = try reaper.execute(
      confirmed, gate: TerminationGate(), as: identity,
      after: PreflightReport(unchanged: confirmed.plan.targets))
    time.run { await running.untilEnded() }
    operation = running.id
    try replay()
  }

  /// The same in a folder of its own, which the system clears away.
  package static func inTemporaryFolder(instances: Int) throws -> RecordedOperation {
    var template = Array("/tmp/edgereap-benchmark-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw NotRecorded() }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    return try RecordedOperation(instances: instances, folder: folder)
  }

  /// Reads the journal whole, verifies every line and folds it.
  package func replay() throws {
    let replay = try journal.replay(operation)
    guard replay.results?.totals == [.gone: instances] else { throw NotRecorded() }
  }

  package struct NotRecorded: Error {}
}
