import ArgumentParser
import Fleet
import Reaper

struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List the operations of this host, or show one in full.")

  @OptionGroup var output: OutputOptions
  @Argument(help: "An operation.", completion: Completion.operations) var operation: String?
  @Flag(help: "Check that the journal is what was written.") var verify = false

  func run() async throws {
    try await CommandRunner.run { _ in
      let paths = Paths(environment: .current())
      let journal = JournalDirectory(path: paths.operations, digest: FleetSession.digest)
      if verify { return try verify(journal) }
      guard let operation else { return try list(journal) }
      do {
        guard let results = try journal.replay(operation).results else {
          throw Exit(.badInput, "the journal of \(operation) has no operation; nothing was sent")
        }
        let follower = OperationFollower(
          format: output.output, progress: Progress(isShown: false), wait: 0)
        if output.output == .jsonl {
          try OutputWriter(format: .jsonl).writeLines(results.instances.map { ResultRecord($0) })
        } else {
          try follower.write(results)
        }
      } catch let error as JournalError {
        throw Exit(error.status, error.description)
      }
      return .done
    }
  }

  private func list(_ journal: JournalDirectory) throws -> ExitStatus {
    let operations = try journal.history()
    try OutputWriter(format: output.output).write(operations.map(HistoryRecord.init))
    var status = ExitStatus.done
    for operation in operations {
      guard case .unreadable(let reason) = operation.status else { continue }
      StandardStreams.say("edgereap: \(operation.id): \(reason)")
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
        let torn = replay.tornBytes > 0 ? "; its last line was not written to its end" : ""
        StandardStreams.say("\(id): the chain holds\(torn)")
      } catch {
        isWhole = false
        StandardStreams.say("\(id): \(error.description)")
      }
    }
    return isWhole ? .done : .badInput
  }
}

/// One operation of a list.
struct HistoryRecord: OutputRow {
  static let columns = [
    "id", "started_at", "started_by", "status", "targets", "totals", "account", "site", "endpoint",
  ]
  static let tableColumns = ["id", "started_by", "account", "site", "status", "targets", "totals"]

  var id: String
  var startedAt: Timestamp?
  var startedBy: String
  var status: String
  var targets: Int
  var totals: [String: Int]
  /// nil where it could not be learned, or its journal cannot be read.
  var account: String?
  var site: Site?
  var endpoint: String?

  init(_ operation: PastOperation) {
    id = operation.id
    startedAt = operation.startedAt
    startedBy = operation.startedBy
    status = operation.status.word
    targets = operation.targets
    totals = Dictionary(
      uniqueKeysWithValues: operation.totals.map { ($0.key.rawValue, $0.value) })
    account = operation.owner?.account?.id
    site = operation.owner?.site
    endpoint = operation.owner?.endpoint
  }

  private enum CodingKeys: String, CodingKey {
    case id, status, targets, totals, account, site, endpoint
    case startedAt = "started_at"
    case startedBy = "started_by"
  }

  func text(of column: String) -> String {
    switch column {
    case "id": id
    case "started_at": startedAt?.iso8601() ?? ""
    case "started_by": startedBy
    case "status": status
    case "targets": String(targets)
    case "totals":
      totals.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: " ")
    case "account": account ?? ""
    case "site": site?.rawValue ?? ""
    case "endpoint": endpoint ?? ""
    default: ""
    }
  }
}
