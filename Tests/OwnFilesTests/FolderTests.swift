import Glibc
import SystemPackage
import Testing

@testable import OwnFiles

/// Folders that are not this user's alone, and what is done in one that is.
struct FolderTests {
  private static func refusal(_ path: String, tolerating tolerance: Tolerance = []) -> FileRefusal?
  {
    do throws(FileRefusal) {
      _ = try OpenFolder(path, tolerating: tolerance)
      return nil
    } catch {
      return error
    }
  }

  @Test func aFolderThatIsNotOnesOwnIsRefused() {
    let scratch = Scratch()
    #expect(Self.refusal(scratch.path) == nil)
    scratch.write("", to: "file")
    symlink(scratch.path, scratch["symlink"])
    mkdir(scratch["open"], 0o700)
    chmod(scratch["open"], 0o750)
    mkfifo(scratch["pipe"], 0o600)
    #expect(Self.refusal(scratch["file"]) == .otherKind(.file))
    #expect(Self.refusal(scratch["pipe"]) == .otherKind(.pipe))
    #expect(Self.refusal(scratch["symlink"]) == .symlink)
    // With the slash the system would follow it.
    #expect(Self.refusal(scratch["symlink/"]) == .symlink)
    #expect(Self.refusal(scratch["symlink"], tolerating: .symlink) == nil)
    #expect(Self.refusal(scratch["open"]) == .openToOthers(mode: 0o750))
    #expect(Self.refusal(scratch["none"])?.isMissing == true)
    if geteuid() == 0 {
      chown(scratch["open"], 65_534, 65_534)
      #expect(Self.refusal(scratch["open"], tolerating: .closedOnOpening) == .otherOwner)
      #expect(scratch.mode(of: "open") == 0o750)
    }
  }

  @Test func aFolderIsNotReplacedByAnotherMeanwhile() throws {
    let scratch = Scratch()
    let folder = try OpenFolder(scratch["a"], isMade: true)
    #expect(rename(scratch["a"], scratch["b"]) == 0)
    mkdir(scratch["a"], 0o777)
    try folder.replace("file", with: [1])
    #expect(scratch.text(of: "b/file") == "\u{1}")
    folder.remove("file")
    let names = try folder.names()
    #expect(names.isEmpty)
  }

  @Test func filesAreToldByTheirAge() throws {
    let scratch = Scratch()
    for (name, second) in [("b.x", 3), ("a.x", 1), ("c.x", 2), ("d", 0)] {
      scratch.write("", to: name)
      let time = timespec(tv_sec: second, tv_nsec: 5)
      utimensat(AT_FDCWD, scratch[name], [time, time], 0)
    }
    let folder = try OpenFolder(scratch.path)
    let found = folder.oldestFirst { $0.hasSuffix(".x") }
    #expect(found.map(\.name) == ["a.x", "c.x", "b.x"])
    #expect(found[0].written == .seconds(1) + .nanoseconds(5))
    // A folder can be read again.
    for _ in 0..<2 {
      let names = try folder.names().sorted()
      #expect(names == ["a.x", "b.x", "c.x", "d"])
    }
  }
}
