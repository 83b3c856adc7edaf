internal import ArgumentParser

@main
struct Edgereap: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edgereap",
    abstract: "List, confirm, terminate and watch Tencent Cloud edge instances.",
    discussion: """
      Without a command the screen opens; 'edgereap --demo' needs no account.

      Exit codes: 0 done; 2 some failed, were held back or cancelled; 3 still terminating; \
      4 some outcomes unknown; 5 refused before sending; 6 listing incomplete; 64 usage; \
      65 bad input; 69 unreachable; 74 journal; 77 credentials; 78 settings.
      """,
    version: Version.current,
    subcommands: [
      ScreenCommand.self, ListCommand.self, PlanCommand.self, ApplyCommand.self,
      TerminateCommand.self, WatchCommand.self, HistoryCommand.self, SimulateCommand.self,
      DoctorCommand.self, ThemesCommand.self, SettingsCommand.self,
    ],
    defaultSubcommand: ScreenCommand.self)
}
