import Dashboard
import FoundationEssentials
import Support
import Testing

/// What an operator comes to do, and the keys that do it.
struct OperatorTask: Sendable {
  var name: String
  var opening = KeyScenario.Opening()
  /// Makes the situation. Its keys are not counted.
  var arrange: @Sendable (KeyPlay) throws -> KeyPlay = { $0 }
  var play: @Sendable (KeyPlay) throws -> Void
}

extension Scenarios {
  /// Each task takes at most five keys besides the text that is typed or pasted.
  @Suite(.serialized) struct Tasks {
    static let most = 5

    @Test func eachTakesAtMostFiveKeys() async {
      await atOnce(2, OperatorTask.all) { task in
        do {
          let play = try task.arrange(KeyPlay(task.opening))
          play.presses = 0
          try task.play(play)
          #expect(play.presses <= Self.most, "\(task.name): \(play.presses) keys")
        } catch {
          Issue.record("\(task.name): \(error)")
        }
      }
    }
  }
}

extension OperatorTask {
  static let all = looking + terminating + after

  private static let looking = [
    OperatorTask(
      name: "what sits in terminating, since when, and who started that",
      opening: KeyScenario.Opening(faults: ["stuck=1"]),
      arrange: { play in
        try play.terminate("product:edgezone state:running")
        try play.see("terminating")
        try play.press("q")
        try play.see("Quit?")
        try play.press("y")
        _ = try play.screen.waitForExit()
        return try KeyPlay(on: play.stage)
      },
      play: { play in
        let operation = try play.stage.operation()
        try play.press("0")
        try play.see("━ Overview ")
        try play.see("when they were first seen so, and by which operation") {
          play.screen.text.contains(operation.suffix(4)) && play.screen.text.contains("uid ")
        }
      }),
    OperatorTask(
      name: "an instance by its address",
      play: { play in
        try play.press("f")
        play.type("198.18.0.12")
        try play.see("1 of 1")
        try play.press("enter", "enter")
        try play.see("Created")
        try play.see("198.18.0.12")
      }),
    OperatorTask(
      name: "the present view again after a restart",
      play: { play in
        let path = "\(play.stage.folder.path)/.config/edgereap/config.yaml"
        try play.press("@", "enter")
        play.type("mine")
        try play.press("enter")
        try play.see("the view in the settings") { Folder.text(path).contains("mine:") }
        let again = try KeyPlay(on: play.stage)
        try again.press("@")
        again.type("mine")
        try again.press("enter")
        try again.see("View 'mine'")
        play.presses += again.presses
      }),
    OperatorTask(
      name: "everything in the zone of this row",
      play: { play in
        try play.press("l", "l", "l", ",")
        try play.see(" in Zone ")
      }),
    OperatorTask(
      name: "the ids of all marked instances to the clipboard",
      arrange: { play in
        try play.press("a")
        try play.see("Marked ")
        return play
      },
      play: { play in
        try play.press("y")
        try play.see("all ids on the clipboard") {
          play.clipboard.split(separator: "\n").count == play.count("marked")
        }
      }),
  ]

  private static let terminating = [
    OperatorTask(
      name: "these pasted ids, but none of the last running ones of a region",
      play: { play in
        let last = try play.stage.ids(in: "ap-xian-ecm state:running")
        let some = try play.stage.ids(in: "ap-guangzhou state:running").prefix(3)
        let ids = last + some
        #expect(!last.isEmpty && some.count == 3)
        play.screen.paste(ids.joined(separator: "\n"))
        try play.see("Marked ")
        try play.press("t")
        try play.see("LAST RUNNING")
        try play.seePreflight()
        try play.press("down", "space")
        try play.see(" excluded")
        try play.confirm()
        try play.see(" Results ")
      }),
    OperatorTask(
      name: "all running instances of a region",
      play: { play in
        try play.press("+")
        play.type("region:ap-guangzhou-ecm-ct state:running")
        try play.press("enter")
        try play.see("Marked ")
        try play.press("t")
        try play.confirm()
        try play.see(" Results ")
      }),
  ]

  private static let after = [
    OperatorTask(
      name: "the failures of the last operation to support",
      opening: KeyScenario.Opening(faults: ["deny-terminate"]),
      arrange: { play in
        try play.failToTerminate()
        return try KeyPlay(on: play.stage)
      },
      play: { play in
        let path = "\(play.stage.folder.path)/failures.md"
        try play.press("H")
        try play.see("▸ 20")
        try play.press("enter")
        try play.see(" Results ")
        try play.press("o", "w")
        play.type(path)
        try play.press("enter")
        try play.see("Wrote ")
        try play.see("each with its RequestId") {
          let text = Folder.text(path)
          return text.contains("RequestId") && (text.contains("epm-") || text.contains("bms-"))
        }
      }),
    OperatorTask(
      name: "what failed, again",
      opening: KeyScenario.Opening(faults: ["deny-terminate"]),
      arrange: { play in
        try play.failToTerminate()
        try play.stage.switchFaults(off: ["deny-terminate"])
        return play
      },
      play: { play in
        try play.press("R")
        try play.confirm()
        try play.see("2/2")
      }),
    OperatorTask(
      name: "an operation of another program, stopped",
      opening: KeyScenario.Opening(
        faults: ["slow=3000@TerminateInstances"], settings: "calls_per_second: 1\n"),
      arrange: { play in
        try play.terminate("state:running")
        try play.see("a first call sent") { (try? play.stage.ledger().isEmpty) == false }
        return try KeyPlay(on: play.stage)
      },
      play: { play in
        try play.press("H")
        try play.see("▸ 20")
        try play.press("enter")
        try play.see(" Results ")
        try play.press("x")
        try play.see("cancelled")
      }),
  ]
}

extension Stage {
  /// The ids that pass a filter, as `edgereap list` has them.
  fileprivate func ids(in filter: String) throws -> [String] {
    let run = try run("list", "--filter", "region:\(filter)", "--output", "csv")
    try #require(run.code == 0, "\(run.errors)")
    return run.output.split(whereSeparator: \.isNewline).dropFirst().compactMap {
      $0.split(separator: ",").first.map(String.init)
    }
  }
}

extension KeyPlay {
  /// Waits for the answer of the preflight, before which Enter leads nowhere.
  fileprivate func seePreflight() throws {
    try see("the preflight's answer") {
      ["no refusals", "held back"].contains { self.screen.text.contains($0) }
    }
  }
  /// Types the phrase of the confirmation and goes ahead.
  fileprivate func confirm() throws {
    try seePreflight()
    let phrase = try #require(screen.phrase)
    type(phrase)
    try press("enter", "enter")
  }

  /// An operation that ends with failures.
  fileprivate func failToTerminate() throws {
    try terminate("product:edgezone state:running")
    try see("100% · finished")
  }
}
