import Glibc
import Support
import Testing

extension Scenarios {
  /// Two programs of one account on one host.
  @Suite(.serialized) struct TwoOperators {
    /// The first one's calls get no answer and do nothing, so that nothing but its journal tells.
    @Test func whatTheOtherHasOpenIsHeldBack() throws {
      let stage = try Stage("--instances", "400", "--fault", "stall@TerminateInstances")
      let whole = try stage.plan("--product", "edgezone", "--filter", "state:running")
      let part = try stage.plan("--product", "edgezone", "--filter", "state:running id~^bms-")
      #expect(!part.targets.isEmpty && Set(part.targets).isStrictSubset(of: whole.targets))

      let first = try stage.apply(part)
      try stage.waitUntilNothingIsSent()
      try stage.switchFaults(off: ["stall"])
      let second = try stage.apply(whole, "--no-wait").wait()
      let report = try OperationReport(second.output)
      let held = report.instances.filter { $0.code == "OpenInOtherOperation" }
      #expect(Set(held.map(\.id)) == Set(part.targets))
      #expect(held.allSatisfy { $0.outcome == "held_back" })
      #expect(second.code == 2)
      let sent = Set(report["accepted"] + report["terminating"])
      #expect(sent == Set(whole.targets).subtracting(part.targets))

      first.signal(SIGKILL)
      _ = try first.wait()
      let ledger = try stage.ledger()
      #expect(sent == Set(ledger.keys))
      #expect(ledger.values.allSatisfy { $0.sent == 1 && $0.accepted == 1 })
    }

    @Test func aPlanOfNothingButTheOthersIsRefused() throws {
      let stage = try Stage("--instances", "300", "--fault", "stall@TerminateInstances")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      let first = try stage.apply(plan)
      try stage.waitUntilNothingIsSent()
      let second = try stage.apply(plan).wait()
      #expect(second.code == 5)
      #expect(second.errors.contains("Another operation on this host is handling it."))
      #expect(stage.journals.count == 1)
      first.signal(SIGKILL)
      _ = try first.wait()
      #expect(try stage.ledger().isEmpty)
    }

    @Test func whatTheOtherWorksOnIsNotTakenOverAndTheProcessIsNamed() throws {
      let stage = try Stage("--instances", "300", "--fault", "slow=4000@TerminateInstances")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      let first = try stage.apply(plan)
      let operation = try stage.operation()
      let watch = try stage.run("watch", "--wait", "1s")
      #expect(watch.errors.contains(") is running \(operation); this one only watches"))
      #expect(watch.errors.contains("pid \(first.process))"))
      let screen = try stage.screen(width: 120, height: 30, ["--resume", operation])
      try screen.wait(for: "is running operation", seconds: 30)
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))

      let history = try stage.run("history", "--output", "json")
      #expect(history.output.contains("\"running\""))
      #expect(history.output.contains("pid \(first.process)"))

      first.signal(SIGTERM)
      #expect(try first.wait().code == 2)
      try stage.switchFaults(off: ["slow"])
      let again = try stage.run("watch", operation, "--wait", "1s", "--output", "json")
      #expect(again.code == 2, "\(again.errors)")
      try stage.expectTruth(try OperationReport(again.output))
    }

    /// Instances on their way have lost their addresses, which is no reason to be puzzled.
    @Test func whatTheOtherHasSentIsOnItsWayAndNotSentAgain() throws {
      let stage = try Stage("--instances", "300")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      #expect(try stage.apply(plan, "--no-wait").wait().code == 2)
      let second = try stage.apply(plan).wait()
      #expect(second.code == 5)
      #expect(second.errors.contains("every instance of the plan is held back now. Already"))
      #expect(try stage.ledger().values.allSatisfy { $0.sent == 1 })
    }

    @Test func theScreenHoldsBackWhatAnotherProgramHasOpen() throws {
      let stage = try Stage("--instances", "300", "--fault", "stall@TerminateInstances")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      let first = try stage.apply(plan)
      try stage.waitUntilNothingIsSent()
      let screen = try stage.screen(width: 100, height: 30)
      try screen.terminate("product:edgezone state:running", of: 300)
      try screen.wait(for: "open in another operation", seconds: 20)
      try screen.wait(for: "Nothing would be sent")
      screen.send("\t\r")
      screen.settle(milliseconds: 2000)
      #expect(stage.journals.count == 1)
      // Of the other program's calls none takes effect.
      #expect(try stage.ledger().isEmpty)
      first.signal(SIGKILL)
      _ = try first.wait()
    }
  }
}

extension Stage {
  /// Waits until the only operation has written down what it sends, and writes no more.
  fileprivate func waitUntilNothingIsSent() throws {
    let path = journal(try operation())
    var (length, quiet) = (0, 0)
    for _ in 0..<300 {
      let text = Folder.text(path)
      quiet = text.contains("\"intended\"") && text.utf8.count == length ? quiet + 1 : 0
      if quiet == 15 { return }
      length = text.utf8.count
      usleep(100_000)
    }
    throw ChildProcess.Failure(description: "the journal goes on: \(Folder.text(path))")
  }
}
