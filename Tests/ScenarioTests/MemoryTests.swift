import FoundationEssentials
import Support
import Testing

extension Scenarios {
  /// The list of the last time is there before the clouds have answered.
  @Suite(.serialized) struct Memory {
    @Test func theSecondStartShowsTheListOfTheFirst() throws {
      let stage = try Stage("--instances", "300")
      let first = try stage.screen()
      try first.wait(for: "300 of 300", seconds: 30)
      first.send("q")
      #expect(try first.waitForExit() == .code(0))

      let cache = "\(stage.folder.path)/.cache/edgereap"
      let files = try FileManager.default.contentsOfDirectory(atPath: cache)
      #expect(files.count == 1)
      let id = try #require(stage.environment["TENCENTCLOUD_SECRET_ID"])
      let bytes = try Data(contentsOf: URL(filePath: "\(cache)/\(files[0])"))
      #expect(bytes.firstRange(of: Data(id.utf8)) == nil && !files[0].contains(id))

      // Nothing answers: what is shown is what was remembered.
      try stage.switchFaults(on: ["stall"])
      let second = try stage.screen(width: 120)
      try second.wait(for: "300 of 300")
      #expect(second.text.contains("cached "))
      second.send("q")
      #expect(try second.waitForExit() == .code(0))

      // Cut off by a full disk or worse: it is said, and the listing replaces it.
      try stage.switchFaults(off: ["stall"])
      try bytes.prefix(1000).write(to: URL(filePath: "\(cache)/\(files[0])"))
      let third = try stage.screen(width: 120)
      try third.wait(for: "cached list is damaged")
      try third.wait(for: "300 of 300", seconds: 30)
      third.send("q")
      #expect(try third.waitForExit() == .code(0))
      #expect(try Data(contentsOf: URL(filePath: "\(cache)/\(files[0])")).count == bytes.count)
    }
  }
}
