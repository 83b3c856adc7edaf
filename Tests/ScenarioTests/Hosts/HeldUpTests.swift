import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// The host stops the program, or gives it no more memory, in the middle of an operation.
  @Suite(.serialized) struct HeldUp {
    /// Longer than a request may take and than the pace looks ahead. The answers have lain there
    /// all the time, and whoever goes on neither makes up for lost calls nor takes them for lost ones
    /// without a reading.
    @Test func whatWasStoppedGoesOnWithoutABurstOrASecondTermination() async throws {
      let stage = try Stage(
        "--instances", "2000", "--time-scale", "20", "--fault", "slow=300@TerminateInstances")
      let sleeper = Sleeper()
      try stage.writeSettings("request_timeout: 2s\nreading_lag: 2s\n")
      let plan = try await stage.plan(["--product", "edgezone", "--filter", "state:running"])
      let apply = try stage.apply(plan)
      let operation = try stage.operation()
      try stage.waitForIntent(of: operation)
      for _ in 0..<2 {
        apply.signal(SIGSTOP)
        try await Task.sleep(for: .seconds(4))
        #expect(!apply.hasEnded)
        apply.signal(SIGCONT)
        try await Task.sleep(for: .milliseconds(300))
      }
      let ending = try await apply.ending(seconds: 90)
      let report = try OperationReport(ending.output)
      #expect(ending.code == report.promisedCode, "\(ending.errors)")
      #expect(report["unknown"].isEmpty)
      try stage.expectTruth(report)
      #expect(try stage.requests().values.allSatisfy { $0.isHonest })
      try stage.expectTheCeilingKept(beside: sleeper)
    }

    /// Whatever becomes of a program that gets no more memory, its journal tells the truth, and the
    /// next one completes it.
    @Test func withoutMoreMemoryTheJournalStaysWhole() async throws {
      let stage = try Stage(
        "--instances", "2000", "--time-scale", "20", "--fault", "slow=500@TerminateInstances")
      let plan = try await stage.plan(["--product", "edgezone", "--filter", "state:running"])
      let apply = try stage.apply(plan)
      let operation = try stage.operation()
      try stage.waitForIntent(of: operation)
      try await stage.takeMemory(from: apply.process)
      let ending = try await apply.ending(seconds: 90)
      // It ended by itself with the truth, or was ended by what it could not get.
      if ending.code < 128 {
        let report = try OperationReport(ending.output)
        #expect(ending.code == report.promisedCode)
      }
      #expect(!ending.leftCore)
      #expect(try stage.run("history", operation, "--verify").code == 0)
      let watch = try await stage.start(["watch", operation, "--output", "json"])
        .ending(seconds: 90)
      let report = try OperationReport(watch.output)
      #expect(report["unknown"].isEmpty, "\(watch.errors)")
      try stage.expectTruth(report)
      #expect(try stage.requests().values.allSatisfy { $0.isHonest })
    }

    @Test func withoutMoreMemoryTheTerminalIsGivenBack() async throws {
      let stage = try Stage("--instances", "3000")
      let screen = try stage.screen(width: 200, height: 50)
      try screen.wait(for: "3,000 of 3,000", seconds: 60)
      try await stage.takeMemory(from: screen.process)
      // Everything again, and a paste that needs room.
      screen.send("r")
      for _ in 0..<3 where !screen.isClosed {
        screen.paste(String(repeating: "ein-0 ", count: 40_000))
        screen.settle(milliseconds: 300)
      }
      if !screen.isClosed {
        screen.send("\u{1B}")
        screen.settle(milliseconds: 300)
        screen.send("\u{3}")
      }
      let end = try screen.waitForExit(seconds: 60)
      #expect(screen.isCooked && !screen.isAlternateScreen && screen.isCursorVisible, "\(end)")
      #expect(!screen.reportsMouse)
      try stage.expectNothingSent()
    }
  }
}

extension Stage {
  /// From here on a process gets no more memory than it has.
  fileprivate func takeMemory(from process: pid_t) async throws {
    let words = ["--pid", "\(process)", "--as=1", "--data=1"]
    let run = try await ChildProcess(
      "/usr/bin/prlimit", words, environment: [:], folder: folder
    ).ending()
    try #require(run.code == 0, "\(run.errors)")
  }
}
