internal import ArgumentParser

struct SettingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Check the settings, or print a commented sample.")

  @Flag(help: "Print every key with its meaning and default.") var sample = false

  func run() async throws {
    try await Command.run { _ in
      if sample {
        try StandardStreams.write(Settings.sample)
        return .done
      }
      let path = Paths(environment: .current()).settingsFile
      do {
        let settings = try Settings.load(from: path)
        _ = try settings.commandTable(file: path)
      } catch let error as SettingsError {
        throw Exit(.settings, error.description)
      }
      StandardStreams.say("\(path) can be used")
      return .done
    }
  }
}
