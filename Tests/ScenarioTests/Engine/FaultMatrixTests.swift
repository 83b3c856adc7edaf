import Fleet
import Testing

extension Scenarios {
  /// Every fault, for both services, for one instance, a full call and more than two of them, each in one
  /// of the worlds that may be the real one (``MatrixWorld``).
  @Suite(.serialized) struct FaultMatrix {
    /// Both products together.
    private static let fleet = 1000
    /// Most of a cell's time is waiting.
    private static let cellsAtOnce = 24

    struct Cell: Sendable {
      var row: FaultRow
      var product: Product
      var targets: [Instance]
      var world = MatrixWorld.documented

      var comment: Comment {
        Comment(rawValue: "\(row) \(product) \(targets.count) \(world)")
      }
    }

    @Test func everyInstanceEndsAsTheLedgerSays() async throws {
      let ecm = try await TerminableFleet(of: .ecm, fleet: Self.fleet).instances
      let edgeZone = try await TerminableFleet(of: .edgezone, fleet: Self.fleet).instances
      try #require(ecm.count >= 257 && edgeZone.count >= 257)
      // What takes longest first.
      let rows = FaultRow.all.sorted { ($0.timeScale, $1.wait) < ($1.timeScale, $0.wait) }
      let cells = rows.flatMap { row in
        row.counts.flatMap { count in
          [
            Cell(row: row, product: .ecm, targets: Array(ecm.prefix(count))),
            Cell(row: row, product: .edgezone, targets: Array(edgeZone.prefix(count))),
          ]
        }
      }
      let placed = cells.enumerated().flatMap { number, cell in
        MatrixWorld.worlds(ofCell: number + number / 4, cell.row).map { world in
          var cell = cell
          cell.world = world
          return cell
        }
      }
      await atOnce(Self.cellsAtOnce, placed) { cell in
        do {
          try await Self.play(cell)
        } catch {
          Issue.record(error, cell.comment)
        }
      }
    }

    private static func play(_ cell: Cell) async throws {
      let (row, product, targets) = (cell.row, cell.product, cell.targets)
      let region = targets[0].region
      let fault = row.fault.replacing("REGION", with: region)
      let stage = try Stage(
        ["--instances", String(fleet), "--time-scale", String(row.timeScale), "--rate-limit", "0"]
          + cell.world.arguments)
      try stage.writeSettings("request_timeout: 2s\nreading_lag: 2s\ncalls_per_second: 100\n")
      if row.moment == .beforePlanning { try stage.switchFaults(on: [fault]) }
      let plan = try await stage.plan(ids: targets.map(\.id))
      if let sending = row.sending { try stage.switchFaults(on: [sending]) }
      if row.moment == .beforeApplying { try stage.switchFaults(on: [fault]) }
      let program = try stage.apply(plan, wait: row.wait)
      if row.moment == .whileWatching {
        while try stage.requests().isEmpty { try await Task.sleep(for: .milliseconds(20)) }
        try stage.switchFaults(on: [fault])
      }
      let ending = try await program.ending(seconds: 130)

      let comment = cell.comment
      if ending.output.isEmpty, row.mayHoldBack(product) {
        // None of them could be read again.
        #expect(ending.code == 69, comment)
        #expect(try stage.requests().isEmpty, comment)
        return
      }
      let output = try OperationReport(ending.output)
      #expect(ending.code == output.promisedCode, comment)
      // Where too many fail, the others are not sent; where no answer is clean, few are at a time, and
      // the wait is over before all were.
      let isCut = output.instances.contains { $0.code == "interrupted" }
      let allowed = row.outcomes(of: product).union(["cancelled"])
        .union(row.hidesInstances ? ["held_back"] : []).union(isCut ? Agreement.openOutcomes : [])
      #expect(output.counts.keys.contains { $0 != "cancelled" }, comment)
      let reasons = Set(output.instances.filter { $0.outcome == "cancelled" }.map(\.code))
      #expect(reasons.isSubset(of: ["TooManyFailed", "interrupted", "service_stopped"]), comment)
      #expect(Set(output.counts.keys).isSubset(of: allowed), comment)
      let inRegion = targets.filter { $0.region == region }.map(\.id)
      try Agreement(of: targets.map(\.id), output, with: stage).check(
        unknown: row.outcomes(of: product).contains("unknown") ? Set(inRegion) : [],
        isCut: isCut, comment)
      // A fault that takes some instances of many must have taken some, and left some.
      let possible = row.outcomes(of: product)
      if targets.count == 257, possible.contains("gone"), possible.count > 1 {
        #expect(output.counts.count > 1, comment)
      }
    }
  }
}
