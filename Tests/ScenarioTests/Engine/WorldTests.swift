import Fleet
import FoundationEssentials
import Testing

extension Scenarios {
  /// The program keeps its promises however the services behave where no document says so.
  @Suite(.serialized) struct Worlds {
    private static let fleet = 400
    private static let worlds = [
      "total-is-page-count", "null-empty-page", "missing-optional-fields", "states=lower",
      "states=upper", "other-id-prefix", "times-are-utc", "filters-ignore-case",
      "ids-per-reading=50",
      "unknown-id-is-error", "both-generations", "regions-do-not-restrict", "unlisted-region",
      "ids-per-preflight=50", "denied-in-words", "stopped-is-denied", "content-type-charset",
      "no-date", "errors-have-status", "retry-after",
    ]

    struct Row: Decodable {
      var id: String
      var product: String
      var state: String
    }

    @Test func listPlanApplyAndWatchKeepTheirPromisesInEveryWorld() async throws {
      let plays = Self.worlds.flatMap { world in Product.allCases.map { (world, $0) } }
      await atOnce(8, plays) { world, product in
        do {
          try await Self.play(world, product)
        } catch {
          Issue.record(error, "\(world) \(product)")
        }
      }
    }

    private static func play(_ world: String, _ product: Product) async throws {
      let comment = Comment(rawValue: "\(world) \(product)")
      let stage = try Stage(
        "--instances", String(fleet), "--time-scale", "40", "--rate-limit", "0", "--world", world)
      try stage.writeSettings("request_timeout: 2s\nreading_lag: 2s\ncalls_per_second: 100\n")
      let list = try await stage.start(["list", "--output", "json"]).ending()
      #expect(list.code == 0, comment)
      let rows = try JSONDecoder().decode([Row].self, from: Data(list.output.utf8))
      #expect(Set(rows.map(\.id)).count == fleet && rows.count == fleet, comment)
      let running = rows.filter {
        $0.product == product.rawValue && $0.state.lowercased() == "running"
      }
      // Those that are protected by their names are left out.
      let ids = "\(stage.folder.path)/ids"
      try Folder.write(running.prefix(120).map(\.id).joined(separator: "\n"), to: ids)
      let plan = try await stage.plan(["--ids-from", ids, "--skip-bad"])
      let targets = try stage.readPlan(plan.file).targets
      // Where EdgeZone takes fewer ids in a reading, some are held back by the plan already.
      #expect(targets.count > 40, comment)
      // It leaves when all is sent; another program watches what comes of it.
      let apply = try await stage.start([
        "apply", plan.file, "--confirm", plan.phrase, "--output", "json", "--no-wait",
      ]).ending()
      #expect([0, 2, 3].contains(apply.code), comment)
      let watch = try await stage.start(["watch", "--output", "json", "--wait", "60s"])
        .ending(seconds: 90)
      let report = try OperationReport(watch.output)
      #expect(watch.code == report.promisedCode, comment)
      try Agreement(of: report.instances.map(\.id), report, with: stage).check(comment)
      #expect(Set(targets).isSubset(of: report.instances.map(\.id)), comment)
      // Where EdgeZone takes fewer ids in a reading, more are held back as not read again.
      let others = Set(report.instances.map(\.outcome)).subtracting(["gone", "held_back"])
      #expect(others.isEmpty, "\(comment): \(others)")
      #expect(!report["gone"].isEmpty, comment)
    }
  }
}
