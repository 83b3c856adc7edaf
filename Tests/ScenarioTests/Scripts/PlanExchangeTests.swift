import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// A plan made on the screen is carried out by a script, and the other way round; what a script
  /// refuses, the screen refuses.
  @Suite(.serialized) struct PlanExchange {
    @Test func aPlanOfTheScreenIsAppliedByAScript() throws {
      let stage = try Stage("--instances", "300", "--time-scale", "20")
      let screen = try stage.screen(width: 110, height: 32)
      try screen.wait(for: "300 of 300", seconds: 30)
      // Some of them are in a state in which they would be refused.
      screen.send("/product:edgezone state:running|allocating region~^ap-\r")
      screen.send("a")
      try screen.wait(for: "marked")
      screen.send("t")
      // What the list tells is held back at once; the plan is whole when the last look has answered.
      let isWhole = screen.waitUntil(seconds: 30) { screen in
        screen.phrase != nil && screen.text.contains("held back")
          && !screen.text.contains("Running the preflight")
      }
      #expect(isWhole)
      let phrase = try #require(screen.phrase)
      let path = "\(stage.folder.path)/screen.json"
      screen.send("w")
      try screen.wait(for: "Write this plan")
      screen.send("\u{15}" + path + "\r")
      try screen.wait(for: "Wrote the plan to ")
      screen.send("\u{1B}")
      try screen.wait(for: "Nothing was terminated")
      try stage.expectNothingSent()
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))

      let plan = try stage.readPlan(path)
      #expect(plan.phrase == phrase)
      #expect(plan.phrase.hasPrefix("\(plan.targets.count) "))
      let ending = try stage.apply(plan).wait()
      // What was held back stays so, and is accounted for.
      #expect(ending.code == 2, "\(ending.errors)")
      let report = try OperationReport(ending.output)
      #expect(report["gone"].sorted() == plan.targets.sorted())
      #expect(report["held_back"].count == report.instances.count - plan.targets.count)
      #expect(report["held_back"].count > 0)
      try stage.expectTruth(report)
      try #expect(stage.digest(in: ending.output) == stage.digest(in: Folder.text(path)))
    }

    @Test func aPlanOfAScriptIsConfirmedOnTheScreen() throws {
      let stage = try Stage("--instances", "300", "--time-scale", "20")
      let plan = try stage.plan("--filter", "product:edgezone state:running region:ap-guangzhou")
      let screen = try stage.screen(width: 110, height: 32, ["--plan", plan.path])
      try screen.wait(for: "Plan from ", seconds: 30)
      #expect(screen.waitUntil { $0.phrase == plan.phrase })
      screen.send(plan.phrase + "\r")
      try screen.wait(for: plan.phrase + " ")
      screen.send("\r")
      try screen.wait(for: "Any key aborts")
      try stage.expectNothingSent()
      try screen.wait(for: "gone \(plan.targets.count)", seconds: 60)
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
      #expect(try stage.ledger().keys.sorted() == plan.targets.sorted())
      let report = try stage.run("history", try stage.operation(), "--output", "json").output
      try #expect(stage.digest(in: report) == stage.digest(in: Folder.text(plan.path)))
    }

    @Test func whatAScriptRefusesTheScreenRefuses() throws {
      let stage = try Stage("--instances", "120", "--seed", "3")
      let plan = try stage.plan("--filter", "state:running product:edgezone")
      let edited = "\(stage.folder.path)/edited.json"
      try Folder.write(
        Folder.text(plan.path).replacing(plan.targets[0], with: "bms-00000000"), to: edited)
      // Age is told in whole seconds.
      let made = time(nil)
      while time(nil) <= made + 1 { usleep(20_000) }
      for (file, options, word) in [
        (edited, [], "digest does not match"),
        (plan.path, ["--max-age", "0s"], "old; the limit is"),
        (plan.path, ["--site", "cn"], "another account, site or endpoint"),
        ("\(stage.folder.path)/none.json", [], "there is no such file"),
      ] {
        try stage.expectScreenRefuses(file, options, saying: word)
        guard Folder.text(file) != "" else { continue }
        let script = try stage.start(
          ["apply", file, "--confirm", plan.phrase] + options
        ).wait()
        #expect(script.code == 5, "\(script.errors)")
        #expect(script.errors.contains(word))
      }
      try stage.expectNothingSent()
    }

    /// The ids are there, and are other machines now.
    @Test func aPlanWhoseInstancesAreOthersNowIsRefusedByBoth() throws {
      let stage = try Stage("--instances", "120", "--seed", "3")
      let plan = try stage.plan("--filter", "state:running product:edgezone")
      try stage.switchFaults(on: ["hostile-names"])
      let word = "changed since the plan was made"
      try stage.expectScreenRefuses(plan.path, saying: word)
      let script = try stage.apply(plan).wait()
      #expect(script.code == 5, "\(script.errors)")
      #expect(script.errors.contains(word))
      try stage.expectNothingSent()
    }
  }
}

extension Stage {
  /// The screen says why, never offers to terminate, and goes on.
  fileprivate func expectScreenRefuses(
    _ file: String, _ options: [String] = [], saying word: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let screen = try screen(width: 110, height: 32, ["--plan", file] + options)
    try screen.wait(for: word, seconds: 30)
    #expect(!screen.text.contains("[Terminate]"), sourceLocation: sourceLocation)
    screen.send("\u{1B}")
    try screen.wait(forGone: word)
    screen.send("q")
    #expect(try screen.waitForExit() == .code(0), sourceLocation: sourceLocation)
  }

  /// The digest of a plan, in its file or in the report of its operation.
  fileprivate func digest(in text: String) throws -> String {
    struct Digests: Decodable {
      var digest: String?
      var frozenDigest: String?

      enum CodingKeys: String, CodingKey {
        case digest
        case frozenDigest = "frozen_digest"
      }
    }
    let found = try JSONDecoder().decode(Digests.self, from: Data(text.utf8))
    return try #require(found.digest ?? found.frozenDigest)
  }
}
