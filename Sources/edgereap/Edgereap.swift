import ArgumentParser
import CHost
import Glibc
import TC3Signer
import Words

struct Edgereap: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "edgereap", abstract: Words.spoken.programAbstract,
      discussion: Words.spoken.programDiscussion, version: Version.full,
      subcommands: [
        ScreenCommand.self, ListCommand.self, PlanCommand.self, ApplyCommand.self,
        SignCommand.self, TerminateCommand.self, WatchCommand.self, StopCommand.self,
        HistoryCommand.self,
        SimulateCommand.self, DoctorCommand.self, ThemesCommand.self, SettingsCommand.self,
        ManualCommand.self,
      ],
      defaultSubcommand: ScreenCommand.self)
  }

  static func main() async {
    let host = HostEnvironment.current()
    Host.keepToItself(backtrace: host["SWIFT_BACKTRACE"])
    Cryptography.keepUntilExit(readsConfiguration: !host_is_portable())
    do throws(Exit) {
      let words = try Arguments.words()
      SpokenLanguage.begin(words, in: host)
      guard host_has_proc() else { throw Exit(.settings) { $0.needsProc } }
      if let command = try Help.requested(by: words) {
        return try StandardStreams.write(Help(of: command, in: host).text)
      }
      guard let shell = CompletionScript.requestedShell(in: words) else {
        return await run(try WrittenOptions.inOrder(words))
      }
      try StandardStreams.write(CompletionScript(for: shell).text)
    } catch {
      StandardStreams.tell(error.message)
      Glibc.exit(error.status.rawValue)
    }
  }

  /// As the parser's own `main` does, but that an argument which is complained of does not reach the
  /// terminal raw. Without arguments there is nothing to parse.
  private static func run(_ arguments: [String]) async {
    do {
      guard !arguments.isEmpty else { return try await ScreenStart().run() }
      var command = try await asyncParseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      let code = exitCode(for: error)
      guard code != .success else { exit(withError: error) }
      // The screen is the program without a command.
      let printed = fullMessage(for: error).replacing("edgereap screen ", with: "edgereap ")
      let message = Words.spoken.parserComplaint(message(for: error), printed: printed)
      if !message.isEmpty { StandardStreams.say(message) }
      Glibc.exit(code.rawValue)
    }
  }
}
