import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// Nothing more can be written, wherever the program writes: the journal is in ``Disk``.
  ///
  /// A limit of no bytes for files stands for a disk that is full, for every user and without a file
  /// system of its own. Unlike a disk it also sends a signal, which ends programs that do not expect
  /// it.
  @Suite(.serialized) struct FullDisk {
    /// Runs the program where no file may grow, and gives back what it said and how it ended.
    private func run(
      _ words: [String], on stage: Stage
    ) throws -> (text: String, code: Int32) {
      let script = """
        { ( ulimit -f 0; exec "$0" "$@" ) 2>&1; echo "code $?"; } | cat
        """
      let ending = try stage.start(by: script, words).wait()
      let lines = ending.output.split(separator: "\n")
      let code = try #require(lines.last.flatMap { Int32($0.dropFirst("code ".count)) })
      return (lines.dropLast().joined(separator: "\n"), code)
    }

    @Test func aListingComesWithoutItsLogItsTraceAndItsPace() throws {
      let stage = try Stage("--instances", "40")
      let trace = "\(stage.folder.path)/trace"
      let list = try run(
        ["list", "--output", "jsonl", "--log-level", "trace", "--trace", trace], on: stage)
      #expect(list.code == 0)
      #expect(list.text.split(separator: "\n").count { $0.hasPrefix("{") } == 40)
      #expect(Folder.text(trace).isEmpty && Folder.text("\(stage.state)/edgereap.log").isEmpty)
    }

    @Test func aPlanThatCannotBeWrittenLeavesNoHalfOfIt() throws {
      let stage = try Stage("--instances", "40")
      let file = "\(stage.folder.path)/plans/plan.json"
      mkdir("\(stage.folder.path)/plans", 0o700)
      let plan = try run(
        ["plan", "--filter", "state:running product:edgezone", "--out", file], on: stage)
      #expect(plan.code == 74, "\(plan.text)")
      #expect(plan.text.contains("\(file) cannot be written"), "\(plan.text)")
      let left = try FileManager.default.contentsOfDirectory(atPath: "\(stage.folder.path)/plans")
      #expect(left == [])
    }

    @Test func withoutAJournalNothingIsSent() throws {
      let stage = try Stage("--instances", "300")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      let apply = try run(["apply", plan.path, "--confirm", plan.phrase], on: stage)
      #expect(apply.code == 74)
      #expect(apply.text.contains("cannot be written: File too large"), "\(apply.text)")
      #expect(stage.journals == [])
      try stage.expectNothingSent()
    }

    @Test(arguments: ["list", "history", "themes", "settings", "doctor"])
    func anOutputThatIsFullIsNoSuccess(command: String) throws {
      let stage = try Stage("--instances", "40", "--time-scale", "100")
      if command == "history" {
        let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
        _ = try stage.apply(plan).wait()
      }
      let words = command == "settings" ? [command, "--sample"] : [command]
      let run = try stage.start(by: "exec \"$0\" \"$@\" >/dev/full", words).wait()
      #expect(run.code == 74)
      #expect(run.errors.contains("cannot write to standard output: No space left on device"))
    }

    /// Frames have to find room, lists and journals of a large fleet do not.
    @Test func theScreenSaysWhatItCouldNotWriteAndGoesOn() throws {
      let stage = try Stage("--instances", "3000")
      let path = "\(stage.folder.path)/list.csv"
      var environment = stage.environment
      environment["TERM"] = "xterm-256color"
      let screen = try PseudoTerminal(
        program: "/bin/sh", arguments: ["-c", "ulimit -f 128; exec \"$0\"", stage.program],
        environment: environment, width: 240, height: 30)
      try screen.wait(for: "3,000 of 3,000", seconds: 60)
      for _ in 0..<2 {
        screen.send("w\u{15}\(path)\r")
        try screen.wait(for: "Could not write \(path)")
        // What could not be written whole does not lie there, so that the next time may succeed.
        #expect(access(path, F_OK) != 0)
        screen.send("j")
        try screen.wait(forGone: "Could not write")
      }
      try stage.expectNothingSent()
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
      #expect(screen.isCooked && !screen.isAlternateScreen)
      #expect(stage.files().allSatisfy { !$0.hasSuffix(".fleet") })
      #expect(stage.journals == [])
    }

    @Test func withoutRoomForAFrameTheScreenDoesNotOpen() throws {
      let stage = try Stage("--instances", "40")
      var environment = stage.environment
      environment["TERM"] = "xterm-256color"
      let screen = try PseudoTerminal(
        program: "/bin/sh", arguments: ["-c", "ulimit -f 0; exec \"$0\"", stage.program],
        environment: environment, width: 80, height: 24)
      #expect(try screen.waitForExit() == .code(64))
      #expect(screen.text.contains("File too large"))
      #expect(screen.isCooked && !screen.isAlternateScreen)
    }
  }
}
