internal import ArgumentParser

/// Prints the manual page's source, for those who build and pack the program.
struct ManualCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the source of the manual page.", shouldDisplay: false)

  func run() async throws {
    try await Command.run { _ in
      try StandardStreams.write(try Manual().page)
      return .done
    }
  }
}
