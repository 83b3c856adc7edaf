internal import ArgumentParser
internal import Fleet

/// What every command does the same: turn what went wrong into one sentence and an exit code.
enum Command {
  static func run(_ body: () async throws -> ExitStatus) async throws {
    let status: ExitStatus
    do {
      status = try await body()
    } catch let exit as Exit {
      if !exit.message.isEmpty { StandardStreams.say("edgereap: \(exit.message)") }
      throw ExitCode(exit.status.rawValue)
    } catch let failure as ServiceFailure {
      StandardStreams.say("edgereap: \(failure.words)")
      throw ExitCode(ExitStatus(of: failure).rawValue)
    } catch let error as SettingsError {
      StandardStreams.say("edgereap: \(error)")
      throw ExitCode(ExitStatus.settings.rawValue)
    } catch let error as any CustomStringConvertible & Error {
      StandardStreams.say("edgereap: \(error.description)")
      throw ExitCode(ExitStatus.journal.rawValue)
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
