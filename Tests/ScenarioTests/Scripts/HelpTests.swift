import FoundationEssentials
import Support
import Testing

extension Scenarios {
  /// `--help` as operators meet it, in both languages.
  @Suite struct HelpPages {
    private func run(
      _ arguments: [String], _ environment: [String: String] = [:], settings: String? = nil
    ) throws -> ChildProcess.Ending {
      let folder = try Folder()
      defer { withExtendedLifetime(folder) {} }
      let home = folder.path
      if let settings {
        try FileManager.default.createDirectory(
          atPath: "\(home)/edgereap", withIntermediateDirectories: true)
        try settings.write(
          toFile: "\(home)/edgereap/config.yaml", atomically: true, encoding: .utf8)
      }
      var variables = ["LC_ALL": "C.UTF-8", "HOME": home, "XDG_CONFIG_HOME": home]
      variables.merge(environment) { _, new in new }
      return try ChildProcess(
        BuiltProgram.path("edgereap"), arguments, environment: variables, folder: folder
      ).wait()
    }

    private static let commands = [
      "list", "plan", "apply", "terminate", "watch", "stop", "history", "simulate", "doctor",
      "themes",
      "settings", "manual",
    ]

    @Test(arguments: commands) func everyWayToAskForHelpGivesThePageOfTheCommand(
      command: String
    ) throws {
      let page = try run([command, "--help"])
      #expect(page.code == 0 && page.errors.isEmpty, "\(page.errors)")
      #expect(page.output.contains("Usage: edgereap \(command)"))
      for words in [
        [command, "-h"], ["help", command], ["--help", command],
        [command, "--profile", "x", "--help"],
      ] {
        let other = try run(words)
        #expect(other.code == 0 && other.output == page.output, "\(words)")
      }
    }

    @Test(arguments: [[]] + commands.map { [$0] }) func everyRowIsChinese(
      command: [String]
    ) throws {
      let english = try run(command + ["--help"])
      let page = try run(command + ["--lang", "zh", "--help"])
      #expect(page.code == 0)
      #expect(page.output != english.output)
      for paragraph in page.output.components(separatedBy: "\n") {
        // Three English words in a row would be a sentence of ours.
        let words = paragraph.split { !$0.isASCII || !($0.isLetter || $0 == " ") }
        let longest = words.map { $0.split(separator: " ").count { word in word.count > 2 } }.max()
        #expect((longest ?? 0) < 3, "\(paragraph)")
      }
    }

    @Test func theLanguageIsTheOptionsThenTheSettingsThenTheLocales() throws {
      let chinese = try run(["--lang", "zh", "list", "--help"]).output
      let english = try run(["list", "--help"]).output
      #expect(try run(["list", "--help"], ["LC_ALL": "zh_CN.UTF-8"]).output == chinese)
      #expect(try run(["list", "-h"], settings: "language: zh\n").output == chinese)
      #expect(
        try run(["list", "--lang", "en", "-h"], settings: "language: zh\n").output == english)
    }

    @Test func theSampleOfTheSettingsIsInBothLanguages() throws {
      let english = try run(["settings", "--sample"])
      let chinese = try run(["settings", "--sample", "--lang", "zh"])
      #expect(english.code == 0 && chinese.code == 0)
      #expect(english.output.allSatisfy { $0.isASCII || "勿删…".contains($0) })
      #expect(chinese.output.contains("默认使用的配置"))
    }
  }
}
