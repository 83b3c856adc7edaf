import ArgumentParser
import Words

/// Prints the manual page's source and the reference pages, for those who pack the program and for those
/// who have nothing but the program.
struct ManualCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "manual", abstract: Words.spoken.manualAbstract)
  }

  enum Page: String, ExpressibleByArgument, CaseIterable {
    /// `edgereap.1`.
    case man
    case settings, filter, keys
  }

  @OptionGroup var language: LanguageOptions
  @Argument(help: .spoken(\.pageHelp)) var page = Page.man

  func run() async throws {
    try await CommandRunner.run { _ in
      let text =
        switch page {
        case .man: try Manual().page
        case .settings: Reference.settings
        case .filter: Reference.filter
        case .keys: Reference.keys
        }
      try StandardStreams.write(text)
      return .done
    }
  }
}
