import ArgumentParser
import Fleet
import Reaper
import Words

struct StopCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "stop", abstract: Words.spoken.stopAbstract)
  }

  @OptionGroup var language: LanguageOptions
  @OptionGroup var quietness: QuietOptions
  @Argument(help: .spoken(\.stoppedHelp), completion: Completion.operations) var operation: String

  func run() async throws {
    try await CommandRunner.run { _ in
      if !quietness.quiet { HostPolicy.read().sayUntrusted() }
      let host = HostEnvironment.current()
      let journal = JournalDirectory(
        path: Paths(environment: host).operations, digest: FleetSession.digest)
      let answer: StopAnswer
      do throws(JournalError) {
        answer = try await journal.stop(operation, as: host.process)
      } catch {
        throw Exit(error)
      }
      let status = ExitStatus(of: answer)
      if status != .done || !quietness.quiet {
        StandardStreams.say(Words.spoken.stop(operation, answer))
      }
      return status
    }
  }
}

extension ExitStatus {
  fileprivate init(of answer: StopAnswer) {
    switch answer {
    case .stopped, .nothingToSend: self = .done
    case .unattended, .unanswered: self = .terminating
    }
  }
}
