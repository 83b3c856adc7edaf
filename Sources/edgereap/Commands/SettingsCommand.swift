import ArgumentParser
import Words

struct SettingsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "settings", abstract: Words.spoken.settingsAbstract)
  }

  @OptionGroup var language: LanguageOptions
  @Flag(help: .spoken(\.sampleHelp)) var sample = false

  func run() async throws {
    try await CommandRunner.run { _ in
      if sample {
        try StandardStreams.write(Settings.sample(.spoken))
        return .done
      }
      let paths = Paths(environment: .current())
      let path = paths.settingsFile
      let settings = try Settings.load(from: path)
      _ = try settings.commandTable(file: path)
      if let theme = settings.theme {
        do throws(SettingsError) {
          _ = try ThemeLibrary(paths: paths, program: Host.programPath).load(theme.text)
        } catch {
          throw theme.error(in: path, error.sentence)
        }
      }
      let isThere = try TextFile.read(path) != nil
      StandardStreams.say(
        isThere ? Words.spoken.settingsUsable(path) : Words.spoken.settingsMissing(path))
      return .done
    }
  }
}
