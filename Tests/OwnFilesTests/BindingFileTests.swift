import Glibc
import Testing

@testable import OwnFiles

/// What is taken for a file that only root can have written, and what is not.
struct BindingFileTests {
  /// `etc/edgereap/policy.yaml` below a folder of the test.
  private final class Host {
    let scratch = Scratch()
    var path: String { scratch["etc/edgereap/policy.yaml"] }

    init() {
      mkdir(scratch["etc"], 0o755)
      mkdir(scratch["etc/edgereap"], 0o755)
      scratch.write("canary: 5\n", to: "etc/edgereap/policy.yaml", mode: 0o644)
    }

    /// nil where it is not there.
    func read(limit: Int = 100) throws(BindingFile.Refusal) -> String? {
      let bytes = try BindingFile.read(path, from: scratch.path, limit: limit)
      return bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    /// What is wrong, and with which part of the path.
    func refusal(limit: Int = 100) -> BindingFile.Refusal? {
      do {
        _ = try read(limit: limit)
        return nil
      } catch {
        return error
      }
    }

    func refusal(_ name: String, _ problem: FileRefusal) -> BindingFile.Refusal {
      BindingFile.Refusal(path: name.isEmpty ? scratch.path : scratch[name], problem: problem)
    }
  }

  private static let isRoot = geteuid() == 0

  /// Every host has such a file, all of whose folders are root's.
  @Test func aFileOfRootsIsReadByAnybody() throws {
    let bytes = try #require(try BindingFile.read("/etc/passwd", limit: 1 << 20))
    #expect(String(decoding: bytes, as: UTF8.self).contains("root:"))
    #expect(try BindingFile.read("/etc/edgereap-nothing/policy.yaml", limit: 1) == nil)
    #expect(try BindingFile.read("/etc/edgereap-nothing", limit: 1) == nil)
  }

  /// A folder of this test is root's where the test is.
  @Test func whatRootHasPutThereIsRead() throws {
    let host = Host()
    guard Self.isRoot else {
      return #expect(host.refusal() == host.refusal("", .otherOwner))
    }
    #expect(try host.read() == "canary: 5\n")
    unlink(host.path)
    #expect(try host.read() == nil)
    rmdir(host.scratch["etc/edgereap"])
    #expect(try host.read() == nil)
    rmdir(host.scratch["etc"])
    #expect(try host.read() == nil)
  }

  /// Everything between the anchor and the file, one after the other.
  @Test(arguments: ["", "etc", "etc/edgereap", "etc/edgereap/policy.yaml"])
  func whatOthersCanWriteToIsRefused(_ name: String) throws {
    guard Self.isRoot else { return try aFileOfRootsIsReadByAnybody() }
    for mode in [0o20, 0o2, 0o1002] as [mode_t] {
      let host = Host()
      let path = name.isEmpty ? host.scratch.path : host.scratch[name]
      let whole = (name.hasSuffix("yaml") ? 0o644 : 0o755) | mode
      chmod(path, whole)
      #expect(host.refusal() == host.refusal(name, .openToOthers(mode: whole)))
    }
  }

  @Test(arguments: ["", "etc", "etc/edgereap", "etc/edgereap/policy.yaml"])
  func whatIsNotRootsIsRefused(_ name: String) throws {
    guard Self.isRoot else { return try aFileOfRootsIsReadByAnybody() }
    let host = Host()
    chown(name.isEmpty ? host.scratch.path : host.scratch[name], 65_534, 65_534)
    #expect(host.refusal() == host.refusal(name, .otherOwner))
    // Not even where the file is absent: who owns its folder may have removed it.
    guard name == "etc/edgereap" else { return }
    unlink(host.path)
    #expect(host.refusal() == host.refusal(name, .otherOwner))
  }

  @Test(arguments: ["etc", "etc/edgereap", "etc/edgereap/policy.yaml"])
  func noSymlinkIsFollowed(_ name: String) throws {
    guard Self.isRoot else { return try aFileOfRootsIsReadByAnybody() }
    let host = Host()
    let path = host.scratch[name]
    rename(path, host.scratch["aside"])
    symlink(host.scratch["aside"], path)
    #expect(host.refusal() == host.refusal(name, .symlink))
    // One that leads nowhere is no absence.
    unlink(path)
    symlink("/nonexistent", path)
    let dangling = host.refusal()
    #expect(name == "etc" || dangling == host.refusal(name, .symlink))
    unlink(path)
    rename(host.scratch["aside"], path)
  }

  @Test func whatIsNoFileIsRefusedAndNotWaitedFor() throws {
    guard Self.isRoot else { return try aFileOfRootsIsReadByAnybody() }
    let makers: [(FileRefusal, (String) -> Int32)] = [
      (.otherKind(.pipe), { mkfifo($0, 0o644) }), (.otherKind(.folder), { mkdir($0, 0o755) }),
      (.otherKind(.socket), { mknod($0, S_IFSOCK | 0o644, 0) }),
    ]
    for (problem, make) in makers {
      let host = Host()
      unlink(host.path)
      #expect(make(host.path) == 0)
      #expect(host.refusal() == host.refusal("etc/edgereap/policy.yaml", problem))
    }
    let host = Host()
    unlink(host.path)
    rmdir(host.scratch["etc/edgereap"])
    host.scratch.write("x", to: "etc/edgereap")
    #expect(host.refusal() == host.refusal("etc/edgereap", .otherKind(.file)))
  }

  @Test func oneThatIsTooLongIsRefused() throws {
    guard Self.isRoot else { return try aFileOfRootsIsReadByAnybody() }
    let host = Host()
    #expect(host.refusal(limit: 10) == nil)
    #expect(host.refusal(limit: 9) == host.refusal("etc/edgereap/policy.yaml", .tooLong))
  }

  /// Images that share files give them a second name, and so may a backup.
  @Test func aSecondNameIsNoReason() throws {
    guard Self.isRoot else { return try aFileOfRootsIsReadByAnybody() }
    let host = Host()
    link(host.path, host.scratch["other"])
    #expect(try host.read() == "canary: 5\n")
  }
}
