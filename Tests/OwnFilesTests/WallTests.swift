import FoundationEssentials
import Testing

struct WallTests {
  /// A check that is made here would be missing there.
  @Test func noOtherTargetCallsTheSystemForAFile() throws {
    let call = try Regex(
      #"(^|[^.\w]|Glibc\.)(openat|[fl]?stat|fstatat|flock|rename(at)?|f(data)?sync|mkdir(at)?|unlink(at)?)\("#
    )
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources").standardized.path
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources)
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("OwnFiles/") }
    #expect(files.count > 100)
    // What `doctor` shows of a file is shown of one that is not as it should be, too.
    for file in files where file != "edgereap/Doctor/Doctor+Host.swift" {
      let text = try String(contentsOfFile: "\(sources)/\(file)", encoding: .utf8)
      for line in text.split(separator: "\n") {
        #expect(line.firstMatch(of: call) == nil, "\(file): \(line)")
      }
    }
  }
}
