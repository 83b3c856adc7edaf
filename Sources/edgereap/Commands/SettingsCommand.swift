import ArgumentParser

struct SettingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Check the settings, or print a commented sample.")

  @Flag(help: "Print every key with its meaning and default.") var sample = false

  func run() async throws {
    try await CommandRunner.run { _ in
      if sample {
        try StandardStreams.write(Settings.sample)
        return .done
      }
      let paths = Paths(environment: .current())
      let path = paths.settingsFile
      let settings = try Settings.load(from: path)
      SpokenLanguage.adopt(settings.language)
      _ = try settings.commandTable(file: path)
      if let theme = settings.theme {
        do throws(SettingsError) {
          _ = try ThemeLibrary(paths: paths, program: Host.programPath).load(theme.text)
        } catch {
          throw theme.error(in: path, "\(error)")
        }
      }
      StandardStreams.say("\(path) can be used")
      return .done
    }
  }
}
