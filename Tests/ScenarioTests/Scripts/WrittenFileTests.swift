import FoundationEssentials
import Glibc
import Support
import Testing

extension Scenarios {
  /// What `plan --out`, `--trace` and `w` do to whatever is at that path already.
  @Suite(.serialized) struct WrittenFiles {
    private static let selection = ["plan", "--filter", "product:edgezone state:running"]

    /// What a path names before the program gets it.
    enum Obstacle: String, CaseIterable, Sendable {
      case pipe, device, folder, symlink, danglingSymlink, notes, empty, socket, foreignPlan

      /// What the refusal says of it.
      var word: String {
        switch self {
        case .pipe: "it is a pipe"
        case .device: "it is a device"
        case .folder: "it is a folder"
        case .symlink, .danglingSymlink: "it is a symlink"
        case .notes, .empty: "the file is not a plan"
        case .socket: "it is a socket"
        case .foreignPlan: "it is owned by another user"
        }
      }

      /// Whether `--force` replaces it.
      var yieldsToForce: Bool { self == .notes || self == .empty }

      /// - Returns: nil where this host does not let it be made.
      func make(at path: String, plan: String) throws -> Bool {
        switch self {
        case .pipe: return mkfifo(path, 0o600) == 0
        // As /dev/full is.
        case .device: return mknod(path, S_IFCHR | 0o666, 0x107) == 0
        case .folder: return mkdir(path, 0o700) == 0
        case .symlink:
          try Folder.write("notes", to: "\(path).target")
          return Glibc.symlink("\(path).target", path) == 0
        case .danglingSymlink: return Glibc.symlink("\(path).nowhere", path) == 0
        case .notes: try Folder.write("notes", to: path)
        case .empty: try Folder.write("", to: path)
        case .socket: return mknod(path, S_IFSOCK | 0o600, 0) == 0
        case .foreignPlan:
          try Folder.write(plan, to: path)
          return chown(path, 65_534, 65_534) == 0
        }
        return true
      }
    }

    /// What is at a path, without following it.
    private struct Entry: Equatable {
      var inode: UInt
      var mode: mode_t
      var text: String

      init(_ path: String) {
        var status = stat()
        lstat(path, &status)
        inode = UInt(status.st_ino)
        mode = status.st_mode
        text = mode & S_IFMT == S_IFREG ? Folder.text(path) : ""
      }
    }

    @Test func whatIsNoPlanIsNeverReplacedByAPlan() throws {
      let stage = try Stage("--instances", "40")
      let earlier = try stage.plan("--filter", "product:edgezone state:running")
      let text = Folder.text(earlier.path)
      for obstacle in Obstacle.allCases {
        let path = "\(stage.folder.path)/\(obstacle.rawValue)"
        guard try obstacle.make(at: path, plan: text) else { continue }
        let before = Entry(path)
        let refused = try stage.start(Self.selection + ["--out", path]).wait()
        #expect(refused.code == 74, "\(obstacle): \(refused.errors)")
        #expect(
          refused.errors.contains("\(path) cannot be written: \(obstacle.word)"),
          "\(obstacle): \(refused.errors)")
        #expect(refused.output.isEmpty)
        #expect(Entry(path) == before, "\(obstacle)")
        let forced = try stage.start(Self.selection + ["--force", "--out", path]).wait()
        #expect(forced.code == (obstacle.yieldsToForce ? 0 : 74), "\(obstacle): \(forced.errors)")
        #expect((Entry(path) == before) != obstacle.yieldsToForce, "\(obstacle)")
        if obstacle == .symlink { #expect(Folder.text("\(path).target") == "notes") }
        if obstacle == .danglingSymlink { #expect(access("\(path).nowhere", F_OK) != 0) }
      }
    }

    /// Before anybody has waited for a listing.
    @Test func whatCannotBeWrittenIsSaidBeforeTheCloudsAreAsked() throws {
      let stage = try Stage("--instances", "40")
      let folder = stage.folder.path
      // As the devices of the host itself are, which a broken promise must not replace.
      #expect(Glibc.symlink("/proc/self/fd/1", "\(folder)/stdout") == 0)
      for path in ["\(folder)/none/plan.json", "\(folder)/stdout", folder, ""] {
        let run = try stage.start(Self.selection + ["--out", path]).wait()
        #expect(run.code == 74, "\(path): \(run.errors)")
        #expect(run.errors.contains("\(path) cannot be written: "), "\(path): \(run.errors)")
        #expect(!run.errors.contains("Error Domain") && !run.errors.contains("Error("))
      }
      #expect(try stage.statistics()["ecm", "DescribeInstances"] == nil)
    }

    @Test func anEarlierPlanIsReplacedWholeAndKeepsItsMode() throws {
      let stage = try Stage("--instances", "40")
      let earlier = try stage.plan("--filter", "product:ecm state:running")
      chmod(earlier.path, 0o640)
      let other = "\(earlier.path).other"
      #expect(link(earlier.path, other) == 0)
      let old = Folder.text(other)
      let run = try stage.start(Self.selection + ["--out", earlier.path]).wait()
      #expect(run.code == 0, "\(run.errors)")
      #expect(try stage.readPlan(earlier.path).phrase != earlier.phrase)
      // Whoever has the earlier one open goes on to read the earlier one.
      #expect(Folder.text(other) == old)
      #expect(Entry(earlier.path).mode & 0o777 == 0o640)
      let names = try FileManager.default.contentsOfDirectory(atPath: stage.folder.path)
      #expect(!names.contains { $0.hasPrefix(".edgereap") }, "\(names)")
    }

    @Test func aDashIsStandardOutput() throws {
      let stage = try Stage("--instances", "40")
      let run = try stage.start(
        by: "cd \"$HOME\" && exec \"$0\" \"$@\"", Self.selection + ["--out", "-"]
      ).wait()
      #expect(run.code == 0, "\(run.errors)")
      #expect(access("\(stage.folder.path)/-", F_OK) != 0)
      let path = "\(stage.folder.path)/piped.json"
      try Folder.write(run.output, to: path)
      let plan = try stage.readPlan(path)
      #expect(run.errors.contains(plan.phrase), "\(run.errors)")
      #expect(try stage.apply(plan).wait().code == 0)
    }

    @Test func aPlanThatAReaderDoesNotTakeIsNoSuccess() throws {
      let stage = try Stage("--instances", "40")
      let run = try stage.start(
        by: "exec \"$0\" \"$@\" >/dev/full", Self.selection + ["--out", "-"]
      ).wait()
      #expect(run.code == 74)
      #expect(run.errors.contains("cannot write to standard output: No space left on device"))
    }

    @Test func aTraceIsAFileOfThisUserAlone() throws {
      let stage = try Stage("--instances", "40")
      for obstacle in Obstacle.allCases where !obstacle.yieldsToForce {
        let path = "\(stage.folder.path)/\(obstacle.rawValue)"
        guard try obstacle.make(at: path, plan: "") else { continue }
        let before = Entry(path)
        let run = try stage.start(["list", "--trace", path]).wait()
        #expect(run.code == 74, "\(obstacle): \(run.errors)")
        #expect(
          run.errors.contains("the trace \(path) cannot be written: \(obstacle.word)"),
          "\(obstacle): \(run.errors)")
        #expect(Entry(path) == before, "\(obstacle)")
        if obstacle == .symlink { #expect(Folder.text("\(path).target") == "notes") }
        if obstacle == .danglingSymlink { #expect(access("\(path).nowhere", F_OK) != 0) }
      }
      let mine = "\(stage.folder.path)/trace"
      try Folder.write("# mine\n", to: mine)
      chmod(mine, 0o644)
      #expect(try stage.run("list", "--trace", mine).code == 0)
      #expect(Entry(mine).mode & 0o777 == 0o600)
      #expect(
        Folder.text(mine).hasPrefix("# mine\n# ") && Folder.text(mine).contains("DescribeInst"))
    }

    @Test func theScreenWritesOnlyNewFiles() throws {
      let stage = try Stage("--instances", "40")
      let screen = try stage.screen(width: 200, height: 30)
      try screen.wait(for: "40 of 40", seconds: 30)
      let path = "\(stage.folder.path)/list.csv"
      for (obstacle, word) in [
        (Obstacle.notes, "the file already exists"), (.symlink, "it is a symlink"),
        (.pipe, "it is a pipe"),
      ] {
        unlink(path)
        #expect(try obstacle.make(at: path, plan: ""))
        let before = Entry(path)
        screen.send("w\u{15}\(path)\r")
        try screen.wait(for: "Could not write \(path): \(word)")
        #expect(Entry(path) == before)
        screen.send("j")
        try screen.wait(forGone: "Could not write")
      }
      unlink(path)
      screen.send("w\u{15}\(path)\r")
      try screen.wait(for: "Wrote 40 rows to")
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }
  }
}
