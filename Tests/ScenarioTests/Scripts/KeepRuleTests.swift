import FoundationEssentials
import Support
import Testing

extension Scenarios {
  /// Keep rules and shares of the fleet as scripts meet them.
  @Suite(.serialized) struct KeepRules {
    private static let keep = """
      keep:
        - {rule: edge, region: "*", running: 1000, reason: must not go dark}
      liftable: [edge]
      """

    private func settings(_ text: String, of stage: Stage) throws {
      let folder = "\(stage.folder.path)/.config/edgereap"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try Folder.write(text + "\n", to: "\(folder)/config.yaml")
    }

    private let filter = ["--filter", "state:running product:edgezone region:ap-guangzhou"]

    @Test func aPlanSaysWhatRemainsAndHasItInItsFile() throws {
      let stage = try Stage("--instances", "300")
      let path = "\(stage.folder.path)/plan.json"
      let ending = try stage.start(["plan"] + filter + ["--out", path]).wait()
      #expect(ending.code == 0, "\(ending.errors)")
      #expect(ending.errors.contains("ap-guangzhou: "))
      #expect(Folder.text(path).contains(#""remaining""#))
    }

    @Test func aRuleRefusesThePlanAndLaterTheApplication() throws {
      let stage = try Stage("--instances", "300")
      let plan = try stage.plan(filter[0], filter[1])
      try settings(Self.keep, of: stage)
      let other = "\(stage.folder.path)/other.json"
      let planned = try stage.start(["plan"] + filter + ["--out", other]).wait()
      #expect(planned.code == 5, "\(planned.errors)")
      #expect(planned.errors.contains("rule edge: ap-guangzhou would keep"))
      #expect(planned.errors.contains("1,000 required: must not go dark"))
      let applied = try stage.apply(plan).wait()
      #expect(applied.code == 5, "\(applied.errors)")
      #expect(applied.errors.contains("rule edge"))
      try stage.expectNothingSent()
      let lifted = try stage.start(
        ["plan"] + filter + ["--out", other, "--override-protection", "edge"]
      ).wait()
      #expect(lifted.code == 0, "\(lifted.errors)")
    }

    @Test func whatTheOptionsOrAFailureHideCannotBeShown() throws {
      let stage = try Stage("--instances", "300")
      try settings(Self.keep, of: stage)
      let path = "\(stage.folder.path)/plan.json"
      let product = try stage.start(
        ["plan"] + filter + ["--product", "edgezone", "--out", path]
      ).wait()
      #expect(product.code == 5)
      #expect(product.errors.contains("--product or the profile leaves out ECM"))
      try stage.switchFaults(on: ["internal-error@ecm.DescribeInstances"])
      let failed = try stage.start(["plan"] + filter + ["--out", path]).wait(seconds: 120)
      #expect(failed.code == 5, "\(failed.errors)")
      #expect(failed.errors.contains("ECM was not listed whole"))
    }

    @Test func aShareOfTheFleetIsTheLargestOperation() throws {
      let stage = try Stage("--instances", "300")
      try settings("largest_operation: 1%", of: stage)
      let path = "\(stage.folder.path)/plan.json"
      let ending = try stage.run("plan", "--filter", "state:running", "--out", path)
      #expect(ending.code == 5)
      #expect(ending.errors.contains("the settings allow 1% of the 300 that are listed"))
    }

    @Test func theRulesOfAnInstanceAreExplained() throws {
      let stage = try Stage("--instances", "300")
      try settings(Self.keep, of: stage)
      let plan = try stage.start(
        ["plan"] + filter + ["--out", "-", "--override-protection", "edge", "--quiet"]
      ).wait()
      let id = try #require(plan.output.firstRange(of: #""id" : ""#)).upperBound
      let name = String(plan.output[id...].prefix { $0 != "\"" })
      let explained = try stage.run("settings", "--explain", name, "--output", "csv")
      #expect(explained.code == 0, "\(explained.errors)")
      #expect(explained.output.contains("\(name),keep,edge,holds,"))
      let unknown = try stage.run("settings", "--explain", "ein-00000000")
      #expect(unknown.code == 65, "\(unknown.errors)")
      try stage.switchFaults(on: ["region-down=ap-chengdu"])
      let partial = try stage.run("settings", "--explain", name, seconds: 120)
      #expect(partial.code == 6, "\(partial.errors)")
    }
  }
}
