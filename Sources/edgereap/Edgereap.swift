internal import ArgumentParser
internal import TC3Signer

@main
struct Edgereap: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edgereap",
    abstract: "List, confirm, terminate and watch Tencent Cloud edge instances.",
    discussion: """
      Without a command the screen opens; 'edgereap --demo' needs no account.

      Exit codes:
      \(ExitStatus.help)
      """,
    version: Version.current,
    subcommands: [
      ScreenCommand.self, ListCommand.self, PlanCommand.self, ApplyCommand.self,
      TerminateCommand.self, WatchCommand.self, HistoryCommand.self, SimulateCommand.self,
      DoctorCommand.self, ThemesCommand.self, SettingsCommand.self, ManualCommand.self,
    ],
    defaultSubcommand: ScreenCommand.self)

  static func main() async {
    Cryptography.keepUntilExit()
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let shell = CompletionScript.requestedShell(in: arguments) else {
      return await main(arguments)
    }
    try? StandardStreams.write(CompletionScript(for: shell).text)
  }
}
