import Glibc
import Support
import Testing

extension Scenarios {
  /// A program that was stopped holds the lock of the operations. Whoever waits for it says so, can be
  /// ended, and sends nothing on what it had read before.
  @Suite(.serialized) struct HeldLocks {
    private static let holder = "alice@bastion, pid 4711"

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func applySaysWhoHoldsTheLockAndASignalEndsTheWait(_ signal: Int32) throws {
      let stage = try Stage("--instances", "40")
      let plan = try stage.plan("--filter", "state:running product:edgezone")
      let lock = try HeldLock(of: stage)
      let apply = try stage.apply(plan)
      try apply.waitForErrors { $0.contains("waiting for \(Self.holder)") }
      #expect(apply.errors.contains("/operations/.lock"))
      apply.signal(signal)
      let ending = try apply.wait(seconds: 10)
      #expect(ending.code == 74, "\(ending.errors)")
      #expect(ending.errors.contains("nothing was sent"))
      #expect(ending.output.isEmpty)
      lock.release()
      #expect(stage.journals.isEmpty)
      try stage.expectNothingSent()
    }

    @Test func theEndOfTheWaitThatWasAllowedEndsItToo() throws {
      let stage = try Stage("--instances", "40")
      let plan = try stage.plan("--filter", "state:running product:ecm")
      let lock = try HeldLock(of: stage)
      let ending = try stage.apply(plan, "--wait", "1s").wait(seconds: 20)
      #expect(ending.code == 74, "\(ending.errors)")
      #expect(ending.errors.contains(Self.holder))
      lock.release()
      #expect(stage.journals.isEmpty)
      try stage.expectNothingSent()
    }

    @Test(arguments: ["ecm", "edgezone"])
    func whatWasReplacedDuringTheWaitIsNotSent(_ product: String) throws {
      let stage = try Stage("--instances", "40")
      let plan = try stage.plan("--filter", "state:running product:\(product)")
      let lock = try HeldLock(of: stage)
      let apply = try stage.apply(plan, "--no-wait")
      try apply.waitForErrors { $0.contains(Self.holder) }
      // The ids answer with other names now.
      try stage.switchFaults(on: ["hostile-names"])
      lock.release()
      let ending = try apply.wait()
      #expect(ending.code == 5, "\(ending.errors)")
      #expect(ending.errors.contains("changed since the plan was made"))
      #expect(stage.journals.isEmpty)
      try stage.expectNothingSent()
    }

    @Test func aPlanThatBecameTooOldDuringTheWaitIsNotSent() throws {
      let stage = try Stage("--instances", "40")
      let plan = try stage.plan("--filter", "state:running product:edgezone")
      let lock = try HeldLock(of: stage)
      let apply = try stage.apply(plan, "--max-age", "4s")
      try apply.waitForErrors { $0.contains(Self.holder) }
      usleep(5_500_000)
      lock.release()
      let ending = try apply.wait()
      #expect(ending.code == 5, "\(ending.errors)")
      #expect(ending.errors.contains("old; the limit is"))
      try stage.expectNothingSent()
    }

    @Test func whatIsAsItWasIsSentAfterTheWait() throws {
      let stage = try Stage("--instances", "40", "--time-scale", "20")
      let plan = try stage.plan("--filter", "state:running product:edgezone")
      let lock = try HeldLock(of: stage)
      let apply = try stage.apply(plan)
      try apply.waitForErrors { $0.contains(Self.holder) }
      lock.release()
      let ending = try apply.wait()
      #expect(ending.code == 0, "\(ending.errors)")
      #expect(ending.errors.split(separator: "\n").count { $0.contains("waiting for") } == 1)
      let report = try OperationReport(ending.output)
      #expect(report["gone"].sorted() == plan.targets.sorted())
      try stage.expectTruth(report)
    }

    /// The name of the holder is what somebody wrote into a file.
    @Test func theNameOfTheHolderIsNotObeyedByTheTerminal() throws {
      let stage = try Stage("--instances", "40")
      let plan = try stage.plan("--filter", "state:running product:edgezone")
      let text =
        "\u{1B}]0;title\u{7}mallory\u{202E}\u{9B}31m" + String(repeating: "x", count: 50_000)
      let lock = try HeldLock(of: stage, saying: text + "\nsecond line")
      let apply = try stage.apply(plan)
      try apply.waitForErrors { $0.contains("mallory") }
      apply.signal(SIGTERM)
      let errors = try apply.wait(seconds: 10).errors
      #expect(
        errors.unicodeScalars.allSatisfy {
          $0 == "\n"
            || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value != 0x202E)
        })
      #expect(!errors.contains("second line"))
      #expect(errors.utf8.count < 2_000)
      lock.release()
    }

    @Test func watchSaysWhoHoldsTheLockAndGoesOnAfterIt() throws {
      let stage = try Stage("--instances", "40", "--time-scale", "20", "--fault", "stuck=1")
      let plan = try stage.plan("--filter", "state:running product:edgezone")
      #expect(try stage.apply(plan, "--no-wait").wait().code == 3)
      var lock = try HeldLock(of: stage)
      let ended = try stage.start(["watch"])
      try ended.waitForErrors { $0.contains("waiting for \(Self.holder)") }
      ended.signal(SIGINT)
      #expect(try ended.wait(seconds: 10).code == 74)
      lock.release()

      lock = try HeldLock(of: stage)
      let watch = try stage.start(["watch", "--wait", "4s", "--output", "json"])
      try watch.waitForErrors { $0.contains("waiting for \(Self.holder)") }
      lock.release()
      let ending = try watch.wait()
      #expect(ending.code == 3, "\(ending.errors)")
      try stage.expectTruth(try OperationReport(ending.output))
    }

    @Test func theScreenSaysWhoHoldsTheLockAndQLeaves() throws {
      let stage = try Stage("--instances", "40")
      let lock = try HeldLock(of: stage)
      let screen = try stage.screen()
      try screen.confirm("product:edgezone state:running", of: 40)
      try screen.wait(for: "Waiting for \(Self.holder)", seconds: 20)
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
      #expect(screen.isCooked && !screen.isAlternateScreen)
      #expect(screen.text.contains("had not started: nothing was sent"), "\(screen.text)")
      lock.release()
      #expect(stage.journals.isEmpty)
      try stage.expectNothingSent()
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func aSignalEndsTheScreenThatWaits(_ signal: Int32) throws {
      let stage = try Stage("--instances", "40")
      let lock = try HeldLock(of: stage)
      let screen = try stage.screen()
      try screen.confirm("product:edgezone state:running", of: 40)
      try screen.wait(for: "Waiting for \(Self.holder)", seconds: 20)
      screen.signal(signal)
      #expect(try screen.waitForExit() == .code(128 + Int(signal)))
      lock.release()
      #expect(stage.journals.isEmpty)
      try stage.expectNothingSent()
    }

    @Test func xWithdrawsWhatHasNotBegunAndTheScreenGoesOn() throws {
      let stage = try Stage("--instances", "40")
      let lock = try HeldLock(of: stage)
      let screen = try stage.screen(width: 100, height: 30)
      try screen.confirm("product:edgezone state:running", of: 40)
      try screen.wait(for: "Waiting for \(Self.holder)", seconds: 20)
      screen.send("x")
      try screen.wait(for: "Nothing was sent")
      #expect(!screen.text.contains("Waiting for"))
      lock.release()
      screen.settle(milliseconds: 1_500)
      #expect(stage.journals.isEmpty)
      try stage.expectNothingSent()
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }

    @Test(arguments: ["ecm", "edgezone"])
    func whatWasReplacedWhileTheScreenWaitedIsNotSent(_ product: String) throws {
      let stage = try Stage("--instances", "40", "--time-scale", "20")
      let lock = try HeldLock(of: stage)
      let screen = try stage.screen(width: 120, height: 30)
      try screen.confirm("product:\(product) state:running", of: 40)
      try screen.wait(for: "Waiting for \(Self.holder)", seconds: 20)
      // Every third has another name now.
      try stage.switchFaults(on: ["hostile-names"])
      lock.release()
      try stage.expectOnlyTheChangedHeldBack(on: screen)
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }
  }
}

extension ChildProcess {
  /// Waits until what it has said to a person satisfies a condition.
  fileprivate func waitForErrors(seconds: Double = 15, _ condition: (String) -> Bool) throws {
    for _ in 0..<Int(seconds * 100) {
      if condition(errors) { return }
      if hasEnded { break }
      usleep(10_000)
    }
    throw Failure(description: "not said:\n\(errors)")
  }
}
