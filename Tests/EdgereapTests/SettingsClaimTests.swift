import Fleet
import Glibc
import Support
import Testing

@testable import edgereap

/// What a settings file takes to be true, and a file that only seems to be missing.
struct SettingsClaimTests {
  private static let text = """
    protection:
    - {rule: a, reason: x, region: ap-tokio}
    - {rule: b, reason: x, region: ap-tokyo, zone: ap-tokyo-9}
    - {rule: c, reason: x, expires: 2026-01-01T00:00:00Z, zone: mars-1}
    profiles:
      night:
        regions: [ap-seoul, ap-soul]
        protection: [{rule: d, reason: x, region: ap-mars}]
    """

  /// Newer services may have more than the program knows, so that the file can be used.
  @Test func whatIsNotKnownIsSaidWithItsPlace() throws {
    let settings = try Settings.parse(Self.text, file: "c")
    let now = try #require(Timestamp(iso8601: "2026-06-01T00:00:00Z"))
    let unless = "; refused unless a service has it"
    #expect(
      settings.doubts(file: "c", at: now).map(\.description) == [
        "c:2:32: rule 'a': region 'ap-tokio' is not known\(unless); did you mean 'ap-tokyo'?",
        "c:4:33: rule 'c' has expired and no longer protects",
        "c:4:61: rule 'c': zone 'mars-1' is in no known region\(unless)",
        "c:7:25: profile 'night': region 'ap-soul' is not known\(unless); did you mean 'ap-seoul'?",
        "c:8:47: rule 'd': region 'ap-mars' is not known\(unless)",
      ])
  }

  /// A rule that protects must not vanish with its file.
  @Test(arguments: ["pipe", "folder", "dangling", "parent", "file", "device"])
  func onlyNothingIsTheDefaults(_ kind: String) throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/x/config.yaml"
    if kind != "parent", kind != "file" { mkdir("\(folder.path)/x", 0o700) }
    switch kind {
    case "pipe": mkfifo(path, 0o600)
    case "folder": mkdir(path, 0o700)
    case "dangling": symlink("/nonexistent", path)
    case "device": symlink("/dev/null", path)
    case "parent": symlink("/nonexistent", "\(folder.path)/x")
    default: close(open("\(folder.path)/x", O_WRONLY | O_CREAT, 0o600))
    }
    let error = #expect(throws: SettingsError.self) { try Settings.load(from: path) }
    #expect(error?.description.contains("config.yaml: cannot be read: ") == true)
  }

  @Test(arguments: ["/nonexistent/x/config.yaml", "/dev/null/x/config.yaml", "/proc/none/c"])
  func nothingIsTheDefaults(_ path: String) throws {
    #expect(try Settings.load(from: path) == Settings())
  }
}
