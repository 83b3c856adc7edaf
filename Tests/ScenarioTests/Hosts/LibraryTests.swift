import Glibc
import Support
import Testing

extension Scenarios {
  /// libcurl is opened when something is to be sent, not when the program begins.
  @Suite struct Libraries {
    /// As on a machine whose libcurl cannot be used: an empty file has its name.
    private func surroundings(_ stage: Stage) throws -> [String: String] {
      let folder = "\(stage.folder.path)/libraries"
      mkdir(folder, 0o700)
      try Folder.write("", to: "\(folder)/libcurl.so.4")
      return ["LD_LIBRARY_PATH": folder]
    }

    @Test func aCommandWithoutLibcurlSaysWhatToInstall() throws {
      let stage = try Stage("--instances", "10")
      let broken = try surroundings(stage)
      for command in ["list", "doctor"] {
        let run = try stage.run(command, changing: broken)
        #expect(run.code == 69, "\(command)")
        #expect((run.output + run.errors).contains("libcurl.so.4: file too short"), "\(command)")
        #expect((run.output + run.errors).contains("Install libcurl"), "\(command)")
      }
    }

    @Test func whatSendsNothingNeedsNoLibcurl() throws {
      let stage = try Stage("--instances", "10")
      let broken = try surroundings(stage)
      for command in ["--version", "--help", "history", "themes"] {
        #expect(try stage.run(command, changing: broken).code == 0, "\(command)")
      }
    }

    @Test func theScreenWithoutLibcurlSaysSoAndCanBeLeft() throws {
      let stage = try Stage("--instances", "10")
      let screen = try stage.screen(width: 120, height: 30, changing: try surroundings(stage))
      try screen.wait(for: "NoLibrary", seconds: 30)
      screen.send("q")
      #expect(try screen.waitForExit() == .code(0))
    }
  }
}
