import Testing

/// What the program says about every instance, held against what the service has done.
struct Agreement {
  var planned: [String]
  var output: OperationReport
  var ledger: [String: LedgerEntry]
  var requests: [String: RequestHistory]

  init(of planned: [String], _ output: OperationReport, with stage: Stage) throws {
    self.planned = planned
    self.output = output
    ledger = try stage.ledger()
    requests = try stage.requests()
  }

  /// What can still change when a program stops watching.
  static let openOutcomes: Set = ["unknown", "accepted", "terminating", "slow", "stuck"]

  /// - Parameters:
  ///   - unknown: instances that the service gives no way to find out about.
  ///   - isCut: Whether the program stopped watching before all was settled.
  func check(unknown: Set<String> = [], isCut: Bool = false, _ comment: Comment) {
    #expect(output.instances.map(\.id).sorted() == planned.sorted(), comment)
    #expect(Set(ledger.keys).union(requests.keys).isSubset(of: planned), comment)
    let liars = output.instances.filter {
      !isTrue($0, unknown: unknown) && !(isCut && Self.openOutcomes.contains($0.outcome))
    }
    #expect(liars.isEmpty, "\(comment): \(liars.first.map { words(of: $0) } ?? "")")
    let careless = requests.values.filter { !$0.isHonest }
    #expect(careless.isEmpty, "\(comment): \(careless.first.map { "\($0)" } ?? "")")
    #expect(ledger.values.allSatisfy { $0.accepted <= 1 }, comment)
    let strangers = ledger.values.filter { $0.strangers > 0 }.map(\.id)
    #expect(strangers.isEmpty, comment)
  }

  private func isTrue(_ row: OperationReport.Instance, unknown: Set<String>) -> Bool {
    let accepted = ledger[row.id]?.accepted ?? 0
    let state = ledger[row.id]?.lastState ?? ""
    switch row.outcome {
    case "gone": return accepted == 1 && state == "gone"
    // It was never accepted, or the service has given up and says so.
    case "failed":
      return !row.code.isEmpty && (accepted == 0 || state == "RUNNING" || state == "error")
    case "accepted": return accepted == 1
    case "stuck" where ledger[row.id]?.ignored == 1: return true
    case "terminating", "slow", "stuck": return accepted == 1 && state.lowercased() == "terminating"
    case "held_back", "cancelled": return accepted == 0 && !row.code.isEmpty
    case "unknown": return unknown.contains(row.id)
    default: return false
    }
  }

  private func words(of row: OperationReport.Instance) -> String {
    let entry = ledger[row.id]
    return "\(row.id) is reported as \(row.outcome) (\(row.code) \(row.message)); accepted "
      + "\(entry?.accepted ?? 0) times, ignored \(entry?.ignored ?? 0) times, "
      + "\(entry?.history.map(\.state) ?? [])"
  }
}
