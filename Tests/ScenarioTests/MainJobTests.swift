import Support
import Testing

extension Scenarios {
  /// The operator's one job, walked with the keyboard at 80×24.
  @Suite(.serialized) struct MainJob {
    @Test func everyRunningInstanceOfARegionIsTerminatedAndAccountedFor() throws {
      let stage = try Stage("--instances", "2000", "--time-scale", "20")
      let sleeper = Sleeper()
      let screen = try stage.screen()
      try screen.wait(for: "2,000 of 2,000", seconds: 30)

      screen.send("/region:ap-guangzhou state:running\r")
      try screen.wait(for: "of 2,000")
      screen.send("a")
      try screen.wait(for: "marked")
      screen.send("t")
      try screen.wait(for: "Preflight:", seconds: 30)
      let phrase = try #require(screen.phrase)
      #expect(screen.text.contains("[Terminate]"))
      try stage.expectNothingSent()

      // Enter on Cancel, where the focus stands first, does nothing irreversible.
      screen.send("\r")
      try screen.wait(for: "Nothing was terminated")
      try stage.expectNothingSent()

      screen.send("t")
      try screen.wait(for: "Preflight:", seconds: 30)
      screen.send("\t\t" + phrase + "\r")
      try screen.wait(for: phrase + " ")
      screen.send("\r")
      try screen.wait(for: "Any key aborts")
      try stage.expectNothingSent()
      try screen.wait(for: "100%", seconds: 60)

      let count = try #require(Int(phrase.prefix { $0 != " " }))
      let ledger = try stage.ledger()
      #expect(ledger.count == count)
      #expect(ledger.values.allSatisfy { $0.accepted == 1 && $0.lastState == "gone" })
      #expect(screen.text.contains("gone \(count)"))
      try stage.expectTheCeilingKept(beside: sleeper)

      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
      #expect(screen.isCooked && !screen.isAlternateScreen)
    }

    @Test func anyKeyAbortsTheCountdown() throws {
      let stage = try Stage("--instances", "300")
      let screen = try stage.screen()
      try screen.startCountdown("state:running product:edgezone", of: 300)
      screen.send("j")
      try screen.wait(forGone: "Any key aborts")
      screen.settle(milliseconds: 4000)
      try stage.expectNothingSent()
    }

    @Test func withNothingMarkedThereIsNothingToTerminate() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen()
      try screen.wait(for: "60 of 60", seconds: 30)
      screen.send("t")
      try screen.wait(for: "pace")
      #expect(!screen.text.contains("[Terminate]"))
      try stage.expectNothingSent()
    }

    @Test func aProtectedInstanceCannotBeMarkedAndSaysWhy() throws {
      let stage = try Stage("--instances", "200")
      let screen = try stage.screen(width: 120, height: 40)
      try screen.wait(for: "200 of 200", seconds: 30)
      screen.send("/勿删\r")
      try screen.wait(for: "of 200")
      screen.send(" ")
      try screen.wait(for: "its name contains '勿删'")
      #expect(!screen.text.contains("marked"))
    }

    @Test func aWrongPhraseNeverEnablesTheButton() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen()
      try screen.wait(for: "60 of 60", seconds: 30)
      screen.send("/product:edgezone state:running\r")
      screen.send("a")
      try screen.wait(for: "marked")
      screen.send("t")
      try screen.wait(for: "Preflight:", seconds: 30)
      let phrase = try #require(screen.phrase)
      screen.send("\t\t" + phrase.dropLast() + "\r\r\t\r\r")
      screen.settle(milliseconds: 4000)
      try stage.expectNothingSent()
    }
  }
}
