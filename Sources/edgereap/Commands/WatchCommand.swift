import ArgumentParser
import Fleet
import Reaper
import Words

struct WatchCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "watch", abstract: Words.spoken.watchAbstract)
  }

  @OptionGroup var cloud: CloudArguments
  @OptionGroup var output: OutputOptions
  @OptionGroup var waiting: WaitArguments<WaitOfWatcher>
  @Argument(
    help: .spoken(\.watchedHelp),
    completion: Completion.operations)
  var operation: String?

  func run() async throws {
    try await CommandRunner.run { log in
      try cloud.options.refuseNarrowing(of: "watch")
      let session = try FleetSession.open(cloud.options, ending: log, isQuiet: output.quiet)
      defer { session.close() }
      let identity = try await session.identity()
      let id = try operation ?? session.newestOperation(of: identity)
      let progress = Progress(isShown: session.host.isErrorTerminal && !output.quiet)
      session.reports?.complainOnStandardError(beside: progress)
      var follower = OperationFollower(
        format: output.output, progress: progress, wait: waiting.seconds, isQuiet: output.quiet)
      let finished = try session.finishedResults(of: id, identity)
      if let finished, finished.unreadAddresses.isEmpty {
        return try follower.end(with: finished)
      }
      do {
        if session.journal.isOpen(id),
          let status = try await follower.follow(elsewhere: id, in: session, as: identity)
        {
          return status
        }
        let beginning = Beginning(wait: waiting.seconds)
        defer { beginning.finish() }
        let operation = try await beginning.operation(of: session.reaper) {
        } attempt: {
          try session.reaper.resume(id, as: identity)
        }
        session.log.note(operation)
        defer { session.log.noteEnd(of: operation) }
        follower.wait = beginning.remainingWait
        return try await follower.follow(operation, in: session.journal)
      } catch let error as JournalError {
        // It is known how it ended; only the addresses that remain cannot be read and recorded.
        guard let finished else { throw Exit(error) }
        StandardStreams.tell(Words.spoken.journal(error))
        return try follower.end(with: finished)
      }
    }
  }
}

extension FleetSession {
  /// The newest of this fleet that is open, else the newest.
  fileprivate func newestOperation(of identity: FleetIdentity) throws -> String {
    let open = try journal.running(of: identity) + journal.unfinished(of: identity).map(\.id)
    if let newest = open.max() { return newest }
    for operation in try journal.history() {
      guard let header = try? journal.replay(operation.id).results?.header,
        header.plan.identity.isSameFleet(as: identity)
      else { continue }
      return operation.id
    }
    throw Exit(.badInput) { $0.noOperation(in: paths.operations) }
  }

  /// What an operation that nothing is open in came to; nil for one that can be followed.
  fileprivate func finishedResults(
    of id: String, _ identity: FleetIdentity
  ) throws -> Results? {
    let results: Results?
    do {
      results = try journal.replay(id).results
    } catch {
      throw Exit(error)
    }
    guard let results else { return nil }
    guard results.header.plan.identity.isSameFleet(as: identity) else {
      throw Exit(.refused) { $0.otherFleet(id) }
    }
    return results.openCount == 0 ? results : nil
  }
}

extension Exit {
  init(_ error: JournalError) { self.init(error.status) { $0.journal(error) } }
}

extension JournalError {
  var status: ExitStatus {
    switch self {
    case .cannotWrite, .locked: .journal
    case .otherIdentity, .ownedElsewhere: .refused
    case .cannotRead, .notFound, .brokenChain, .newerVersion: .badInput
    }
  }
}
