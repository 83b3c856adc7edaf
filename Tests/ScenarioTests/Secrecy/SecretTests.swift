import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// The whole job with keys that can be looked for, and everything that it leaves behind.
  @Suite(.serialized) struct Secrets {
    private static let secrets = [
      "AKIDanidentifiertolookfor", "aKeYtOlOoKfOrInEvErYfIlE", "aToKeNtOlOoKfOrInEvErYfIlE",
    ]

    private static let keys = [
      "TENCENTCLOUD_SECRET_ID": secrets[0], "TENCENTCLOUD_SECRET_KEY": secrets[1],
      "TENCENTCLOUD_TOKEN": secrets[2],
      // What an operator may have in his profile: backtraces with registers and memory.
      "SWIFT_BACKTRACE": "enable=yes,interactive=no,color=no,registers=all,threads=all",
    ]

    private func stage(_ arguments: String...) throws -> Stage {
      try Stage(
        ["--secret-id", Self.secrets[0], "--secret-key", Self.secrets[1], "--instances", "60"]
          + arguments)
    }

    /// Starts a command at its most talkative, where a core file may be as long as it likes and
    /// falls into the scenario's folder.
    private func start(_ words: [String], on stage: Stage) throws -> ChildProcess {
      let script = "ulimit -c unlimited; cd \"$HOME\" && exec \"$0\" \"$@\""
      let options = ["--log-level", "trace", "--trace", "\(stage.folder.path)/trace"]
      return try stage.start(by: script, words + options, changing: Self.keys)
    }

    @Test func theWholeJobLeavesNoneOfThemInAnyFile() throws {
      let stage = try stage("--time-scale", "100")
      let plan = "\(stage.folder.path)/plan.json"
      #expect(try start(["list", "--output", "json"], on: stage).wait().code == 0)
      let planned = try start(
        ["plan", "--filter", "product:edgezone state:running", "--out", plan], on: stage
      ).wait()
      #expect(planned.code == 0, "\(planned.errors)")
      let phrase = String(planned.output.prefix { $0 != "\n" })
      let applied = try start(
        ["apply", plan, "--confirm", phrase, "--output", "json"], on: stage
      ).wait()
      #expect(applied.code == 0, "\(applied.errors)")
      #expect(try start(["watch", "--output", "jsonl"], on: stage).wait().code == 0)
      _ = try start(["doctor", "--output", "json"], on: stage).wait()
      let screen = try stage.screen(
        width: 120, height: 30, ["--log-level", "trace"], changing: Self.keys)
      try screen.wait(for: "ein-", seconds: 30)
      try screen.waitForTitleAtRest()
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
      #expect(Self.secrets.allSatisfy { !screen.outputText.contains($0) })

      let files = stage.files()
      // Logs, traces, journals, plans and what is remembered are all among them.
      for end in [".log", "/trace", ".jsonl", "plan.json", ".fleet", ".out", ".err"] {
        #expect(files.contains { $0.hasSuffix(end) }, "\(end)")
      }
      #expect(stage.files(holding: Self.secrets) == [])
      #expect(stage.openFiles() == [])
    }

    @Test(arguments: [SIGABRT, SIGSEGV, SIGQUIT])
    func aCrashInTheMiddleTellsNobodyAndTheJournalHolds(signal: Int32) throws {
      let stage = try stage("--fault", "slow=60000@TerminateInstances")
      let plan = "\(stage.folder.path)/plan.json"
      let planned = try start(
        ["plan", "--filter", "product:edgezone state:running", "--out", plan], on: stage
      ).wait()
      let phrase = String(planned.output.prefix { $0 != "\n" })
      let apply = try start(["apply", plan, "--confirm", phrase], on: stage)
      let operation = try stage.operation()
      try stage.waitForIntent(of: operation)
      let arguments = Folder.text("/proc/\(apply.process)/cmdline")
      #expect(arguments.contains("apply") && Self.secrets.allSatisfy { !arguments.contains($0) })
      apply.signal(signal)
      let ending = try apply.wait()
      #expect(ending.code == 128 + signal)
      #expect(!ending.leftCore)
      #expect(!ending.errors.contains("Registers"), "\(ending.errors)")
      #expect(stage.files(holding: Self.secrets) == [])
      #expect(try stage.run("history", operation, "--verify").code == 0)
    }

    /// On the screen a crash goes through the handlers that give the terminal back.
    @Test func aCrashOfTheScreenTellsNobodyEither() throws {
      let stage = try stage()
      let screen = try stage.screen(width: 120, height: 30, changing: Self.keys)
      try screen.wait(for: "60 of 60", seconds: 30)
      screen.signal(SIGSEGV)
      #expect(try screen.waitForExit() == .signal(Int(SIGSEGV)))
      #expect(screen.isCooked && !screen.isAlternateScreen)
      #expect(!screen.outputText.contains("Registers"))
      #expect(Self.secrets.allSatisfy { !screen.outputText.contains($0) })
      #expect(stage.files(holding: Self.secrets) == [])
    }

    /// Not even the same user reads the memory or the environment of a running program, so that one
    /// other program of his that was taken over does not get at the keys.
    @Test func itsMemoryAndEnvironmentAreClosedToItsOwnUser() throws {
      let folder = try OpenFolder()
      let stage = try stage("--fault", "slow=60000@DescribeInstances")
      let environment = stage.environment.merging(Self.keys) { $1 }
        .merging(["HOME": folder.path]) { $1 }
      let program = try Neighbour.program(in: folder)
      func run(_ words: [String]) throws -> ChildProcess {
        let command = Neighbour.command(words)
        return try ChildProcess(
          command[0], Array(command.dropFirst()), environment: environment, folder: stage.folder)
      }
      let victim = try run([program, "list", "--log-level", "debug"])
      // Its first record is written when it has its keys.
      let log = "\(folder.path)/.local/state/edgereap/edgereap.log"
      for _ in 0..<1000 where Folder.text(log).isEmpty { usleep(10_000) }
      #expect(!Folder.text(log).isEmpty)
      let process = "/proc/\(victim.process)"
      for name in ["environ", "maps", "mem"] {
        let spy = try run(["/usr/bin/head", "-c", "1", "\(process)/\(name)"]).wait()
        #expect(spy.code == 1, "\(name)")
        #expect(spy.errors.contains("Permission denied"), "\(name): \(spy.errors)")
      }
      // The same spy reads as much of any other program of that user.
      let other = try run(["/bin/sleep", "60"])
      for _ in 0..<500 where !Folder.text("/proc/\(other.process)/cmdline").hasPrefix("/bin/sleep")
      { usleep(10_000) }
      #expect(
        try run(["/usr/bin/head", "-c", "1", "/proc/\(other.process)/environ"]).wait().code == 0)
    }

    /// What the program starts is as free as any other program.
    @Test func aCommandForKeysKeepsTheLimitsOfTheShell() throws {
      let stage = try stage()
      let found = "\(stage.folder.path)/limit"
      try Folder.write(
        "ulimit -c >\(found)\n"
          + "echo '{\"SecretId\":\"\(Self.secrets[0])\",\"SecretKey\":\"\(Self.secrets[1])\"}'\n",
        to: "\(stage.folder.path)/keys")
      try stage.writeSettings(
        """
        profile: vault
        profiles: {vault: {credentials: {process: "/bin/sh \(stage.folder.path)/keys"}}}
        """)
      #expect(try start(["list"], on: stage).wait().code == 0)
      #expect(Folder.text(found) == "unlimited\n")
    }
  }
}

extension Stage {
  /// Waits until an operation has written down that it sends.
  func waitForIntent(of operation: String) throws {
    for _ in 0..<1000 {
      if Folder.text(journal(operation)).contains("\"intended\"") { return }
      usleep(10_000)
    }
    throw ChildProcess.Failure(description: "nothing was sent: \(Folder.text(journal(operation)))")
  }
}
