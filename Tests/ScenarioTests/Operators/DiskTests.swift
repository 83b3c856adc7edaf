import FoundationEssentials
import Glibc
import Testing

extension Scenarios {
  /// The journal cannot be written, or is not what was written.
  @Suite(.serialized) struct Disk {
    @Test func onADiskThatIsFullNothingIsSent() throws {
      let stage = try Stage("--instances", "300")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      let run = try stage.apply(plan, onFileSystem: "size=4k").wait()
      #expect(run.code == 74)
      #expect(run.errors.contains("cannot be written: No space left on device."), "\(run.errors)")
      try stage.expectNothingSent()
      #expect(stage.journals.isEmpty)
    }

    @Test func inAReadOnlyFolderNothingIsSent() throws {
      let stage = try Stage("--instances", "300")
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      let run = try stage.apply(plan, onFileSystem: "ro").wait()
      #expect(run.code == 74)
      #expect(run.errors.contains("cannot be written: Read-only file system."), "\(run.errors)")
      try stage.expectNothingSent()
    }

    /// Half of what follows the header fits. What was sent by then is watched and told.
    @Test func aDiskThatFillsStopsTheSendingAndTheTruthIsStillTold() throws {
      let fleet = ["--instances", "2000", "--time-scale", "20"]
      let other = try Stage(fleet)
      let whole = try other.plan("--product", "edgezone", "--filter", "state:running")
      #expect(try other.apply(whole).wait(seconds: 90).code == 2)
      let journal = Folder.text(other.journal(try other.operation()))
      let header = try #require(journal.split(separator: "\n").first).utf8.count

      let stage = try Stage(fleet)
      let plan = try stage.plan("--product", "edgezone", "--filter", "state:running")
      #expect(plan.targets == whole.targets)
      let size = (header + (journal.utf8.count - header) / 2) / 4096 * 4096
      let run = try stage.apply(plan, onFileSystem: "size=\(size)").wait(seconds: 90)
      #expect(run.code == 74)
      #expect(run.errors.contains("cannot be written: No space left on device. Nothing more"))
      let told = try OperationReport(run.output)
      #expect(!told["cancelled"].isEmpty && !told["gone"].isEmpty)
      try stage.expectTruth(told)

      // With room again, the journal alone leads to the same. What was stopped while it waited for
      // its turn could not be recorded as such, and is found not to have been carried out.
      let watch = try stage.run("watch", told.id, "--output", "json", seconds: 90)
      #expect(watch.code == 2, "\(watch.errors)")
      let found = try OperationReport(watch.output)
      #expect(Set(found["gone"]) == Set(told["gone"]))
      #expect(found["held_back"].count == told["held_back"].count)
      #expect(
        Set(found["cancelled"] + found["failed"]) == Set(told["cancelled"] + told["failed"]))
      try stage.expectTruth(found)
      #expect(try stage.run("history", "--verify").code == 0)
    }

    @Test func aJournalThatWasEditedIsNamedByItsLineAndNotFollowed() throws {
      let stage = try Stage("--instances", "200", "--time-scale", "200")
      let operation = try stage.finishedOperation()
      #expect(try stage.run("history", "--verify").code == 0)
      try stage.editJournal(operation) { lines in
        lines[1].replace("\"intended\"", with: "\"intendeD\"", maxReplacements: 1)
      }
      let words =
        "The journal \(stage.journal(operation)) was altered or damaged: "
        + "line 2 was changed after it was written."
      let verified = try stage.run("history", "--verify")
      #expect(verified.code == 65)
      #expect(verified.errors == "\(operation): \(words)\n")
      for arguments in [["history", operation], ["watch", operation]] {
        let run = try stage.start(arguments).wait()
        #expect(run.code == 65, "\(arguments)")
        #expect(run.errors == "edgereap: \(words)\n")
        #expect(run.output.isEmpty)
      }
      // The list reads the two ends of a journal alone.
      #expect(try stage.run("history").code == 0)
    }

    @Test func aLineThatWasTakenOutIsMissed() throws {
      let stage = try Stage("--instances", "200", "--time-scale", "200")
      let operation = try stage.finishedOperation()
      try stage.editJournal(operation) { $0.remove(at: 2) }
      let verified = try stage.run("history", operation, "--verify")
      #expect(verified.code == 65)
      #expect(verified.errors.contains("line 3 does not continue the line before it."))
    }

    @Test func aJournalOfANewerVersionIsLeftToThatVersion() throws {
      let stage = try Stage("--instances", "200", "--time-scale", "200")
      let operation = try stage.finishedOperation()
      try stage.editJournal(operation) { lines in
        lines[3].replace("{\"v\":1,", with: "{\"v\":2,", maxReplacements: 1)
      }
      for arguments in [["history", operation], ["watch", operation], ["history", "--verify"]] {
        let run = try stage.start(arguments).wait()
        #expect(run.code == 65, "\(arguments)")
        #expect(
          run.errors.contains("was written by a newer edgereap (line 4 has version 2, this"),
          "\(run.errors)")
      }
    }

    /// A last line that was not written to its end is what a crash leaves, and no change.
    @Test func aTornLastLineIsMendedAndSaidSo() throws {
      let stage = try Stage("--instances", "200", "--time-scale", "200")
      let operation = try stage.finishedOperation()
      let path = stage.journal(operation)
      truncate(path, off_t(Folder.text(path).utf8.count - 20))
      let verified = try stage.run("history", "--verify")
      #expect(verified.code == 0)
      #expect(verified.errors.contains("its last line is incomplete"))
      #expect(try stage.run("watch", operation).code == 0)
      #expect(try stage.run("history", operation, "--verify").code == 0)
    }
  }
}

extension Stage {
  /// Applies a plan with a file system of its own for the journals, and copies what is there when
  /// the program has ended. Only the program and its shell see that file system.
  ///
  /// - Parameter options: of a tmpfs.
  fileprivate func apply(_ plan: FrozenPlan, onFileSystem options: String) throws -> ChildProcess {
    let operations = "\(state)/operations"
    let copy = "\(folder.path)/operations-copy"
    for path in [operations, copy] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    let script = """
      mount -t tmpfs -o "$1" tmpfs "$2" || exit 99
      operations="$2"; copy="$3"; shift 3
      "$@"; code=$?
      cp -R "$operations/." "$copy" && umount "$operations" && cp -R "$copy/." "$operations"
      exit $code
      """
    return try ChildProcess(
      "/usr/bin/unshare",
      [geteuid() == 0 ? "-m" : "-rm", "/bin/sh", "-c", script, "sh", options, operations, copy]
        + [program, "apply", plan.path, "--confirm", plan.phrase, "--output", "json"],
      environment: environment, folder: folder)
  }

  /// One operation that everything is gone in.
  fileprivate func finishedOperation() throws -> String {
    let plan = try plan(
      "--product", "edgezone", "--filter", "state:running region:ap-guangzhou id~^epm-")
    let run = try apply(plan, "--quiet").wait()
    let report = try OperationReport(run.output)
    #expect(report["gone"].count == plan.targets.count)
    return report.id
  }

  fileprivate func editJournal(_ operation: String, _ edit: (inout [String]) -> Void) throws {
    var lines = Folder.text(journal(operation)).split(separator: "\n").map(String.init)
    edit(&lines)
    try Folder.write(lines.map { "\($0)\n" }.joined(), to: journal(operation))
  }
}
