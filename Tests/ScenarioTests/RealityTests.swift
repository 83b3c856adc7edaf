import FoundationEssentials
import Testing

extension Scenarios {
  /// `doctor --api`, by the real program.
  @Suite struct RealityChecks {
    struct Row: Decodable {
      var id, statement, expected, observed, verdict: String
    }

    private static func check(
      _ stage: Stage, _ options: [String] = []
    ) async throws -> (rows: [String: Row], ending: ChildProcess.Ending) {
      try stage.writeSettings("calls_per_second: 100\n")
      let ending = try await stage.start(["doctor", "--api", "--output", "json"] + options)
        .ending()
      let rows = try JSONDecoder().decode([Row].self, from: Data(ending.output.utf8))
      return (Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) }), ending)
    }

    @Test func inTheDocumentedWorldNothingDiffers() async throws {
      let stage = try Stage("--instances", "1000")
      let (rows, ending) = try await Self.check(stage)
      #expect(ending.code == 0)
      #expect(rows.count == 25)
      let others = rows.values.filter { $0.verdict != "agrees" }
      #expect(others.map(\.id) == ["retry-after"])
      #expect(rows["retry-after"]?.verdict == "not-applicable")
      #expect(ending.errors.contains("at most 50 readings"))
      try stage.expectNothingSent()
      #expect(try stage.statistics().actions.map(\.requests).reduce(0, +) <= 50)
      #expect(try stage.statistics().throttled == 0)
    }

    @Test(arguments: [
      ("total-is-page-count", ["ecm-total-is-count", "edgezone-total-is-count"]),
      ("both-generations", ["edgezone-one-id"]), ("times-are-utc", ["ecm-times-utc8"]),
      ("missing-optional-fields", ["ecm-fields-present", "edgezone-fields-present"]),
      ("no-date", ["date-header"]), ("content-type-charset", ["content-type"]),
      ("errors-have-status", ["errors-are-200"]),
    ])
    func inAnotherWorldItsStatementsDifferAndNoOthers(
      _ world: String, _ statements: [String]
    ) async throws {
      let stage = try Stage("--instances", "1000", "--world", world)
      let (rows, ending) = try await Self.check(stage)
      #expect(ending.code == 0)
      #expect(rows.values.filter { $0.verdict == "differs" }.map(\.id).sorted() == statements)
    }

    @Test func theReportHasPseudonymsUnlessTheyAreSwitchedOff() async throws {
      let stage = try Stage("--instances", "1000", "--world", "both-generations")
      let redacted = try await Self.check(stage)
      #expect(redacted.rows["edgezone-one-id"]?.observed == "epm-1, bms-1")
      let plain = try await Self.check(stage, ["--no-redact"])
      let observed = try #require(plain.rows["edgezone-one-id"]?.observed)
      #expect(observed.contains(/^epm-[a-z0-9]{8}, bms-[a-z0-9]{8}$/))
      #expect(!redacted.ending.output.contains(observed.prefix(12)))
    }

    @Test func withoutAnAnswerNothingDiffersAndTheCodeSaysSo() async throws {
      let stage = try Stage("--instances", "100", "--fault", "reset-before")
      let (rows, ending) = try await Self.check(stage)
      #expect(ending.code == 6)
      #expect(Set(rows.values.map(\.verdict)).isSubset(of: ["not-answered", "not-applicable"]))
    }

    @Test func withoutKeysNothingIsAsked() throws {
      let stage = try Stage("--instances", "10")
      let run = try stage.run(
        "doctor", "--api",
        changing: ["TENCENTCLOUD_SECRET_ID": "", "TENCENTCLOUD_SECRET_KEY": ""])
      #expect(run.code == 77)
      #expect(try stage.statistics().actions.isEmpty)
    }

    @Test func noRedactIsForTheReportAlone() throws {
      let stage = try Stage("--instances", "10")
      #expect(try stage.run("doctor", "--no-redact").code == 64)
    }
  }
}
