import ArgumentParser
import Fleet
import Reaper
import Words

struct HistoryCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "history", abstract: Words.spoken.historyAbstract)
  }

  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: .spoken(\.pastHelp), completion: Completion.operations) var operation: String?
  @Flag(help: .spoken(\.verifyHelp)) var verify = false

  func run() async throws {
    try await CommandRunner.run { _ in
      if !output.quiet { HostPolicy.read().sayUntrusted() }
      let paths = Paths(environment: .current())
      let journal = JournalDirectory(path: paths.operations, digest: FleetSession.digest)
      do {
        if verify { return try verify(journal) }
        guard let operation else { return try list(journal) }
        guard let results = try journal.replay(operation).results else {
          throw Exit(.badInput) { $0.emptyJournal(operation) }
        }
        let follower = OperationFollower(
          format: output.output, progress: Progress(isShown: false), wait: 0)
        if output.output == .jsonl {
          try OutputWriter(format: .jsonl).writeLines(results.instances.map { ResultRecord($0) })
        } else {
          try follower.write(results)
        }
      } catch let error as JournalError {
        throw Exit(error)
      }
      return .done
    }
  }

  private func list(_ journal: JournalDirectory) throws -> ExitStatus {
    let operations = try journal.history()
    try OutputWriter(format: output.output).write(operations.map(HistoryRecord.init))
    var status = ExitStatus.done
    for operation in operations {
      guard case .unreadable(let error) = operation.status else { continue }
      StandardStreams.tell(Words.spoken.complaint(operation.id, Words.spoken.journal(error)))
      status = .incomplete
    }
    return status
  }

  /// Every journal that is asked for, to its last line.
  private func verify(_ journal: JournalDirectory) throws -> ExitStatus {
    var isWhole = true
    for id in try operation.map({ [$0] }) ?? journal.operations() {
      do {
        let replay = try journal.replay(id)
        StandardStreams.say(Words.spoken.chainHolds(id, isTorn: replay.tornBytes > 0))
      } catch {
        isWhole = false
        StandardStreams.say(Words.spoken.complaint(id, Words.spoken.journal(error)))
      }
    }
    return isWhole ? .done : .badInput
  }
}

/// One operation of a list.
struct HistoryRecord: OutputRow {
  private var operation: PastOperation

  init(_ operation: PastOperation) { self.operation = operation }

  /// Whose it is, and when it began, are left out where its journal cannot be read.
  static let columns: [OutputColumn<HistoryRecord>] = [
    OutputColumn("id") { .text($0.operation.id) },
    OutputColumn("started_at") { row in row.operation.startedAt.map { .time($0) } ?? .nothing },
    OutputColumn("started_by") { .text($0.operation.startedBy) },
    OutputColumn("status") { .text($0.operation.status.word) },
    OutputColumn("targets") { .number($0.operation.targets) },
    OutputColumn("totals") { row in
      .counts(.init(uniqueKeysWithValues: row.operation.totals.map { ($0.rawValue, $1) }))
    },
    OutputColumn("account") { .optional($0.operation.owner?.account?.id) },
    OutputColumn("site") { .optional($0.operation.owner?.site.rawValue) },
    OutputColumn("endpoint") { .optional($0.operation.owner?.endpoint) },
    OutputColumn("reason") { .optional($0.operation.reason) },
    OutputColumn("signed_by") { row in
      row.operation.signedBy.isEmpty
        ? .nothing : .text(row.operation.signedBy.joined(separator: ", "))
    },
  ]
  static let tableColumns = [
    "id", "started_by", "account", "site", "status", "targets", "totals", "reason", "signed_by",
  ]
}

extension OutputValue {
  fileprivate static func optional(_ text: String?) -> OutputValue {
    text.map { .text($0) } ?? .nothing
  }
}
