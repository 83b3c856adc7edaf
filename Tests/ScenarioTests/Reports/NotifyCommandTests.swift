import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// The operator's command hears of every operation, and can neither delay nor end one.
  @Suite(.serialized) struct NotifyCommands {
    private struct Event: Decodable {
      struct Failure: Decodable { var id, code: String }
      var event, operation, status, text, site: String
      var reason, profile: String?
      var totals: [String: Int]
      var failure: Failure?

      private enum CodingKeys: String, CodingKey {
        case event, operation, status, text, site, reason, profile, totals
        case failure = "first_failure"
      }
    }

    /// Writes what it reads down, one event a line.
    private static let writes = "cat >>\"$(dirname \"$0\")/events\""

    /// - Parameters:
    ///   - script: of the command, after its first line.
    ///   - words: in the settings; nil for the script by its path.
    private func stage(
      _ script: String, words: String? = nil, mode: mode_t = 0o700, _ arguments: String...
    ) throws -> Stage {
      let stage = try Stage(["--instances", "200", "--time-scale", "20"] + arguments)
      let command = "\(stage.folder.path)/tell"
      try Folder.write("#!/bin/bash\n\(script)\n", to: command)
      chmod(command, mode)
      try stage.writeSettings(
        "stop_after: never\ncountdown: 0\nnotify: {command: \(words ?? "[\(command)]")}\n")
      return stage
    }

    private func events(_ stage: Stage) throws -> [Event] {
      try Folder.text("\(stage.folder.path)/events").split(separator: "\n").map {
        try JSONDecoder().decode(Event.self, from: Data($0.utf8))
      }
    }

    private func apply(_ stage: Stage, _ options: String...) throws -> ChildProcess {
      let plan = try stage.plan(
        "--product", "edgezone", "--filter", "state:running", "--reason", "CHG-1 drill")
      return try stage.start(
        ["apply", plan.path, "--confirm", plan.phrase, "--output", "json"] + options)
    }

    /// Whether anything of a process group is left, but for a moment.
    private func isGone(_ group: pid_t) -> Bool {
      for _ in 0..<250 {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let isLeft = names.compactMap { pid_t($0) }.contains {
          getpgid($0) == group && !Folder.text("/proc/\($0)/cmdline").isEmpty
        }
        if !isLeft { return true }
        usleep(20_000)
      }
      return false
    }

    private func group(_ stage: Stage) throws -> pid_t {
      for _ in 0..<1000 {
        let text = Folder.text("\(stage.folder.path)/group").prefix { $0 != "\n" }
        if let group = pid_t(text.filter(\.isNumber)) { return group }
        usleep(20_000)
      }
      throw ChildProcess.Failure(description: "the command was not started")
    }

    /// Writes down its process group and hangs with a child.
    private static let hangs =
      "cat >/dev/null; ps -o pgid= -p $$ >>\"$(dirname \"$0\")/group\"; sleep 300 & sleep 300"

    @Test func itReadsTheStartAndTheEndOfACommand() throws {
      let stage = try stage("\(Self.writes); env >\"$(dirname \"$0\")/env\"")
      let run = try apply(stage).wait()
      #expect(run.code == 0, "\(run.errors)")
      let events = try events(stage)
      #expect(events.map(\.event) == ["started", "ended"])
      let report = try OperationReport(run.output)
      #expect(events.allSatisfy { $0.operation == report.id && $0.reason == "CHG-1 drill" })
      #expect(events.last?.status == "finished" && events.last?.totals == report.totals)
      let environment = Folder.text("\(stage.folder.path)/env")
      #expect(environment.contains("HOME=\(stage.folder.path)"))
      #expect(!environment.contains("TENCENTCLOUD_") && !environment.contains(stage.keys.key))
      #expect(!run.errors.contains("notify command"))
    }

    @Test func theFirstFailureAndTheStopAreOneEventEach() throws {
      let stage = try stage(Self.writes, "--fault", "deny-terminate")
      try stage.writeSettings(
        "countdown: 0\nnotify: {command: [\(stage.folder.path)/tell]}\n")
      let run = try apply(stage).wait()
      #expect(run.code == 2, "\(run.errors)")
      let events = try events(stage)
      #expect(events.map(\.event) == ["started", "first_failed", "stopped", "ended"])
      #expect(events[1].failure != nil && events[0].failure == nil)
      #expect(events[2].text.contains("nothing more is sent to it"))
    }

    @Test func itIsFoundByPathAndNoShellReadsItsArguments() throws {
      let stage = try stage(
        "printf '%s\\n' \"$@\" >\"$HOME/words\"", words: "[tell, \"$HOME;`id`\", '*', \"\"]")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      let run = try stage.apply(plan, changing: ["PATH": "\(stage.folder.path):/usr/bin:/bin"])
        .wait()
      #expect(run.code == 0 && !run.errors.contains("notify command"), "\(run.errors)")
      #expect(Folder.text("\(stage.folder.path)/words") == "$HOME;`id`\n*\n\n")
    }

    /// The operation ends while the command still hangs in its first event.
    @Test func oneThatHangsIsKilledWithItsChildrenAndDelaysNothing() throws {
      let stage = try stage(Self.hangs)
      let script = try apply(stage)
      let operation = try stage.operation()
      let group = try group(stage)
      while try stage.report(operation).status != "finished" { usleep(50_000) }
      #expect(getpgid(group) == group)
      let run = try script.wait(seconds: 40)
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.errors.ranges(of: "did not end within 10 s").count == 1, "\(run.errors)")
      #expect(isGone(group))
      for line in Folder.text("\(stage.folder.path)/group").split(separator: "\n") {
        if let group = pid_t(line.filter(\.isNumber)) { #expect(isGone(group)) }
      }
    }

    @Test func aSignalEndsTheWaitForIt() throws {
      let stage = try stage(Self.hangs)
      let script = try apply(stage)
      let operation = try stage.operation()
      let group = try group(stage)
      while try stage.report(operation).status != "finished" { usleep(50_000) }
      // Its output is written before the wait.
      _ = try script.waitForOutput { $0.contains(operation) }
      usleep(300_000)
      script.signal(SIGINT)
      let run = try script.wait(seconds: 5)
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.errors.contains("has not received 2 events"), "\(run.errors)")
      #expect(isGone(group))
    }

    /// What it does, and what is said of that once.
    @Test(arguments: [
      ("exit 3", "ended with status 3"), ("kill -9 $$", "was ended by signal 9"),
      ("exec <&-; sleep 0.2; exit 0", nil), ("exec 0<&-; yes | head -c 5000000", nil),
      ("yes >&2 & sleep 0.2; kill $!; exit 4", "ended with status 4"),
      ("exec /nowhere/at/all", "ended with status 12"),
    ])
    func whateverItDoesTheOperationIsTheSame(script: String, complaint: String?) throws {
      let stage = try stage(script)
      let run = try apply(stage).wait()
      #expect(run.code == 0, "\(run.errors)")
      try stage.expectTruth(try OperationReport(run.output))
      let lines = run.errors.split(separator: "\n").filter { $0.contains("notify command") }
      #expect(lines.count == (complaint == nil ? 0 : 1), "\(run.errors)")
      if let complaint { #expect(lines.first?.contains(complaint) == true, "\(lines)") }
    }

    @Test(arguments: [
      ("[/nowhere/tell]", "cannot be started: No such file"),
      ("[no-such-tell]", "cannot be started"),
      ("[/tmp]", "cannot be started: Permission denied"),
    ])
    func oneThatCannotBeStartedIsSaidOnce(words: String, complaint: String) throws {
      let stage = try stage("", words: words)
      let run = try apply(stage).wait()
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.errors.ranges(of: complaint).count == 1, "\(run.errors)")
    }

    @Test func aScriptThatMayNotBeRunIsSaidOnce() throws {
      let stage = try stage(Self.writes, mode: 0o600)
      let run = try apply(stage).wait()
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.errors.ranges(of: "cannot be started: Permission denied").count == 1)
    }

    @Test func onlyTheProgramThatWorksOnItTells() throws {
      let stage = try stage(Self.writes, "--fault", "slow=2000@TerminateInstances")
      let script = try apply(stage)
      let operation = try stage.operation()
      let watch = try stage.start(["watch", operation])
      #expect(try watch.wait(seconds: 60).code == 0)
      _ = try script.wait()
      #expect(try events(stage).map(\.event) == ["started", "ended"])
    }

    @Test func whatIsTakenUpAgainTellsItsEnd() throws {
      let stage = try stage(Self.writes, "--fault", "slow=3000@TerminateInstances")
      let script = try apply(stage)
      try stage.waitForLedger { !$0.isEmpty }
      script.signal(SIGTERM)
      _ = try script.wait()
      _ = try stage.run("watch", seconds: 120)
      let events = try events(stage)
      #expect(events.map(\.event) == ["started", "ended", "ended"])
      #expect(events[1].status.hasPrefix("paused: ") && events[2].status == "finished")
    }

    @Test func theScreenTellsTheSameAndLeavesNothingBehind() throws {
      let stage = try stage("\(Self.writes); exit 3")
      let screen = try stage.screen(width: 120, height: 30)
      try screen.terminate("product:edgezone state:running", of: 200)
      _ = try screen.enableTerminate()
      screen.send("\r")
      try screen.wait(for: "ended with status 3", seconds: 30)
      #expect(
        screen.waitUntil(seconds: 60) { _ in
          ((try? events(stage)) ?? []).map(\.event) == ["started", "ended"]
        })
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }

    /// Quitting with an open operation still tells of it; Ctrl-C ends the wait.
    @Test func quittingTellsTheEndAndCanBeCut() throws {
      let stage = try stage(Self.hangs, "--fault", "slow=3000@TerminateInstances")
      let screen = try stage.screen(width: 120, height: 30)
      try screen.terminate("product:edgezone state:running", of: 200)
      _ = try screen.enableTerminate()
      screen.send("\r")
      let group = try group(stage)
      screen.send("q")
      try screen.wait(for: "Quit?")
      screen.send("y")
      try screen.wait(for: "Ctrl-C ends the wait", seconds: 20)
      screen.send("\u{3}")
      _ = try screen.waitForExit()
      #expect(screen.outputText.contains("has not received"))
      #expect(isGone(group))
    }
  }
}
