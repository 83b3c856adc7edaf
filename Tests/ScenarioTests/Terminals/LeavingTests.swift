import Glibc
import Support
import Testing

extension Scenarios {
  /// Every way out gives the terminal back, and leaves nothing for the shell to read.
  @Suite(.serialized) struct Leaving {
    @Test(arguments: [
      SIGTERM, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGPWR, SIGVTALRM, SIGPROF, SIGIO, 40,
    ])
    func everySignalThatEndsItGivesTheTerminalBack(signal: Int32) throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen()
      try screen.wait(for: "60 of 60", seconds: 30)
      screen.signal(signal)
      #expect(try screen.waitForExit() == .code(128 + Int(signal)))
      screen.expectGivenBack("signal \(signal)")
    }

    @Test func anAnswerThatComesAfterQuittingIsNotTypedIntoTheShell() throws {
      let stage = try Stage("--instances", "60")
      var environment = stage.environment
      environment["PS1"] = "shell> "
      let shell = try PseudoTerminal(
        program: "/bin/bash", arguments: ["--norc", "--noprofile", "-i"], environment: environment,
        answersQuestions: false)
      try shell.wait(for: "shell>")
      shell.send("'\(stage.program)'\r")
      #expect(shell.waitUntil(seconds: 30) { $0.isAlternateScreen })
      shell.send("q")
      shell.settle(milliseconds: 300)
      for answer in ["\u{1B}]11;rgb:1111/2222/3333\u{1B}\\", "\u{1B}[?2026;2$y", "\u{1B}[?62c"] {
        shell.send(answer)
      }
      #expect(shell.waitUntil(seconds: 10) { !$0.isAlternateScreen })
      shell.send("echo th$((1))s is read\r")
      try shell.wait(for: "th1s is read")
      #expect(!shell.text.contains("rgb") && !shell.text.contains("2026"))
      #expect(!shell.text.contains("62c"))
    }

    /// By quitting, by a signal and by a crash.
    @Test(arguments: [0, SIGTERM, SIGSEGV])
    func theTitleOfTheWindowComesBack(signal: Int32) throws {
      let stage = try Stage("--instances", "60", "--time-scale", "20")
      try stage.writeSettings("countdown: 0\n")
      let screen = try stage.screen(width: 100, height: 30)
      try screen.wait(for: "60 of 60", seconds: 30)
      #expect(screen.outputText.contains("\u{1B}[22;2t"))
      #expect(!screen.outputText.contains("\u{1B}]2;"))
      try screen.terminate("product:edgezone state:running", of: 60)
      _ = try screen.enableTerminate()
      screen.send("\r")
      try screen.wait(for: "100%", seconds: 60)
      // It follows the frame.
      #expect(screen.waitUntil { $0.outputText.contains("\u{1B}]2;edgereap 100%\u{7}") })
      #expect(!screen.outputText.contains("\u{1B}[23;2t"))
      if signal == 0 { screen.send("q") } else { screen.signal(signal) }
      _ = try screen.waitForExit()
      #expect(screen.outputText.contains("\u{1B}[23;2t"))
    }

    @Test func whatACrashedProgramLeftOnIsTakenBack() throws {
      let stage = try Stage("--instances", "60")
      let screen = try stage.screen()
      try screen.wait(for: "60 of 60", seconds: 30)
      let output = screen.outputText
      for mode in ["1003", "1005", "1015", "2031", "9001"] {
        #expect(output.contains("\u{1B}[?\(mode)l"))
      }
      #expect(output.contains("\u{1B}[>0u") && output.contains("\u{1B}[>4;0m"))
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
      #expect(screen.outputText.contains("\u{1B}[<u"))
    }
  }
}
