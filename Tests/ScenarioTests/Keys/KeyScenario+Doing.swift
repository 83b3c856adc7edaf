import Dashboard
import Support
import Testing
import Words

extension KeyScenario {
  /// What leads to a request that cannot be taken back, and what stops it.
  static let terminating = [
    KeyScenario("terminate", .terminate) { play in
      try play.press("t")
      try play.see("No instances marked · space marks the row")
      try play.press("space", "t")
      try play.see("Terminate 1 instance. This cannot be undone.")
      try play.see("[Terminate]")
      try play.press("enter")
      try play.see("Nothing was terminated")
      try play.press("t")
      try play.see("Terminate 1 instance. This cannot be undone.")
      try play.press("esc")
      try play.see("Nothing was terminated")
      try play.stage.expectNothingSent()
    },
    KeyScenario(
      "read-only takes it away", .terminate, .retry, opening: Opening(arguments: ["--read-only"])
    ) { play in
      try play.see("READ-ONLY")
      try play.press("space", "t")
      try play.see("Termination is disabled: ")
      try play.press("j")
      try play.seeGone("Termination is disabled: ")
      try play.press("R")
      try play.see("Termination is disabled: ")
      try play.press("?")
      try play.see("━ Keys ━")
      try play.see("help without it") { !play.screen.text.contains("Terminate marked instances") }
      try play.stage.expectNothingSent()
    },
    KeyScenario("a plan is written, and opened again", .write, .openPlan) { play in
      try play.press("space", "t")
      try play.see("Preflight")
      let path = "\(play.stage.folder.path)/plan.json"
      try play.name(path, after: "w")
      try play.see("Wrote the plan to ")
      try play.press("esc")
      try play.see("Nothing was terminated")
      try play.name(path, after: "P")
      try play.see("Plan from ")
      try play.see("Terminate 1 instance. This cannot be undone.")
      try play.press("enter")
      try play.see("Nothing was terminated")
      try play.stage.expectNothingSent()
    },
    KeyScenario("stop", .stop, opening: Opening(settings: "calls_per_second: 1\n")) { play in
      try play.press("x")
      try play.see("Nothing is being sent")
      try play.terminate("state:running")
      try play.see("a first call sent") { (try? play.stage.ledger().isEmpty) == false }
      try play.press("x")
      try play.see("Sending stopped · sent instances stay watched")
      try play.see("cancelled")
      try play.press("x")
      try play.see("the reason why not again") {
        play.screen.text.contains("Already stopping")
          || play.screen.text.contains("Nothing is being sent")
      }
      try play.see("gone")
      let (sent, planned) = (try play.stage.ledger().count, play.plannedCount)
      try play.see("fewer sent than planned") { sent > 0 && sent < planned }
    },
    KeyScenario("retry", .retry, opening: Opening(faults: ["deny-terminate"])) { play in
      try play.press("R")
      try play.see("No results yet")
      try play.terminate("product:edgezone state:running")
      try play.see("100% · finished")
      let sent = try play.requestsToTerminate()
      try play.press("R")
      try play.see("Retry ")
      try play.see("Preflight")
      try play.press("enter")
      try play.see("Nothing was terminated")
      try play.see("no further request") { (try? play.requestsToTerminate()) == sent }
      try play.stage.switchFaults(off: ["deny-terminate"])
      try play.goAhead(with: "R")
      try play.see("2/2")
      try play.see("100% · finished")
      try play.see("more requests") { (try? play.requestsToTerminate()) ?? 0 > sent }
      try play.press("R")
      try play.see("No failed or unsent instances")
    },
  ]

  /// The pane of results.
  static let results = [
    KeyScenario(
      "results by outcome and by code", .outcomes, .group, .results, .write,
      opening: Opening(faults: ["deny-terminate@edgezone.TerminateInstances"])
    ) { play in
      try play.press("o")
      try play.see("No results yet")
      try play.terminate("region~^ap-beijing state:running")
      try play.see("100% · finished")
      try play.press("2", "3")
      try play.see("the results in focus") { play.hasFocus("Results") }
      try play.press("o")
      try play.see("only failed")
      let path = "\(play.stage.folder.path)/failures.json"
      try play.name(path, after: "w")
      try play.see("Wrote ")
      try play.see("the failures in the file, and only those") {
        let written = try? OperationReport(Folder.text(path))
        return written.map { Set($0.instances.map(\.outcome)) == ["failed"] } ?? false
      }
      try play.press("esc")
      try play.seeGone("only failed")
      try play.press("z")
      try play.see("✗ ")
      try play.press("g")
      try play.see("a code as heading") {
        play.cursorLine(in: .results).map { !play.text(2..<60, line: $0).contains("epm-") } ?? false
      }
    },
    KeyScenario("keys of the list say so in the results", .mark, .markAll, .invert) { play in
      try play.terminate("product:edgezone state:running")
      for key in ["space", "v", "a", "*", ","] {
        try play.press("j")
        try play.seeGone("Only in the instance list")
        try play.press(key)
        try play.see("Only in the instance list")
      }
    },
    KeyScenario(
      "results at a glance, and in order", .picture, .sort, .sortBy,
      opening: Opening(faults: ["deny-terminate"])
    ) { play in
      try play.press("p")
      try play.see("No results yet")
      try play.terminate("product:edgezone state:running")
      try play.see("100% · finished")
      try play.press("p")
      try play.see("━ Operation ")
      try play.press("esc")
      try play.seeGone("━ Operation ")
      try play.press("s")
      try play.see("Sorted by ")
      try play.press("S")
      try play.see("━ Sort by ")
      try play.press("enter")
      try play.see(", reversed")
    },
    KeyScenario("history", .history, opening: Opening(faults: ["deny-terminate"])) { play in
      try play.press("H")
      try play.see("No operations yet. space marks an instance, t terminates.")
      try play.press("esc")
      try play.seeGone("━ History ")
      try play.terminate("product:edgezone state:running")
      try play.see("100% · finished")
      try play.press("H")
      try play.see("━ History ")
      try play.see("the operation, and that it is finished") {
        play.screen.rows.contains { $0.contains("▸ 20") && $0.contains("finished") }
      }
      try play.press("r")
      try play.see("Only an unfinished operation can be resumed")
    },
    KeyScenario(
      "history resumes a watch and sends nothing",
      opening: Opening(faults: ["stuck=1"])
    ) { play in
      try play.terminate("product:edgezone state:running")
      try play.see("terminating")
      try play.press("q")
      try play.see("Quit?")
      try play.press("y")
      _ = try play.screen.waitForExit()
      let sent = try play.requestsToTerminate()
      let again = try KeyPlay(on: play.stage)
      try again.see("1 unfinished operation · H shows and resumes")
      try again.press("H")
      try again.see("▸ 20")
      try again.press("enter")
      try again.see(" Results ")
      try again.see("~ terminating")
      try again.see("no further request") { (try? again.requestsToTerminate()) == sent }
    },
  ]
}

extension KeyPlay {
  func requestsToTerminate() throws -> Int {
    let statistics = try stage.statistics()
    return ["ecm", "edgezone"].reduce(0) {
      $0 + (statistics[$1, "TerminateInstances"]?.requests ?? 0)
    }
  }

  /// The number before *planned* in the border of the results.
  var plannedCount: Int {
    let words = screen.row(with: " planned").map { screen.row($0).split(separator: " ") } ?? []
    guard let index = words.firstIndex(of: "planned"), index > 0 else { return 0 }
    return Int(words[index - 1]) ?? 0
  }
}
