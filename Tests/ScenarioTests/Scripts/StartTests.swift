import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// The program starts as it was told, whatever it was started by.
  @Suite(.serialized) struct Start {
    /// A library that is loaded first and sets a variable moves the environment, below which the
    /// arguments would be looked for.
    @Test func noArgumentIsLostBehindAPreloadedLibrary() throws {
      let stage = try Stage("--instances", "60")
      let library = "\(stage.folder.path)/agent.so"
      let source = "\(stage.folder.path)/agent.c"
      try Folder.write(
        """
        #include <stdlib.h>
        __attribute__((constructor)) static void start(void) { setenv("AGENT", "1", 1); }
        """, to: source)
      let compiled = try ChildProcess(
        "/usr/bin/env", ["clang", "-shared", "-fPIC", "-o", library, source],
        environment: ProcessInfo.processInfo.environment, folder: stage.folder
      ).wait()
      try #require(compiled.code == 0, "\(compiled.errors)")
      let all = try stage.run("list", "--output", "jsonl").output.split(separator: "\n").count
      let preload = ["LD_PRELOAD": library]
      let listed = try stage.run(
        "list", "--product", "ecm", "--output", "jsonl", changing: preload)
      #expect(listed.code == 0, "\(listed.errors)")
      let lines = listed.output.split(separator: "\n")
      #expect(!lines.isEmpty && lines.count < all)
      let screen = try stage.screen(["--read-only", "--product", "ecm"], changing: preload)
      try screen.wait(for: "READ-ONLY", seconds: 30)
    }

    @Test func aProgramWithoutANameDoesNothing() throws {
      let stage = try Stage("--instances", "60")
      let ending = try stage.start(by: "exec -a '' \"$0\" list").wait()
      #expect(ending.code == 64)
      #expect(ending.errors.contains("without a name"), "\(ending.errors)")
      #expect(ending.output == "")
    }

    @Test(arguments: ["<&-", "2>&-", "<&- 2>&-", "<&- >/dev/null 2>&-"])
    func aClosedStreamIsNobodyElses(closed: String) throws {
      let stage = try Stage("--instances", "60")
      let whole = Set(try stage.run("list", "--output", "jsonl").output.split(separator: "\n"))
      let ending = try stage.start(by: "\"$0\" list --output jsonl \(closed)").wait()
      #expect(ending.code == 0, "\(ending.errors)")
      let lines = Set(ending.output.split(separator: "\n"))
      #expect(lines == (closed.contains(">/dev") ? [] : whole))
    }

    @Test func outputThatNobodyCanReadIsNoSuccess() throws {
      let stage = try Stage("--instances", "60")
      let ending = try stage.start(by: "\"$0\" list >&-").wait()
      #expect(ending.code == 74)
      #expect(ending.errors.contains("cannot write to standard output"), "\(ending.errors)")
    }

    @Test(arguments: [8, 12, 16, 20, 64, 255])
    func aLimitThatIsTooLowIsNamed(limit: Int) throws {
      let stage = try Stage("--instances", "60")
      for command in ["list", "doctor", "simulate", "--demo", "terminate ein-1"] {
        let ending = try stage.start(by: "ulimit -n \(limit); \"$0\" \(command)").wait()
        #expect(ending.code == 64, "\(command): \(ending.errors)")
        #expect(
          ending.errors.contains("limit of \(limit) open files") && ending.errors.contains("256"),
          "\(command): \(ending.errors)")
      }
    }

    @Test func aLimitThatMayBeRaisedIsRaised() throws {
      let stage = try Stage("--instances", "60")
      #expect(try stage.start(by: "ulimit -S -n 20; \"$0\" list").wait().code == 0)
    }

    /// Who starts it by `nohup` wants it to go on when the line is cut.
    @Test func aHangUpThatWasIgnoredStaysIgnored() throws {
      let stage = try Stage("--instances", "2000", "--fault", "slow=100@TerminateInstances")
      let plan = try stage.plan("--filter", "state:running")
      let program = try stage.start(
        by: "trap '' HUP; exec \"$0\" \"$@\"",
        ["apply", plan.path, "--no-wait", "--confirm", plan.phrase])
      try stage.waitForLedger { $0.count >= 100 }
      program.signal(SIGHUP)
      #expect([0, 2, 3].contains(try program.wait().code))
      #expect(try Set(stage.ledger().keys) == Set(plan.targets))
    }
  }
}
