import Fleet
import Reaper
import Support
import Synchronization
import Testing

extension PreflightReport {
  /// What the findings hold back where no rule protects anything.
  func holds(_ frozen: [Instance]) -> [InstanceKey: Hold] {
    let rules = PreflightRules(
      self, protection: ProtectionPolicy(rules: []), now: Timestamp(seconds: 1_800_000_000))
    return Dictionary(
      uniqueKeysWithValues: frozen.compactMap { instance in
        rules.hold(of: instance).map { (instance.key, $0) }
      })
  }
}

struct PreflightTests {
  private func report(_ drill: Drill) -> PreflightReport {
    let preflight = Preflight(service: drill.cloud, journal: drill.journal)
    let targets = drill.plan.targets
    let box = ReportBox()
    drill.time.run {
      let found = await preflight.report(on: targets, of: Drill.identity)
      box.value.withLock { $0 = found }
    }
    return box.value.withLock { $0 } ?? PreflightReport()
  }

  @Test func whatIsAsItWasIsNotHeld() {
    let instances = fleet(.ecm, 12) + fleet(.edgezone, 250)
    let report = report(Drill(instances))
    #expect(report.holds(instances).isEmpty && report.gaps.isEmpty)
    #expect(report.instances.count == 262)
  }

  @Test func whatSpeaksAgainstSendingHoldsBack() throws {
    let instances = fleet(.ecm, 6) + fleet(.edgezone, 3)
    let drill = Drill(instances)
    let keys = instances.map(\.key)
    drill.cloud.ledger.withLock { ledger in
      ledger.machines[keys[0]] = nil
      ledger.machines[keys[1]]?.instance.state = InstanceState(rawValue: "TERMINATING")
      ledger.machines[keys[2]]?.instance.state = InstanceState(rawValue: "REBOOTING")
      ledger.machines[keys[3]]?.instance.name = "somebody else's"
      ledger.faults.denied[keys[4].id] = DeniedAction(
        action: "TerminateInstances", code: "UnsupportedOperation.InvalidInstanceState",
        message: "no")
      ledger.faults.denied[keys[5].id] = DeniedAction(
        action: "StartInstances", code: "X", message: "no")
      ledger.machines[keys[6]]?.instance.privateIPs = ["10.9.9.9"]
      ledger.machines[keys[7]]?.instance.created = Timestamp(seconds: 1_700_000_001)
    }
    let holds = report(drill).holds(instances)
    #expect(holds[keys[0]]?.code == "Absent")
    #expect(holds[keys[1]]?.code == "AlreadyTerminating")
    #expect(holds[keys[2]]?.code == "WrongState")
    #expect(holds[keys[3]]?.code == "ChangedSincePlanned")
    #expect(holds[keys[4]]?.code == "UnsupportedOperation.InvalidInstanceState")
    #expect(holds[keys[5]] == nil && holds[keys[8]] == nil)
    #expect(holds[keys[6]]?.code == "ChangedSincePlanned")
    #expect(holds[keys[7]]?.code == "ChangedSincePlanned")
  }

  @Test func whatCannotBeReadAgainIsHeldBack() {
    let instances = fleet(.ecm, 7)
    let drill = Drill(instances)
    drill.cloud.ledger.withLock { ledger in
      ledger.faults.readings = { _ in
        ServiceFailure(kind: .denied, code: "UnauthorizedOperation", message: "no")
      }
    }
    let report = report(drill)
    #expect(report.holds(instances).count == 7)
    #expect(report.holds(instances).values.allSatisfy { $0.code == "NotReadAgain" })
    #expect(report.failure(ofAll: instances)?.kind == .denied)
  }

  /// Rows that nobody asked for take from the answer what it says of those that are missing.
  @Test func whatAnAnswerToAnotherQuestionLacksIsNotAbsent() {
    let instances = fleet(.edgezone, 3)
    let drill = Drill(Array(instances.prefix(2)))
    drill.cloud.ledger.withLock { $0.faults.foreign = [instances[1]] }
    let (box, cloud) = (ReportBox(), drill.cloud)
    drill.time.run {
      let report = await Preflight(service: cloud)
        .report(on: [instances[0], instances[2]], of: Drill.identity)
      box.value.withLock { $0 = report }
    }
    let holds = box.value.withLock { $0 }?.holds([instances[0], instances[2]])
    // This one is in the answer.
    #expect(holds?[instances[0].key] == nil)
    #expect(holds?[instances[2].key]?.code == "NotReadAgain")
  }

  @Test func whatAnotherOperationHasOpenIsHeld() throws {
    let instances = fleet(.edgezone, 4)
    let drill = Drill(instances)
    let operation = try drill.start()
    #expect(report(drill).holds(instances).values.allSatisfy { $0 == Hold(.openElsewhere) })
    drill.finish(operation)
    #expect(report(drill).holds(instances).values.allSatisfy { $0.code == "Absent" })
  }
}

final class ReportBox: Sendable {
  let value = Mutex<PreflightReport?>(nil)
}
