import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// The system's log has every operation of commands and of the screen, and nothing waits for it.
  @Suite(.serialized) struct Audits {
    private func stage(_ arguments: String...) throws -> Stage {
      let stage = try Stage(["--instances", "200", "--time-scale", "20"] + arguments)
      try stage.writeSettings("audit: syslog\nstop_after: never\ncountdown: 0\n")
      return stage
    }

    /// The plain values of a line by their keys; each key once.
    private func fields(_ record: String) -> [String: String] {
      let pairs = record.split(separator: " ").compactMap { word -> (String, String)? in
        let parts = word.split(separator: "=", maxSplits: 1)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
      }
      return Dictionary(pairs) { first, _ in
        Issue.record("a key twice: \(record)")
        return first
      }
    }

    /// Reads the log until a program has ended: its socket holds few lines.
    private func ended(
      _ run: ChildProcess, reading daemon: LogDaemon
    ) throws -> (ending: ChildProcess.Ending, records: [String]) {
      var records: [String] = []
      for _ in 0..<6_000 {
        let ending = run.ended()
        records += daemon.records()
        if let ending { return (ending, records) }
        usleep(10_000)
      }
      throw ChildProcess.Failure(description: "still running\n\(run.errors)")
    }

    private func events(_ records: [String]) -> [String] {
      records.compactMap { fields($0)["event"] }
    }

    private func expectForm(_ records: [String]) {
      for record in records {
        #expect(record.hasPrefix("<85>") || record.hasPrefix("<84>"), "\(record)")
        #expect(record.contains(" edgereap["), "\(record)")
        #expect(record.utf8.count <= 1024)
        #expect(
          !record.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
      }
    }

    @Test func aCommandIsLoggedFromItsStartToItsEnd() throws {
      let stage = try stage("--fault", "poison=3")
      let daemon = LogDaemon(at: "\(stage.folder.path)/log")
      let plan = try stage.plan(
        "--product", "ecm", "--filter", "state:running", "--reason", "CHG-1 \"x\" event=y")
      let run = try stage.apply(plan, log: daemon.path).wait()
      let report = try OperationReport(run.output)
      let records = daemon.records()
      expectForm(records)
      let events = events(records)
      #expect(events.first == "started" && events.last == "finished", "\(run.errors)")
      #expect(events.dropFirst().dropLast().allSatisfy { $0 == "failed" })
      #expect(events.count == report["failed"].count + 2)
      #expect(records[0].contains(#" reason="CHG-1 \"x\" event\x3Dy" "#))
      let start = fields(records[0])
      #expect(start["targets"] == "\(plan.targets.count)" && start["operation"] == report.id)
      #expect(start["uid"] == "\(getuid())")
      for (word, count) in report.totals { #expect(fields(records.last ?? "")[word] == "\(count)") }
      #expect(records.allSatisfy { !$0.contains(stage.keys.id) && !$0.contains(stage.keys.key) })
    }

    @Test func theScreenIsLoggedTheSame() throws {
      let stage = try stage()
      let daemon = LogDaemon(at: "\(stage.folder.path)/log")
      let screen = try stage.screen(log: daemon.path)
      try screen.terminate("product:edgezone state:running", of: 200)
      _ = try screen.enableTerminate()
      screen.send("\r")
      try screen.wait(for: "is finished", seconds: 60)
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
      let records = daemon.records()
      expectForm(records)
      #expect(events(records) == ["started", "finished"])
    }

    @Test func whatIsLeftAndTakenUpAgainSaysSo() throws {
      let stage = try stage("--fault", "slow=3000@TerminateInstances")
      let daemon = LogDaemon(at: "\(stage.folder.path)/log")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      let script = try stage.apply(plan, log: daemon.path)
      try stage.waitForLedger { !$0.isEmpty }
      script.signal(SIGINT)
      _ = try script.wait()
      _ = try stage.start(log: daemon.path, ["watch"]).wait(seconds: 120)
      let records = daemon.records()
      #expect(events(records) == ["started", "paused", "resumed", "finished"])
      #expect(records[1].contains("message=\"") && records[1].contains("SIGINT"))
      #expect(fields(records[2])["resumed_by"] != nil)
    }

    @Test func aStopFromElsewhereNamesWhoAsked() throws {
      let stage = try stage("--fault", "slow=3000@TerminateInstances")
      let daemon = LogDaemon(at: "\(stage.folder.path)/log")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      let script = try stage.apply(plan, log: daemon.path)
      let operation = try stage.operation()
      try stage.waitForLedger { !$0.isEmpty }
      #expect(try stage.run("stop", operation).code == 0)
      _ = try script.wait()
      let records = daemon.records()
      #expect(events(records) == ["started", "stopped", "finished"])
      #expect(fields(records[1])["code"] == "by_operator")
      #expect(records[1].contains(" pid "))
    }

    @Test func namesThatTryToForgeALineDoNot() throws {
      let stage = try stage(
        "--fault", "hostile-names", "--fault", "poison=12")
      let daemon = LogDaemon(at: "\(stage.folder.path)/log")
      let plan = try stage.plan("--product", "ecm", "--filter", "state:running")
      let (run, records) = try ended(try stage.apply(plan, log: daemon.path), reading: daemon)
      let report = try OperationReport(run.output)
      #expect(!report["failed"].isEmpty)
      expectForm(records)
      #expect(records.count == report["failed"].count + 2)
      #expect(records.contains { $0.contains(" name=\"") })
      for record in records {
        #expect(record.ranges(of: "event=").count == 1 && record.ranges(of: "name=").count <= 1)
      }
    }

    @Test func withoutALogTheOperationIsAsItIsWithOne() throws {
      let stage = try stage()
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      let run = try stage.apply(plan, log: nil).wait()
      #expect(run.code == 0, "\(run.errors)")
      #expect(
        run.errors.ranges(of: "The system log cannot be written (No such file or directory)").count
          == 1)
      #expect(run.errors.contains("The system log lacks 2 audit lines."))
      try stage.expectTruth(try OperationReport(run.output))
    }

    /// The journal tells when its operation ended; the log took nothing all the time.
    @Test func aLogThatIsFullDelaysNothing() throws {
      let stage = try stage()
      let daemon = LogDaemon(at: "\(stage.folder.path)/log")
      daemon.fill()
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      let script = try stage.apply(plan, log: daemon.path)
      let operation = try stage.operation()
      while try stage.report(operation).status != "finished" { usleep(50_000) }
      let run = try script.wait(seconds: 20)
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.errors.contains("The system log lacks 2 audit lines."), "\(run.errors)")
      #expect(events(daemon.records()).isEmpty)
      try stage.expectTruth(try OperationReport(run.output))
    }
  }
}
