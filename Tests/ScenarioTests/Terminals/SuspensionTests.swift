import Glibc
import Support
import Testing

extension Scenarios {
  /// ^Z and SIGTSTP stop the program, always, and give its keys to the shell.
  @Suite(.serialized) struct Suspension {
    private func shell(on stage: Stage) throws -> PseudoTerminal {
      var environment = stage.environment
      environment["PS1"] = "shell> "
      let shell = try PseudoTerminal(
        program: "/bin/bash", arguments: ["--norc", "--noprofile", "-i"], environment: environment)
      try shell.wait(for: "shell>")
      return shell
    }

    /// Half by the key, as a script that runs the program, which has to stop as well; half by a signal
    /// to the program.
    @Test(arguments: ["key", "signal"])
    func aHundredOfAHundredStop(by way: String) throws {
      let stage = try Stage("--instances", "60")
      let shell = try shell(on: stage)
      shell.send(way == "key" ? "sh -c '\(stage.program); exit $?'\r" : "\(stage.program)\r")
      try shell.wait(for: "60 of 60", seconds: 30)
      var stopped = 0
      for number in 0..<100 {
        if way == "key" {
          shell.send("\u{1A}")
        } else {
          kill(-(try #require(shell.foregroundGroup)), SIGTSTP)
        }
        guard shell.waitUntil(seconds: 5, { !$0.isAlternateScreen && $0.text.contains("Stopped") })
        else { break }
        // Keys for the shell: they would mark everything and open the confirmation.
        shell.send("at\u{15}clear\r")
        #expect(shell.waitUntil(seconds: 5) { !$0.text.contains("Stopped") }, "\(number)")
        stopped += 1
        shell.send("fg\r")
        #expect(
          shell.waitUntil(seconds: 10) { $0.isAlternateScreen && $0.text.contains("60 of 60") },
          "\(number)")
      }
      #expect(stopped == 100)
      #expect(!shell.text.contains("marked") && !shell.text.contains("Terminate"))
      try stage.expectNothingSent()
    }

    @Test func whereNoShellCouldResumeItItSaysSoAndGoesOn() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen()
      try screen.wait(for: "60 of 60", seconds: 30)
      screen.send("\u{1A}")
      try screen.wait(for: "Cannot suspend: ")
      #expect(screen.isAlternateScreen && !screen.isCooked)
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }
  }
}
