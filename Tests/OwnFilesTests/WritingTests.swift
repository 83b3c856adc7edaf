import Glibc
import SystemPackage
import Testing

@testable import OwnFiles

/// Files that are written whole or not at all, locks, and a disk that takes nothing.
struct WritingTests {
  @Test func aDocumentIsReplacedWholeAndKeepsItsMode() throws {
    let scratch = Scratch()
    let path = scratch["plan"]
    try WholeFile.create("old", at: path)
    chmod(path, 0o640)
    link(path, scratch["other"])
    let mode = try #require(try WholeFile.mode(of: path, tolerating: .document))
    try WholeFile.replace(path, with: "new", mode: mode)
    #expect(scratch.text(of: "plan") == "new" && scratch.text(of: "other") == "old")
    #expect(scratch.mode(of: "plan") == 0o640)
    #expect(scratch.names == ["other", "plan"])
    #expect(throws: FileRefusal.system(.fileExists)) { try WholeFile.create("x", at: path) }
  }

  /// As on a disk that is full.
  @Test func whatCannotBeWrittenWholeLeavesWhatWasThere() async {
    await #expect(processExitsWith: .success) {
      let scratch = Scratch()
      try WholeFile.create("old", at: scratch["plan"])
      signal(SIGXFSZ, SIG_IGN)
      var few = rlimit(rlim_cur: 4, rlim_max: 4)
      #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &few) == 0)
      let tooLarge = FileRefusal.system(.init(rawValue: EFBIG))
      #expect(throws: tooLarge) {
        try WholeFile.replace(scratch["plan"], with: "new text", mode: 0o600)
      }
      #expect(throws: tooLarge) { try WholeFile.create("new text", at: scratch["next"]) }
      #expect(throws: tooLarge) {
        try OpenFolder(scratch.path).replace("next", with: [1, 2, 3, 4, 5])
      }
      #expect(scratch.text(of: "plan") == "old")
      #expect(scratch.names == ["plan"])
    }
  }

  @Test func aFullDiskIsSaid() throws {
    let full = try OpenFile("/dev/full", for: .updating, tolerating: .anything)
    #expect(throws: FileRefusal.system(.noSpace)) { try full.write([1]) }
    let isWritten = full.writeAtOnce("a")
    #expect(!isWritten)
    // What cannot be flushed is never taken for flushed.
    #expect(throws: FileRefusal.self) { try full.sync() }
  }

  @Test func aLockIsHeldByOneAndSeenByOthers() throws {
    let scratch = Scratch()
    scratch.write("", to: "lock")
    let other = try OpenFile(scratch["lock"], for: .reading)
    do {
      let holder = try OpenFile(scratch["lock"], for: .updating)
      let held = (try holder.lock(), other.isLocked, try other.lock())
      #expect(held == (true, true, false))
      holder.unlock()
      let free = (other.isLocked, try holder.lock())
      #expect(free == (false, true))
    }
    // It goes with the file.
    let isMine = try other.lock()
    #expect(isMine)
  }

  @Test func aFileThatItsPathDoesNotNameIsToldFromTheOneThatItDoes() throws {
    let scratch = Scratch()
    scratch.write("12345", to: "file")
    let file = try OpenFile(scratch["file"], for: .updating)
    let size = try file.size(at: scratch["file"])
    #expect(size == 5)
    rename(scratch["file"], scratch["moved"])
    #expect(throws: FileRefusal.system(.noSuchFileOrDirectory)) {
      try file.size(at: scratch["file"])
    }
    scratch.write("12345", to: "file")
    #expect(throws: FileRefusal.system(.staleNFSFileHandle)) { try file.size(at: scratch["file"]) }
  }

  @Test func bytesAreReadFromAPlaceAndToALimit() throws {
    let scratch = Scratch()
    let file = try OpenFile(scratch["file"], for: [.updating, .new])
    try file.write(Array("hello".utf8))
    try file.write([])
    try file.sync()
    let parts = (try file.read(), try file.read(from: 1, limit: 3), try file.read(from: 9))
    #expect(parts == (Array("hello".utf8), Array("ell".utf8), []))
    let reader = try OpenFile(scratch["file"], for: .reading)
    #expect(throws: FileRefusal.tooLong) { try reader.readToEnd(limit: 4) }
    try file.resize(to: 2)
    let size = try file.size
    #expect(size == 2)
  }
}

/// A file that several people add to in turn.
struct UpdatingTests {
  @Test func whatIsStillWhatWasReadIsReplaced() throws {
    let scratch = Scratch()
    scratch.write("old", to: "plan", mode: 0o640)
    #expect(try WholeFile.update(scratch["plan"], from: Array("old".utf8), to: "new"))
    #expect(scratch.text(of: "plan") == "new" && scratch.mode(of: "plan") == 0o640)
    // Another has been faster.
    #expect(try !WholeFile.update(scratch["plan"], from: Array("old".utf8), to: "mine"))
    #expect(scratch.text(of: "plan") == "new" && scratch.names == ["plan"])
  }

  @Test func aSymlinkOrAnythingElseIsNot() throws {
    let scratch = Scratch()
    scratch.write("old", to: "plan")
    symlink("plan", scratch["link"])
    mkfifo(scratch["pipe"], 0o600)
    for name in ["link", "pipe", "none"] {
      #expect(throws: FileRefusal.self) {
        try WholeFile.update(scratch[name], from: Array("old".utf8), to: "new")
      }
    }
    #expect(scratch.text(of: "plan") == "old")
  }

  /// Whoever waits for the lock finds another file under the name.
  @Test func ofThoseWhoUpdateAtOnceOneDoes() async throws {
    let scratch = Scratch()
    scratch.write("old", to: "plan")
    let path = scratch["plan"]
    let done = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<8 {
        group.addTask {
          (try? WholeFile.update(path, from: Array("old".utf8), to: "new \(number)")) == true
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(done == 1)
    #expect(scratch.text(of: "plan")?.hasPrefix("new ") == true)
  }
}
