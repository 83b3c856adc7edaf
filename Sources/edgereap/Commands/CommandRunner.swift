import ArgumentParser
import Fleet

/// What every command does the same: turn what went wrong into one sentence and an exit code, for
/// the operator and for the log.
enum CommandRunner {
  /// - Parameter body: is handed where the command's log has to be told of once there is one.
  static func run(_ body: (CommandLog) async throws -> ExitStatus) async throws {
    let log = CommandLog()
    do {
      let status = try await body(log)
      guard status != .done else { return }
      log.noteEnd(status)
      throw ExitCode(status.rawValue)
    } catch let code as ExitCode {
      throw code
    } catch {
      guard let exit = ending(for: error) else { throw error }
      log.noteEnd(exit)
      if !exit.message.isEmpty { StandardStreams.say("edgereap: \(exit.message)") }
      throw ExitCode(exit.status.rawValue)
    }
  }

  private static func ending(for error: any Error) -> Exit? {
    switch error {
    case let exit as Exit: exit
    case let refusal as PlanRefusal: Exit(refusal)
    case let failure as ServiceFailure: Exit(failure)
    case let error as SettingsError: Exit(.settings, "\(error)")
    case let error as any CustomStringConvertible & Error: Exit(.journal, error.description)
    default: nil
    }
  }
}
