import ArgumentParser
import Canvas
import Words

struct ThemesCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "themes", abstract: Words.spoken.themesAbstract)
  }

  @OptionGroup var language: LanguageOptions

  func run() async throws {
    try await CommandRunner.run { _ in
      let host = HostEnvironment.current()
      let library = ThemeLibrary(paths: Paths(environment: host), program: Host.programPath)
      let showsColour = host.isOutputTerminal && host["NO_COLOR"] == nil
      var isWhole = true
      for name in library.names {
        do {
          let theme = try library.load(name)
          try StandardStreams.write(line(theme, showsColour: showsColour))
        } catch let error as SettingsError {
          isWhole = false
          StandardStreams.say(error.description)
        }
      }
      return isWhole ? .done : .settings
    }
  }

  private static let samples: [Role] = [
    .title, .cursor, .marked, .stateRunning, .outcomeTerminating, .outcomeStuck, .outcomeFailed,
    .outcomeGone, .buttonDanger,
  ]

  private func line(_ theme: Theme, showsColour: Bool) -> String {
    let name = theme.name + String(repeating: " ", count: max(1, 20 - theme.name.count))
    guard showsColour else {
      return "\(name) \(Words.spoken.appearance(theme.appearance.rawValue))\n"
    }
    let words = Self.samples.map { role in
      "\(theme[role].sequence(over: theme)) \(role.name.replacing("_", with: " ")) \u{1b}[0m"
    }
    return name + words.joined() + "\n"
  }
}

extension Style {
  /// The escape sequence that turns a style on, for a sample on standard output.
  fileprivate func sequence(over theme: Theme) -> String {
    var codes = ["0"]
    if emphasis.contains(.bold) { codes.append("1") }
    if emphasis.contains(.underline) { codes.append("4") }
    if emphasis.contains(.reverse) { codes.append("7") }
    codes.append(foreground.code(base: 38) ?? "39")
    codes.append(background.code(base: 48) ?? "49")
    return "\u{1b}[\(codes.joined(separator: ";"))m"
  }
}

extension Colour {
  fileprivate func code(base: Int) -> String? {
    switch self {
    case .terminalDefault: nil
    case .indexed(let index): "\(base);5;\(index)"
    case .rgb(let colour): "\(base);2;\(colour.red);\(colour.green);\(colour.blue)"
    }
  }
}
