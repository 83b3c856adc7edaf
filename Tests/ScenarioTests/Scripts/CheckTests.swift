import Support
import Testing

extension Scenarios {
  /// A plan is looked at and checked without sending, and its limits hold.
  @Suite(.serialized) struct Checks {
    private func planned(_ options: String...) throws -> (stage: Stage, plan: FrozenPlan) {
      let stage = try Stage("--instances", "120", "--seed", "3", "--time-scale", "20")
      let path = "\(stage.folder.path)/plan.json"
      let run = try stage.start(
        ["plan", "--filter", "state:running product:edgezone", "--out", path] + options
      ).wait()
      try #require(run.code == 0, "\(run.errors)")
      return (stage, try stage.readPlan(path))
    }

    @Test func aCheckListsWhatWouldBeSentAndSendsNothing() throws {
      let (stage, plan) = try planned()
      let check = try stage.run("apply", plan.path, "--check", "--output", "json")
      #expect(check.code == 0, "\(check.errors)")
      #expect(plan.targets.allSatisfy { check.output.contains($0) })
      #expect(check.errors.contains("nothing was sent"))
      #expect(stage.journals.isEmpty)
      try stage.expectNothingSent()
    }

    @Test func aCheckLeavesAsApplyWouldRefuse() throws {
      let (stage, plan) = try planned("--canary", "2")
      for options in [
        ["--confirm", "1 nowhere 0000"], ["--read-only"], ["--max-age", "0s", "--site", "cn"],
        ["--canary", "1"], ["--stop-after", "never"],
      ] {
        for words in [["--check"], ["--confirm", plan.phrase]] {
          // The wrong phrase stands in for the right one.
          let words = options.contains("--confirm") ? words.filter { $0 == "--check" } : words
          let run = try stage.start(["apply", plan.path] + words + options).wait()
          #expect(run.code == 5, "\(words + options): \(run.errors)")
        }
      }
      try stage.switchFaults(on: ["hostile-names"])
      let changed = try stage.run("apply", plan.path, "--check")
      #expect(changed.code == 5, "\(changed.errors)")
      #expect(changed.errors.contains("changed since the plan was made"))
      try stage.expectNothingSent()
    }

    @Test func aPlanIsShownWithoutAnyKeys() throws {
      let (stage, plan) = try planned("--reason", "CHG-7 moved", "--canary", "5%")
      let none = ["TENCENTCLOUD_SECRET_ID": "", "TENCENTCLOUD_SECRET_KEY": ""]
      let show = try stage.run("plan", "--show", plan.path, changing: none)
      #expect(show.code == 0, "\(show.errors)")
      for word in [plan.phrase, "CHG-7 moved", "5%", "20%", "digest", "\(plan.targets.count) to"] {
        #expect(show.output.contains(word), "\(word): \(show.output)")
      }
      try Folder.write(
        Folder.text(plan.path).replacing("CHG-7 moved", with: "CHG-8 moved"), to: plan.path)
      let edited = try stage.run("plan", "--show", plan.path, changing: none)
      #expect(edited.code == 5 && edited.output.isEmpty, "\(edited.errors)")
    }

    @Test func theReasonIsToldWhereverTheOperationIs() throws {
      let (stage, plan) = try planned("--reason", "CHG-7 moved")
      let apply = try stage.apply(plan, "--stop-after", "5").wait()
      #expect(apply.output.contains("CHG-7 moved"))
      for words in [["--output", "csv"], [], [try stage.operation(), "--output", "json"]] {
        let history = try stage.start(["history"] + words).wait()
        #expect(history.output.contains("CHG-7 moved"), "\(words): \(history.output)")
      }
    }

    @Test func aReasonThatTheSettingsRequireIsMandatory() throws {
      let stage = try Stage("--instances", "60")
      try stage.writeSettings("require_reason: \"^CHG-[0-9]+\"\n")
      let words = ["plan", "--filter", "state:running", "--out", "\(stage.folder.path)/p"]
      for reason in [[], ["--reason", "because"]] {
        let refused = try stage.start(words + reason).wait()
        #expect(refused.code == 5, "\(refused.errors)")
        #expect(refused.errors.contains("^CHG-[0-9]+"))
      }
      #expect(try stage.start(words + ["--reason", "CHG-12 x"]).wait().code == 0)
    }
  }
}
