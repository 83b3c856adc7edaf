import ArgumentParser
import Fleet
import Logging
import Synchronization
import Words

/// What every command does the same: turn what went wrong into one sentence and an exit code, for
/// the operator and for the log.
enum CommandRunner {
  /// - Parameter body: is handed where the command's log has to be told of once there is one.
  static func run(_ body: (CommandLog) async throws -> ExitStatus) async throws {
    let log = CommandLog()
    let result: Result<ExitStatus, any Error>
    do {
      result = .success(try await body(log))
    } catch {
      result = .failure(error)
    }
    await log.settle()
    do {
      let status = try result.get()
      guard status != .done else { return }
      log.noteEnd(status)
      throw ExitCode(status.rawValue)
    } catch let code as ExitCode {
      throw code
    } catch {
      guard let exit = ending(for: error) else { throw error }
      log.noteEnd(exit)
      if !exit.message.isEmpty { StandardStreams.tell(exit.message) }
      throw ExitCode(exit.status.rawValue)
    }
  }

  private static func ending(for error: any Error) -> Exit? {
    switch error {
    case let exit as Exit: exit
    case let refusal as PlanRefusal: Exit(refusal)
    case let failure as ServiceFailure: Exit(failure)
    case let error as SettingsError: Exit(.settings, error.sentence)
    case let error as JournalError: Exit(.journal) { $0.journal(error) }
    case let error as any CustomStringConvertible & Error: Exit(.journal, error.description)
    default: nil
    }
  }
}

/// Where the end of a command is noted. A command has a log as soon as its options and settings have
/// been read; what goes wrong before that is said on standard error alone.
final class CommandLog: Sendable {
  private let logger = Mutex<Logger?>(nil)
  private let reports = Mutex<[(reports: OperationReports, isWatched: Bool)]>([])

  func become(_ log: Logger) { logger.withLock { $0 = log } }

  /// - Parameter isWatched: Whether standard error is a terminal.
  func add(_ reports: OperationReports, isWatched: Bool) {
    self.reports.withLock { $0.append((reports, isWatched)) }
  }

  /// Returns when everything has been reported that there is to report of operations, or given up.
  func settle() async {
    let all = reports.withLock { $0 }
    await withDiscardingTaskGroup { group in
      for (reports, isWatched) in all {
        group.addTask { await reports.settle(isWatched: isWatched) }
      }
    }
  }

  /// It was done, and not everything went well.
  func noteEnd(_ status: ExitStatus) {
    let log = logger.withLock { $0 }
    log?.notice("ended", metadata: ["exit": "\(status.rawValue)"])
  }

  /// It could not be done.
  func noteEnd(_ exit: Exit) {
    var metadata: Logger.Metadata = [
      "exit": "\(exit.status.rawValue)", "reason": "\(exit.sentence(.log))",
    ]
    if !exit.requestID.isEmpty { metadata["request_id"] = "\(exit.requestID)" }
    let log = logger.withLock { $0 }
    log?.error("ended", metadata: metadata)
  }
}
