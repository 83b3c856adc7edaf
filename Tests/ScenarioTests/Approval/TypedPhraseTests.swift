import Glibc
import Support
import Testing

extension Scenarios {
  /// Where the phrase has to be typed, it comes from the terminal of the session and from nowhere else.
  @Suite(.serialized) struct TypedPhrases {
    private func stage() throws -> Stage {
      let stage = try Stage("--instances", "300", "--time-scale", "100")
      try stage.writeSettings("approval: {phrase: terminal}\n")
      return stage
    }

    private func apply(_ plan: FrozenPlan, on stage: Stage) throws -> PseudoTerminal {
      let terminal = try PseudoTerminal(
        program: stage.program, arguments: ["apply", plan.path, "--quiet"],
        environment: stage.environment, width: 120, height: 40)
      try terminal.wait(for: "To terminate these instances, type \(plan.phrase)", seconds: 20)
      return terminal
    }

    @Test func itIsTypedAndWhatGoesIsShownBefore() throws {
      let stage = try stage()
      let plan = try stage.smallPlan()
      let terminal = try apply(plan, on: stage)
      for id in plan.targets { #expect(terminal.outputText.contains(id)) }
      terminal.send(plan.phrase + "\r")
      #expect(try terminal.waitForExit(seconds: 60) == .code(0))
      #expect(terminal.isCooked)
      #expect(try stage.ledger().keys.sorted() == plan.targets.sorted())
    }

    @Test(arguments: ["\u{3}", "\u{4}", "\u{1B}", "\u{1C}", "12 ap\u{3}", "12 ap\u{1B}", "wrong\r"])
    func itIsAborted(by keys: String) throws {
      let stage = try stage()
      let plan = try stage.smallPlan()
      let terminal = try apply(plan, on: stage)
      terminal.send(keys)
      #expect(try terminal.waitForExit() == .code(5))
      #expect(terminal.isCooked && terminal.outputText.contains("\u{1B}[?2004l"))
      try stage.expectNothingSent()
    }

    @Test func aPasteOrWhatWasTypedAheadIsNone() throws {
      let stage = try stage()
      let plan = try stage.smallPlan()
      let pasted = try apply(plan, on: stage)
      pasted.paste(plan.phrase + "\r")
      #expect(try pasted.waitForExit() == .code(5))
      let early = try PseudoTerminal(
        program: stage.program, arguments: ["apply", plan.path, "--quiet"],
        environment: stage.environment, width: 120, height: 40)
      early.send(plan.phrase + "\r")
      try early.wait(for: "To terminate these instances, type", seconds: 20)
      early.settle(milliseconds: 500)
      #expect(!early.isClosed)
      early.send("\u{3}")
      #expect(try early.waitForExit() == .code(5))
      try stage.expectNothingSent()
    }

    @Test func anArgumentOrAPipeIsRefused() throws {
      let stage = try stage()
      let plan = try stage.smallPlan()
      for line in [
        "\"$0\" apply '\(plan.path)' --confirm '\(plan.phrase)'",
        "\"$0\" apply --check '\(plan.path)' --confirm '\(plan.phrase)'",
        "\"$0\" terminate \(plan.targets[0]) --confirm '1 ap-guangzhou 0012'",
        "\"$0\" sign '\(plan.path)' --confirm '\(plan.phrase)'",
        "echo '\(plan.phrase)' | setsid -w \"$0\" apply '\(plan.path)'",
        "echo '1 ap-guangzhou 0012' | setsid -w \"$0\" terminate \(plan.targets[0])",
      ] {
        let ending = try stage.shell(line)
        #expect(ending.code == 5, "\(line): \(ending.errors)")
        #expect(ending.errors.contains("on the terminal"), "\(ending.errors)")
      }
      #expect(try stage.run("apply", "--check", plan.path).code == 0)
      try stage.expectNothingSent()
    }

    private func shell(on stage: Stage) throws -> PseudoTerminal {
      var environment = stage.environment
      environment["PS1"] = "shell> "
      let shell = try PseudoTerminal(
        program: "/bin/bash", arguments: ["--norc", "--noprofile", "-i"], environment: environment,
        width: 120, height: 50)
      try shell.wait(for: "shell>")
      return shell
    }

    @Test func inTheBackgroundItIsRefused() throws {
      let stage = try stage()
      let plan = try stage.smallPlan()
      let shell = try shell(on: stage)
      shell.send("\(stage.program) apply \(plan.path) & wait $!; echo left $?\r")
      try shell.wait(for: "left 5", seconds: 20)
      #expect(shell.text.contains("in its background"))
      try stage.expectNothingSent()
    }

    @Test func itIsStoppedAndContinued() throws {
      let stage = try stage()
      let plan = try stage.smallPlan()
      let shell = try shell(on: stage)
      shell.send("\(stage.program) apply \(plan.path) --quiet; echo left $?\r")
      try shell.wait(for: "type \(plan.phrase)", seconds: 20)
      shell.send("12\u{1A}")
      try shell.wait(for: "Stopped")
      #expect(shell.isCooked || shell.text.contains("shell>"))
      shell.send("clear\r")
      try shell.wait(forGone: "Stopped")
      shell.send("fg\r")
      try shell.wait(for: "type \(plan.phrase)")
      shell.send(plan.phrase + "\r")
      try shell.wait(for: "shell>", seconds: 60)
      #expect(
        shell.waitUntil(seconds: 60) { _ in (try? stage.ledger().count) == plan.targets.count })
    }

    /// The standard streams may lead anywhere.
    @Test func theStandardStreamsDoNotMatter() throws {
      let stage = try stage()
      let plan = try stage.smallPlan()
      let terminal = try PseudoTerminal(
        program: "/bin/sh",
        arguments: ["-c", "yes | \(stage.program) apply \(plan.path) >/dev/null 2>&1"],
        environment: stage.environment, width: 120, height: 40)
      try terminal.wait(for: "type \(plan.phrase)", seconds: 20)
      terminal.send(plan.phrase + "\r")
      #expect(try terminal.waitForExit(seconds: 60) == .code(0))
    }

    @Test func thePhraseOfTheScreenCounts() throws {
      let stage = try stage()
      let screen = try stage.screen(width: 110, height: 32)
      try screen.confirm("product:edgezone state:running region:ap-guangzhou !name~勿删", of: 300)
      try screen.wait(for: "is finished", seconds: 60)
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }
  }
}
