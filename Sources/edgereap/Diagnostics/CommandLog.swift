import Logging
import Synchronization

/// Where the end of a command is noted. A command has a log as soon as its options and settings have
/// been read; what goes wrong before that is said on standard error alone.
final class CommandLog: Sendable {
  private let logger = Mutex<Logger?>(nil)

  func become(_ log: Logger) { logger.withLock { $0 = log } }

  /// It was done, and not everything went well.
  func noteEnd(_ status: ExitStatus) {
    let log = logger.withLock { $0 }
    log?.notice("ended", metadata: ["exit": "\(status.rawValue)"])
  }

  /// It could not be done.
  func noteEnd(_ exit: Exit) {
    var metadata: Logger.Metadata = [
      "exit": "\(exit.status.rawValue)", "reason": "\(exit.message)",
    ]
    if !exit.requestID.isEmpty { metadata["request_id"] = "\(exit.requestID)" }
    let log = logger.withLock { $0 }
    log?.error("ended", metadata: metadata)
  }
}
