import FoundationEssentials
import Glibc
import Support
import Testing

/// A plan as it lies in its file.
struct FrozenPlan {
  var path: String
  var phrase: String
  /// What it sends; not what it holds back.
  var targets: [String]
}

private struct PlanFile: Decodable {
  struct Instance: Decodable {
    struct Hold: Decodable {}
    var id: String
    var hold: Hold?

    enum CodingKeys: String, CodingKey {
      case id
      case hold = "held_back"
    }
  }

  var phrase: String
  var instances: [Instance]
}

extension Stage {
  /// Runs `edgereap plan`.
  func plan(_ selection: String..., seconds: Double = 120) throws -> FrozenPlan {
    let path = "\(folder.path)/plan-\(folder.nextNumber()).json"
    let run = try start(["plan"] + selection + ["--out", path, "--quiet"]).wait(seconds: seconds)
    try #require(run.code == 0, "\(run.errors)")
    return try readPlan(path)
  }

  /// A plan as anybody reads it.
  func readPlan(_ path: String) throws -> FrozenPlan {
    let file = try JSONDecoder().decode(PlanFile.self, from: Data(Folder.text(path).utf8))
    return FrozenPlan(
      path: path, phrase: file.phrase, targets: file.instances.filter { $0.hold == nil }.map(\.id))
  }

  /// Starts `edgereap apply`.
  func apply(
    _ plan: FrozenPlan, _ options: String..., changing changes: [String: String] = [:]
  ) throws -> ChildProcess {
    try start(
      ["apply", plan.path, "--confirm", plan.phrase, "--output", "json"] + options,
      changing: changes)
  }

  /// The id of the only operation of this home, once there is one.
  func operation(seconds: Double = 20) throws -> String {
    for _ in 0..<Int(seconds * 50) {
      if let journal = journals.first { return String(journal.dropLast(".jsonl".count)) }
      usleep(20_000)
    }
    throw ChildProcess.Failure(description: "no operation in \(state)")
  }

  var journals: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "\(state)/operations")
    return (names ?? []).filter { $0.hasSuffix(".jsonl") }.sorted()
  }

  func journal(_ operation: String) -> String { "\(state)/operations/\(operation).jsonl" }

  /// An operation in full, as its journal has it.
  func report(_ operation: String) throws -> OperationReport {
    let run = try run("history", operation, "--output", "json")
    try #require(run.code == 0, "\(run.errors)")
    return try OperationReport(run.output)
  }

  /// Waits for the ledger.
  func waitForLedger(
    seconds: Double = 30, until condition: ([String: LedgerEntry]) -> Bool
  ) throws {
    for _ in 0..<Int(seconds * 50) {
      if condition(try ledger()) { return }
      usleep(20_000)
    }
    throw ChildProcess.Failure(description: "the ledger still has \(try ledger().count) entries")
  }

  func writeSettings(_ text: String) throws {
    let folder = "\(self.folder.path)/.config/edgereap"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Folder.write(text, to: "\(folder)/config.yaml")
  }

  func expectNothingSent(sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try ledger().isEmpty, sourceLocation: sourceLocation)
    let sent = try statistics().actions.filter { $0.action == "TerminateInstances" }
    #expect(sent.isEmpty, sourceLocation: sourceLocation)
  }

  /// Holds what an operation says against what was really done: every instance, once.
  func expectTruth(
    _ report: OperationReport, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let ledger = try ledger()
    let named = Set(report.instances.map(\.id))
    #expect(named.count == report.instances.count, sourceLocation: sourceLocation)
    #expect(named.isSuperset(of: ledger.keys), sourceLocation: sourceLocation)
    let untrue = report.instances.filter { !$0.isTrue(to: ledger[$0.id]) }
    let words = untrue.prefix(5).map { "\($0), really \(ledger[$0.id], default: "not sent")" }
    #expect(untrue.isEmpty, "\(untrue.count): \(words)", sourceLocation: sourceLocation)
  }
}

extension OperationReport.Instance {
  fileprivate func isTrue(to entry: LedgerEntry?) -> Bool {
    switch outcome {
    case "gone": entry?.accepted == 1 && entry?.lastState == "gone"
    case "accepted", "terminating", "slow", "stuck": entry?.accepted == 1
    // Written down, and lost before it left.
    case "failed": code == "NotCarriedOut" && entry == nil
    case "cancelled", "held_back": entry == nil
    default: false
    }
  }
}

extension Stage {
  /// The operation of this screen ends, and holds back those of its instances that changed after they were
  /// planned, and no others.
  func expectOnlyTheChangedHeldBack(on screen: PseudoTerminal) throws {
    let operation = try operation(seconds: 60)
    try screen.wait(for: "is finished", seconds: 60)
    let report = try report(operation)
    #expect(!report["held_back"].isEmpty && !report["gone"].isEmpty)
    #expect(
      report.instances.allSatisfy {
        ($0.outcome == "held_back") == ($0.code == "ChangedSincePlanned")
      })
    try expectTruth(report)
  }
}
