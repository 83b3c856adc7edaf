import Fleet
import FoundationEssentials
import Glibc
import Synchronization
import Testing

extension Scenarios {
  /// The program is killed at one journal record after the other, and taken up again.
  @Suite(.serialized) struct Killing {
    private static let count = 300
    private static let fleet = 800
    /// Between the records that are aimed at.
    private static let step = 5

    /// What the program was started on, and when it was killed.
    struct Cut: Sendable {
      var ids: [String]
      /// Lines of the journal.
      var record: Int
    }

    @Test func comingBackSendsNothingAndTheRestCompletesIt() async throws {
      let ecm = try await TerminableFleet(of: .ecm, fleet: Self.fleet)
      let edgeZone = try await TerminableFleet(of: .edgezone, fleet: Self.fleet)
      let ids = ecm.ids(Self.count / 2) + edgeZone.ids(Self.count / 2)
      let records = try await Self.undisturbed(ids)
      let reached = Mutex<Set<Int>>([])
      try await atOnce(
        10, stride(from: 1, to: records, by: Self.step).map { Cut(ids: ids, record: $0) }
      ) { cut in
        let record = try await Self.play(cut)
        reached.withLock { _ = $0.insert(record) }
      }
      // A kill comes a little after the record it aims at; the run is cut all over all the same.
      let places = reached.withLock { $0 }
      #expect(places.count >= records / Self.step / 2, "\(places.sorted()) of \(records)")
    }

    /// - Returns: how many records the journal of an undisturbed run has.
    private static func undisturbed(_ ids: [String]) async throws -> Int {
      let stage = try stage()
      let plan = try await stage.plan(ids: ids)
      let ending = try await stage.apply(plan).ending()
      #expect(ending.code == 0)
      try expectAllGone(ids, stage, "undisturbed")
      return stage.journalLines
    }

    /// - Returns: how many records there were in the end.
    private static func play(_ cut: Cut) async throws -> Int {
      let comment = Comment(rawValue: "killed at record \(cut.record)")
      let stage = try stage()
      let plan = try await stage.plan(ids: cut.ids)
      let program = try stage.apply(plan)
      while stage.journalLines < cut.record, !program.hasEnded {
        try await Task.sleep(for: .milliseconds(1))
      }
      program.signal(SIGKILL)
      _ = try await program.ending()
      let record = stage.journalLines
      let before = try await stage.requestsOnceAllHaveArrived()

      let watching = try await stage.start(["watch", "--output", "json"]).ending()
      let output = try OperationReport(watching.output)
      try Agreement(of: cut.ids, output, with: stage).check(comment)
      #expect(watching.code == output.promisedCode, comment)
      #expect(try stage.requests() == before, comment)

      let left = output.instances.filter { $0.outcome != "gone" }.map(\.id)
      let file = "\(stage.folder.path)/rest.json"
      let planning = try await stage.start(
        ["plan", "--rest", output.id, "--out", file, "--quiet"]
      ).ending()
      #expect(planning.code == (left.isEmpty ? 5 : 0), comment)
      if !left.isEmpty {
        let phrase = String(planning.output.prefix { $0 != "\n" })
        let rest = try await stage.apply((file, phrase)).ending()
        #expect(rest.code == 0, comment)
        #expect(try OperationReport(rest.output).instances.map(\.id).sorted() == left.sorted())
      }
      try expectAllGone(cut.ids, stage, comment)
      return record
    }

    /// Requests arrive when they like, so that records do not come all at once.
    private static func stage() throws -> Stage {
      let stage = try Stage(
        "--instances", String(fleet), "--time-scale", "20", "--rate-limit", "0", "--fault",
        "jitter=250")
      try stage.writeSettings("request_timeout: 1s\nreading_lag: 1s\ncalls_per_second: 200\n")
      return stage
    }

    private static func expectAllGone(
      _ ids: [String], _ stage: Stage, _ comment: Comment
    ) throws {
      let ledger = try stage.ledger()
      #expect(ledger.keys.sorted() == ids.sorted(), comment)
      #expect(
        ledger.values.allSatisfy { $0.accepted == 1 && $0.sent == 1 && $0.lastState == "gone" },
        comment)
    }
  }
}

extension Stage {
  /// What had left when the program was killed arrives all the same: at the latest when none has come
  /// for four times as long as the jitter keeps one back.
  fileprivate func requestsOnceAllHaveArrived() async throws -> [String: RequestHistory] {
    var (arrived, unchanged) = (try requests(), 0)
    while unchanged < 10 {
      try await Task.sleep(for: .milliseconds(100))
      let now = try requests()
      unchanged = now == arrived ? unchanged + 1 : 0
      arrived = now
    }
    return arrived
  }

  /// Lines of the one operation's journal; 0 while there is none.
  fileprivate var journalLines: Int {
    let folder = "\(state)/operations"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard let name = names.filter({ $0.hasSuffix(".jsonl") }).min() else { return 0 }
    return Folder.text("\(folder)/\(name)").utf8.count { $0 == 0x0a }
  }
}
