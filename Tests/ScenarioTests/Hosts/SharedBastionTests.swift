import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// Others work on the same host, and folders are open to them that should not be. See
  /// ``Neighbour`` for who that is where the tests do not run as root.
  @Suite(.serialized) struct SharedBastion {
    @Test func theNeighbourReadsNothingOfIt() throws {
      let stage = try Stage("--instances", "60", "--time-scale", "100")
      let keys = "\(stage.folder.path)/.tccli"
      mkdir(keys, 0o700)
      try Folder.write("{}", to: "\(keys)/other.credential")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      let run = try stage.apply(plan, "--log-level", "debug").wait()
      #expect(run.code == 0 || run.code == 2, "\(run.errors)")
      let screen = try stage.screen()
      try screen.wait(for: "ein-", seconds: 30)
      try screen.waitForTitleAtRest()
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
      let written = stage.files().filter {
        $0.contains("/.local/state/") || $0.contains("/.cache/") || $0.contains("/run/edgereap/")
      }
      #expect(written.contains { $0.hasPrefix(stage.pace) })
      for end in [".jsonl", ".fleet", ".log"] {
        #expect(written.contains { $0.hasSuffix(end) }, "\(end)")
      }
      #expect(stage.openFiles() == [])
      guard Neighbour.isAnother else { return }
      // The home stands open, as many do, so that only what is the program's keeps him out.
      chmod(stage.folder.path, 0o755)
      for folder in [".local", ".local/state", ".cache"] {
        chmod("\(stage.folder.path)/\(folder)", 0o755)
      }
      for path in written {
        let words = Neighbour.command(["/bin/cat", path])
        let spy = try ChildProcess(
          words[0], Array(words.dropFirst()), environment: [:], folder: stage.folder
        ).wait()
        #expect(spy.code == 1 && spy.output.isEmpty && spy.errors.contains("Permission denied"))
      }
    }

    /// A pipe that nobody reads, a link and a second name of something precious, in every place that
    /// the program writes to and that was open to others.
    @Test func whatWasPlantedIsNeitherWaitedForNorWrittenThrough() throws {
      let stage = try Stage("--instances", "60", "--time-scale", "100")
      let precious = "\(stage.folder.path)/precious"
      try Folder.write("do not touch\n", to: precious)
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      try FileManager.default.createDirectory(
        atPath: "\(stage.state)/operations", withIntermediateDirectories: true)
      chmod("\(stage.state)/operations", 0o777)
      // The lanes of the pace have names that can be known from an earlier run.
      let lanes = try FileManager.default.contentsOfDirectory(atPath: stage.pace)
      #expect(lanes.count > 2)
      for (number, lane) in lanes.enumerated() {
        let path = "\(stage.pace)/\(lane)"
        unlink(path)
        switch number % 3 {
        case 0: mkfifo(path, 0o666)
        case 1: symlink(precious, path)
        default: link(precious, path)
        }
      }
      mkfifo("\(stage.state)/operations/20991231-235959-ffff.jsonl", 0o666)
      mkfifo("\(stage.state)/operations/.lock", 0o666)

      for (plant, words) in [
        ({ (path: String) in _ = mkfifo(path, 0o666) }, "it is a pipe"),
        ({ (path: String) in _ = symlink(precious, path) }, "it is a symlink"),
        ({ (path: String) in _ = link(precious, path) }, "it has a second name (hard link)"),
      ] {
        let log = "\(stage.state)/edgereap.log"
        plant(log)
        let run = try stage.run("list", "--quiet", "--log-level", "info")
        #expect(run.code == 74)
        #expect(run.errors.contains(words), "\(run.errors)")
        unlink(log)
      }

      let run = try stage.apply(plan).wait()
      let report = try OperationReport(run.output)
      #expect(report["gone"].count == plan.targets.count, "\(run.errors)")
      try stage.expectTruth(report)
      let history = try stage.run("history", "--output", "json")
      #expect(history.code == 6 && history.errors.contains("it is a "))
      #expect(Folder.text(precious) == "do not touch\n")
    }

    @Test func aTraceIsNotAddedToAFileOfSomebodyElse() throws {
      let stage = try Stage("--instances", "10")
      var path = "/etc/passwd"
      if Neighbour.isAnother {
        path = "\(stage.folder.path)/trace"
        try Folder.write("", to: path)
        chmod(path, 0o666)
        chown(path, 65534, 65534)
      }
      let run = try stage.run("list", "--trace", path)
      #expect(run.code == 74)
      #expect(run.errors.contains("cannot be written"), "\(run.errors)")
    }

    /// Two users of one account do not share a pace: what one could write, he could hold up the
    /// other with. The service's own limit stands between them.
    @Test func aPaceOfAnotherUserIsNotWaitedFor() throws {
      let stage = try Stage("--instances", "40")
      _ = try stage.run("list", "--quiet")
      let lanes = try FileManager.default.contentsOfDirectory(atPath: stage.pace)
      #expect(!lanes.isEmpty)
      for lane in lanes {
        let path = "\(stage.pace)/\(lane)"
        // Further ahead than is believed.
        let bytes = withUnsafeBytes(of: Int64.max) { Data($0) }
        try bytes.write(to: URL(filePath: path))
        if Neighbour.isAnother { chown(path, 65534, 65534) }
      }
      let run = try stage.run("list", "--output", "jsonl", "--quiet")
      #expect(run.code == 0 && run.output.split(separator: "\n").count == 40)
    }
  }
}
