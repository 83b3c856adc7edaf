import Glibc
import Support
import Testing

extension Scenarios {
  /// What one program does shows in another that is opened beside it, and neither disturbs the
  /// other.
  @Suite(.serialized) struct Beside {
    @Test func aRunOfAScriptShowsLiveInAScreen() throws {
      let stage = try Stage("--instances", "400", "--time-scale", "20")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running name~^cdn-")
      try stage.switchFaults(on: ["slow=2000@edgezone.TerminateInstances"])
      let script = try stage.apply(plan)
      let operation = try stage.operation()
      let screen = try stage.screen(width: 120, height: 40)
      try screen.wait(for: operation, seconds: 30)
      try screen.wait(for: "run by another program")
      let ending = try script.wait()
      #expect(ending.code == 0, "\(ending.errors)")
      try screen.wait(for: "gone \(plan.targets.count)", seconds: 30)
      try stage.expectTruth(try OperationReport(ending.output))
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }

    @Test func watchFollowsWhatAnotherProgramWorksOn() throws {
      let stage = try Stage("--instances", "400", "--time-scale", "20")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running name~^cdn-")
      try stage.switchFaults(on: ["slow=1000@edgezone.TerminateInstances"])
      let script = try stage.apply(plan)
      let operation = try stage.operation()
      let watch = try stage.run("watch", operation, "--output", "json")
      #expect(watch.code == 0, "\(watch.errors)")
      let ending = try script.wait()
      #expect(ending.code == 0, "\(ending.errors)")
      let (watched, applied) = (
        try OperationReport(watch.output), try OperationReport(ending.output)
      )
      #expect(watched["gone"].sorted() == applied["gone"].sorted())
      #expect(watched["gone"].count == plan.targets.count)
    }

    /// What this program takes up itself is not taken for what another works on, or nobody.
    @Test func whatIsTakenUpAtTheStartIsShownAsWatched() throws {
      let stage = try Stage("--instances", "400", "--time-scale", "20", "--fault", "stuck=1")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running name~^cdn-")
      #expect(try stage.apply(plan, "--no-wait").wait().code == 3)
      let screen = try stage.screen(width: 120, height: 40, ["--resume", "latest"])
      try screen.wait(for: "400 of 400", seconds: 30)
      try screen.wait(for: "terminating \(plan.targets.count)")
      screen.settle()
      #expect(!screen.text.contains("not watched"), "\(screen.text)")
      // It is worked on here, and all of it has been sent.
      screen.send("3x")
      try screen.wait(for: "Everything has been sent")
      #expect(!screen.text.contains("not watched"), "\(screen.text)")
      screen.signal(SIGKILL)
    }

    /// The program that works on it dies: whoever looks on takes up the watch.
    @Test func watchTakesUpWhatItsProgramLeft() throws {
      // Some stay, so that it does not end by itself.
      let stage = try Stage("--instances", "400", "--time-scale", "4", "--fault", "stuck=0.3")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running name~^cdn-")
      let script = try stage.apply(plan)
      try stage.waitForLedger { $0.count == plan.targets.count }
      let operation = try stage.operation()
      let watch = try stage.start(["watch", operation, "--output", "jsonl"])
      script.signal(SIGKILL)
      _ = try script.wait()
      _ = try watch.waitForOutput(seconds: 60) { $0.contains(#""outcome":"gone""#) }
      watch.signal(SIGINT)
      let ending = try watch.wait()
      #expect(ending.code == 3, "\(ending.errors)")
      let ledger = try stage.ledger()
      #expect(ledger.values.allSatisfy { $0.sent == 1 && $0.accepted == 1 })
    }
  }
}
