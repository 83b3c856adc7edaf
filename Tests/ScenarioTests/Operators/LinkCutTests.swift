import Glibc
import Support
import Testing

extension Scenarios {
  /// The operator's connection, terminal or program goes away in the middle of an operation.
  ///
  /// Answers take three seconds and twelve calls are under way at once, so that part of the
  /// operation is sent and part of it is not.
  @Suite(.serialized) struct LinkCut {
    private static let arguments = [
      "--instances", "2000", "--time-scale", "20", "--fault", "slow=3000@TerminateInstances",
    ]

    @Test func afterALostLinkTheNextLoginShowsTheWholeTruth() throws {
      let stage = try Stage(Self.arguments)
      let server = try LoginServer(folder: stage.folder)
      let screen = try server.login(stage.program, [], environment: stage.environment)
      let count = try screen.terminateEdgeZone()
      try stage.waitForLedger { !$0.isEmpty }
      screen.signal(SIGKILL)

      let operation = try stage.operation()
      try stage.waitUntilLetGo()
      let left = try stage.report(operation)
      #expect(left.status == "paused: the terminal was lost")
      #expect(left.instances.count == count)
      #expect(!left["cancelled"].isEmpty && left["cancelled"].count < count)
      try stage.expectTruth(left)
      let sent = try stage.ledger().count

      let again = try server.login(
        stage.program, ["--resume", "latest"], environment: stage.environment)
      try again.wait(for: "gone \(sent)", seconds: 60)
      #expect(again.text.contains("cancelled \(count - sent)"), "\(again.text)")
      again.send("q")
      #expect(try again.waitForExit() == .code(0))
      let settled = try stage.report(operation)
      #expect(settled.status == "finished")
      #expect(settled.totals == ["gone": sent, "cancelled": count - sent])
      try stage.expectTruth(settled)
    }

    @Test func aLostLinkDoesNotKeepTheRestFromBeingSentWhereTheSettingsSaySo() throws {
      let stage = try Stage(Self.arguments)
      try stage.writeSettings("on_disconnect: finish\n")
      let server = try LoginServer(folder: stage.folder)
      let screen = try server.login(stage.program, [], environment: stage.environment)
      let count = try screen.terminateEdgeZone()
      try stage.waitForLedger { !$0.isEmpty }
      screen.signal(SIGKILL)

      let operation = try stage.operation()
      try stage.waitUntilLetGo()
      let left = try stage.report(operation)
      #expect(left.instances.count == count)
      #expect(left["cancelled"].isEmpty)
      #expect(try stage.ledger().count == count)
      try stage.expectTruth(left)
    }

    @Test func theEndOfAProgramLeavesASaneTerminalAndItsJournal() throws {
      let stage = try Stage(Self.arguments)
      let screen = try stage.screen(width: 160, height: 30)
      let count = try screen.terminateEdgeZone()
      try stage.waitForLedger { !$0.isEmpty }
      screen.signal(SIGTERM)
      #expect(try screen.waitForExit(seconds: 20) == .code(128 + Int(SIGTERM)))
      #expect(screen.isCooked && !screen.isAlternateScreen && screen.isCursorVisible)
      let operation = try stage.operation()
      #expect(screen.text.contains("--resume \(operation)"))

      let left = try stage.report(operation)
      #expect(left.status == "paused: the program was ended (SIGTERM)")
      #expect(left.instances.count == count)
      #expect(!left["cancelled"].isEmpty)
      try stage.expectTruth(left)
    }

    @Test func aKilledProgramLeavesAJournalThatCanBeFollowedAndCompleted() throws {
      let stage = try Stage(Self.arguments)
      let screen = try stage.screen(width: 100, height: 30)
      let count = try screen.terminateEdgeZone()
      try stage.waitForLedger { !$0.isEmpty }
      screen.signal(SIGKILL)
      #expect(try screen.waitForExit() == .signal(Int(SIGKILL)))

      let operation = try stage.operation()
      let watch = try stage.run("watch", operation, "--output", "json", seconds: 90)
      #expect(watch.code == 2, "\(watch.errors)")
      let report = try OperationReport(watch.output)
      #expect(report.instances.count == count)
      try stage.expectTruth(report)
      let sent = try stage.ledger()
      #expect(Set(report["gone"]) == Set(sent.keys))

      try stage.switchFaults(off: ["slow"])
      let rest = try stage.plan("--rest", operation)
      #expect(Set(rest.targets) == Set(report["cancelled"] + report["failed"]))
      #expect(try stage.apply(rest).wait(seconds: 90).code == 0)
      let ledger = try stage.ledger()
      #expect(ledger.count == count)
      #expect(ledger.values.allSatisfy { $0.sent == 1 && $0.lastState == "gone" })
    }
  }
}

extension PseudoTerminal {
  /// Everything of EdgeZone that runs, up to the first call.
  ///
  /// - Returns: how many that is.
  fileprivate func terminateEdgeZone() throws -> Int {
    try wait(for: "2,000 of 2,000", seconds: 60)
    send("/product:edgezone state:running\r")
    try wait(forGone: "2,000 of 2,000")
    send("a")
    try wait(for: "marked")
    send("t")
    try wait(for: "Preflight:", seconds: 30)
    guard let phrase, let count = Int(phrase.prefix { $0 != " " }) else {
      throw PseudoTerminalError.notShown("Type", screen: text)
    }
    send("\t\t" + phrase + "\r")
    try wait(for: phrase + " ")
    send("\r")
    try wait(for: "Any key aborts")
    try wait(forGone: "Any key aborts", seconds: 20)
    return count
  }
}

extension Stage {
  /// Waits until no process works on any operation.
  fileprivate func waitUntilLetGo(seconds: Double = 60) throws {
    for _ in 0..<Int(seconds * 5) {
      let history = try run("history", "--output", "json")
      if !history.output.contains("\"running\"") { return }
      usleep(200_000)
    }
    throw ChildProcess.Failure(description: "a program still works on an operation")
  }
}
