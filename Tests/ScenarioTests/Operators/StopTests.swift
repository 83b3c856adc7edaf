import Glibc
import Support
import Testing

extension Scenarios {
  /// One program asks another to send nothing more of an operation.
  @Suite(.serialized) struct StopFromElsewhere {
    /// Answers take so long that most of the operation is not sent when it is stopped.
    private func running() throws -> (stage: Stage, script: ChildProcess, operation: String) {
      let stage = try Stage(
        "--instances", "2000", "--time-scale", "20", "--fault", "slow=3000@TerminateInstances")
      let plan = try stage.plan(
        "--product", "edgezone", "--filter", "state:running", "--reason", "CHG-1 drill")
      let script = try stage.apply(plan)
      let operation = try stage.operation()
      try stage.waitForLedger { !$0.isEmpty }
      return (stage, script, operation)
    }

    private func expectStopped(_ stage: Stage, _ script: ChildProcess) throws {
      let ending = try script.wait()
      #expect(ending.code == 2, "\(ending.errors)")
      #expect(ending.errors.contains("Stopped by "), "\(ending.errors)")
      let report = try OperationReport(ending.output)
      #expect(!report["cancelled"].isEmpty)
      #expect(
        report.instances.allSatisfy { $0.outcome != "cancelled" || $0.code == "by_operator" })
      #expect(ending.output.contains("CHG-1 drill"))
      try stage.expectTruth(report)
    }

    private func hasRequest(_ stage: Stage, _ operation: String) -> Bool {
      access("\(stage.state)/operations/\(operation).stop", F_OK) == 0
    }

    @Test func aScriptIsStoppedByACommand() throws {
      let (stage, script, operation) = try running()
      let stop = try stage.run("stop", operation)
      #expect(stop.code == 0, "\(stop.errors)")
      #expect(stop.errors.contains("nothing more is sent"))
      #expect(!hasRequest(stage, operation))
      try expectStopped(stage, script)
      let again = try stage.run("stop", operation)
      #expect(again.code == 0 && again.errors.contains("nothing left to send"))
      let history = try stage.run("history", operation)
      #expect(history.errors.contains("Stopped by ") && history.errors.contains("CHG-1 drill"))
    }

    @Test func aScriptIsStoppedByAScreenBesideIt() throws {
      let (stage, script, operation) = try running()
      let screen = try stage.screen(width: 140, height: 40)
      try screen.wait(for: operation, seconds: 30)
      try screen.wait(for: "run by another program")
      screen.send("3x")
      try expectStopped(stage, script)
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }

    @Test func aProgramThatIsHeldUpDoesNotAnswerAndGoesOn() throws {
      let (stage, script, operation) = try running()
      script.signal(SIGSTOP)
      let stop = try stage.run("stop", operation)
      #expect(stop.code == 3, "\(stop.errors)")
      #expect(stop.errors.contains("did not answer"))
      #expect(!hasRequest(stage, operation))
      script.signal(SIGCONT)
      let report = try OperationReport(try script.wait(seconds: 120).output)
      #expect(report["cancelled"].isEmpty)
      try stage.expectTruth(report)
    }

    @Test func whatNobodyWorksOnIsNotSent() throws {
      let (stage, script, operation) = try running()
      script.signal(SIGKILL)
      _ = try script.wait()
      let stop = try stage.run("stop", operation)
      #expect(stop.code == 3, "\(stop.errors)")
      #expect(stop.errors.contains("Nobody works on"))
      #expect(!hasRequest(stage, operation))
      #expect(try stage.run("stop", "20260101-000000-0000").code == 65)
    }
  }
}
