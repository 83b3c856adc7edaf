import Fleet
import FoundationEssentials
import Glibc
import Testing

@testable import TencentCloud

/// Where the pace is kept, and what is not believed to be that place.
struct PacePlaceTests {
  private static let user = geteuid()

  /// Folders of a test: one for XDG_RUNTIME_DIR, one with those of all users, one that is open to all.
  private final class Host {
    let root = "/tmp/edgereap-test-\(UUID().uuidString)"
    var runtime: String { "\(root)/runtime" }
    var own: String { "\(root)/run/\(user)" }
    var shared: String { "\(root)/shared" }
    var last: String { "\(shared)/edgereap-\(user)" }

    init() {
      for (folder, mode) in [
        (root, 0o700), (runtime, 0o700), ("\(root)/run", 0o755), (own, 0o700), (shared, 0o1777),
      ] {
        mkdir(folder, 0o700)
        chmod(folder, mode_t(mode))
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func places(_ runtimeFolder: String?) -> [PacePlace] {
      PacePlace.all(runtimeFolder: runtimeFolder, runtimeFolders: "\(root)/run", shared: shared)
    }

    /// The first that can be used.
    func inUse(_ runtimeFolder: String?) -> String? {
      places(runtimeFolder).first { $0.refusal() == nil }?.path
    }

    func ledger(_ runtimeFolder: String?) -> FileSlotLedger {
      FileSlotLedger(places: places(runtimeFolder), bootID: "b") { .seconds(50) }
    }

    func mode(_ path: String) -> mode_t? {
      var status = stat()
      return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
    }
  }

  @Test func `the best place is the runtime folder, then the user's own, then one in the open`() {
    let host = Host()
    #expect(host.inUse(host.runtime) == "\(host.runtime)/edgereap/pace")
    #expect(host.inUse("\(host.runtime)//") == "\(host.runtime)/edgereap/pace")
    #expect(host.inUse(nil) == "\(host.own)/edgereap/pace")
    rmdir("\(host.own)/edgereap/pace")
    rmdir("\(host.own)/edgereap")
    rmdir(host.own)
    #expect(host.inUse(nil) == "\(host.last)/pace")
    for made in ["\(host.runtime)/edgereap/pace", "\(host.runtime)/edgereap", host.last] {
      #expect(host.mode(made) == 0o700)
    }
    // Nobody but the system makes the user's runtime folder.
    #expect(host.mode(host.own) == nil)
  }

  @Test(
    "a runtime folder that is none is passed over",
    arguments: ["relative", "", "./x", "~", "missing", "file", "symlink", "symlink/", "open", "/"])
  func odd(name: String) {
    let host = Host()
    let path = name.hasPrefix("/") ? name : "\(host.root)/\(name)"
    close(open("\(host.root)/file", O_CREAT | O_WRONLY, 0o600))
    symlink(host.runtime, "\(host.root)/symlink")
    mkdir("\(host.root)/open", 0o700)
    chmod("\(host.root)/open", 0o710)
    let isAbsolute = ["missing", "file", "symlink", "symlink/", "open", "/"].contains(name)
    #expect(host.inUse(isAbsolute ? path : name) == "\(host.own)/edgereap/pace")
    #expect(host.mode("\(host.runtime)/edgereap") == nil)
    #expect(host.mode("\(host.root)/missing") == nil)
  }

  @Test(
    "whatever is planted where it would be in the open is refused, and the program counts alone",
    arguments: [
      "file", "symlink", "dangling symlink", "open", "group", "pipe", "pace is a symlink",
      "pace is open",
    ])
  func planted(kind: String) {
    let host = Host()
    rmdir(host.own)
    let elsewhere = "\(host.root)/elsewhere"
    mkdir(elsewhere, 0o700)
    switch kind {
    case "file": close(open(host.last, O_CREAT | O_WRONLY, 0o600))
    case "symlink": symlink(elsewhere, host.last)
    case "dangling symlink": symlink("\(host.root)/nothing", host.last)
    case "open", "group":
      mkdir(host.last, 0o700)
      chmod(host.last, kind == "open" ? 0o701 : 0o750)
    case "pipe": mkfifo(host.last, 0o600)
    default:
      mkdir(host.last, 0o700)
      if kind == "pace is open" {
        mkdir("\(host.last)/pace", 0o700)
        chmod("\(host.last)/pace", 0o777)
      } else {
        symlink(elsewhere, "\(host.last)/pace")
      }
    }
    #expect(host.inUse(nil) == nil)
    #expect(host.places(nil).allSatisfy { $0.refusal() != nil })
    let slots = (0..<2).map { _ in
      host.ledger(nil).reserve(LedgerTests.lane, spacing: LedgerTests.spacing)
    }
    #expect(slots.allSatisfy { $0.begin == .seconds(50) })
    #expect((try? FileManager.default.contentsOfDirectory(atPath: elsewhere)) == [])
    #expect(host.mode("\(host.root)/nothing") == nil)
  }

  /// Only root can make somebody else's.
  @Test(.enabled(if: geteuid() == 0))
  func `a folder of another user is refused`() {
    let host = Host()
    rmdir(host.own)
    mkdir(host.last, 0o700)
    chown(host.last, 65534, 65534)
    chown(host.runtime, 65534, 65534)
    #expect(host.inUse(host.runtime) == nil)
    #expect(
      host.places(host.runtime).compactMap { $0.refusal()?.problem }.filter {
        $0 == .otherOwner
      }.count == 2)
  }

  @Test func `a place that comes and goes is followed by those who run`() {
    let host = Host()
    rmdir(host.own)
    let early = host.ledger(nil)
    let first = early.reserve(LedgerTests.lane, spacing: LedgerTests.spacing)
    mkdir(host.own, 0o700)
    // The early one brings its own count along.
    #expect(early.reserve(LedgerTests.lane, spacing: LedgerTests.spacing).begin == first.end)
    let late = host.ledger(nil).reserve(LedgerTests.lane, spacing: LedgerTests.spacing)
    #expect(late.begin == first.end + LedgerTests.spacing)
  }
}
