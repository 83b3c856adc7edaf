import Support
import Testing

extension Scenarios {
  /// Nothing is sent that could not be read again right before, by a script or from the screen.
  @Suite(.serialized) struct LastReadings {
    /// What a product's readings answer from now on.
    private static let fault = "internal-error@DescribeInstances"

    @Test(arguments: ["ecm", "edgezone"])
    func applySendsNothingWhereNothingCouldBeReadAgain(_ product: String) throws {
      let stage = try Stage("--instances", "40")
      let plan = try stage.plan("--filter", "state:running product:\(product)")
      try stage.switchFaults(on: [Self.fault])
      let ending = try stage.apply(plan).wait()
      #expect(ending.code == 69, "\(ending.errors)")
      #expect(ending.errors.contains("InternalError"))
      #expect(ending.errors.contains("nothing was sent"))
      #expect(stage.journals.isEmpty)
      try stage.expectNothingSent()
    }

    @Test(arguments: ["ecm", "edgezone"])
    func applyHoldsBackWhatCouldNotBeReadAgainAndSendsTheOthers(_ product: String) throws {
      let stage = try Stage("--instances", "40", "--time-scale", "20")
      let plan = try stage.plan("--filter", "state:running")
      let unread = plan.targets.filter { $0.hasPrefix("ein-") == (product == "ecm") }
      try stage.switchFaults(on: ["internal-error@\(product).DescribeInstances"])
      let apply = try stage.apply(plan)
      _ = try stage.operation()
      try stage.switchFaults(off: ["internal-error"])
      let ending = try apply.wait()
      #expect(ending.code == 2, "\(ending.errors)")
      let report = try OperationReport(ending.output)
      // What the plan held back has a reason of its own.
      let held = report.instances.filter { $0.code == "NotReadAgain" }
      #expect(held.map(\.id).sorted() == unread.sorted())
      #expect(held.allSatisfy { $0.outcome == "held_back" })
      #expect(report["gone"].count == plan.targets.count - unread.count)
      #expect(ending.errors.contains("InternalError"))
      try stage.expectTruth(report)
    }

    @Test(arguments: ["ecm", "edgezone"])
    func theScreenSendsNothingThatCouldNotBeReadAfterTheConfirmation(_ product: String) throws {
      let stage = try Stage("--instances", "40")
      let screen = try stage.screen(width: 120, height: 30)
      try screen.startCountdown("product:\(product) state:running", of: 40)
      try stage.switchFaults(on: [Self.fault])
      try screen.wait(for: "Nothing was sent", seconds: 60)
      #expect(screen.text.contains("InternalError"), "\(screen.text)")
      #expect(stage.journals.isEmpty)
      try stage.expectNothingSent()
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }

    @Test func theScreenHoldsBackWhatCouldNotBeReadAndSendsTheOthers() throws {
      let stage = try Stage("--instances", "40", "--time-scale", "20")
      let screen = try stage.screen(width: 120, height: 40)
      try screen.startCountdown("state:running", of: 40)
      try stage.switchFaults(on: ["internal-error@ecm.DescribeInstances"])
      let operation = try stage.operation(seconds: 60)
      try stage.switchFaults(off: ["internal-error"])
      try screen.wait(for: "could not be read again", seconds: 30)
      try screen.wait(for: "is finished", seconds: 60)
      let report = try stage.report(operation)
      #expect(report["held_back"].allSatisfy { $0.hasPrefix("ein-") })
      #expect(report["gone"].allSatisfy { !$0.hasPrefix("ein-") } && !report["gone"].isEmpty)
      try stage.expectTruth(report)
    }

    @Test func whatWasRenamedDuringTheCountdownIsNotSent() throws {
      let stage = try Stage("--instances", "40", "--time-scale", "20")
      let screen = try stage.screen(width: 120, height: 30)
      try screen.startCountdown("product:edgezone state:running", of: 40)
      // Every third has another name now.
      try stage.switchFaults(on: ["hostile-names"])
      try stage.expectOnlyTheChangedHeldBack(on: screen)
    }

    @Test func aPlanOfAFileIsNotOfferedWhereNothingCouldBeRead() throws {
      let stage = try Stage("--instances", "40")
      let plan = try stage.plan("--filter", "state:running product:edgezone")
      let screen = try stage.screen(width: 120, height: 30, ["--product", "edgezone"])
      try screen.wait(for: "of ", seconds: 30)
      screen.settle(milliseconds: 500)
      try stage.switchFaults(on: [Self.fault])
      screen.send("P")
      try screen.wait(for: "Open a plan")
      screen.send("\u{15}" + plan.path + "\r")
      try screen.wait(for: "InternalError", seconds: 60)
      #expect(!screen.text.contains("[Terminate]"), "\(screen.text)")
      #expect(screen.text.contains("could be re-read"))
      try stage.expectNothingSent()
    }

    @Test func aPlanOfAFileIsReadAgainAfterItsConfirmation() throws {
      let stage = try Stage("--instances", "40")
      let plan = try stage.plan("--filter", "state:running product:edgezone")
      let screen = try stage.screen(width: 120, height: 30, ["--plan", plan.path])
      try screen.wait(for: "Plan from ", seconds: 30)
      try screen.typePhrase()
      try stage.switchFaults(on: [Self.fault])
      try screen.wait(for: "Nothing was sent", seconds: 60)
      #expect(screen.text.contains("InternalError"), "\(screen.text)")
      #expect(stage.journals.isEmpty)
      try stage.expectNothingSent()
    }

    /// The dialog asks before anything is confirmed; what it could not read it does not offer.
    @Test func theDialogOffersNothingThatItCouldNotRead() throws {
      let stage = try Stage("--instances", "40")
      let screen = try stage.screen(width: 120, height: 30)
      try screen.wait(for: "40 of 40", seconds: 30)
      try stage.switchFaults(on: [Self.fault])
      screen.send("/product:edgezone state:running\ra")
      try screen.wait(for: "marked")
      screen.send("t")
      try screen.wait(for: "Nothing would be sent", seconds: 60)
      #expect(screen.text.contains("could not be re-read"), "\(screen.text)")
      #expect(screen.text.contains("InternalError"), "\(screen.text)")
    }
  }
}
