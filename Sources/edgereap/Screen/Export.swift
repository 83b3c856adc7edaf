import Dashboard
import Fleet
import JSON
import Words

/// Writes what the screen shows to a file, in the fields of the contract.
enum Export {
  /// The event that tells how it went. A file that is there already is not replaced.
  static func write(_ request: ExportRequest, from desk: OperationDesk, saying words: Words)
    -> DashboardEvent
  {
    guard request.path != "-" else {
      return .writeFailed(path: "-", reason: words.screenIsOnOutput)
    }
    do {
      let (text, rows) = try content(of: request, from: desk)
      try OwnFile.write(text, to: request.path, replacing: .nothing)
      if case .plan = request.content { return .planWritten(path: request.path) }
      return .written(path: request.path, rows: rows)
    } catch {
      return .writeFailed(path: request.path, reason: words.reason(error))
    }
  }

  private static func content(
    of request: ExportRequest, from desk: OperationDesk
  ) throws -> (text: String, rows: Int) {
    switch request.content {
    case .instances(let instances):
      let records = desk.records(of: instances)
      return (text(of: records, as: request), records.count)
    case .plan(let plan): return (JSONWriter.document(plan), plan.instances.count)
    case .operation(let id, let keys):
      guard let results = try desk.results(of: id) else {
        throw Exit(.badInput) { $0.emptyJournal(id) }
      }
      return text(of: results, keys, as: request.format)
    }
  }

  private static func text(
    of results: Results, _ keys: [InstanceKey], as format: ExportRequest.Format
  ) -> (text: String, rows: Int) {
    let record = OperationOutput(results, of: keys)
    let text =
      switch format {
      case .json: JSONWriter.document(record)
      case .csv: CSV.document(record.instances)
      case .markdown: OperationMarkdown(results, of: keys, Words.spoken).text
      }
    return (text, record.instances.count)
  }

  private static func text(of records: [InstanceRecord], as request: ExportRequest) -> String {
    switch request.format {
    case .json: JSONWriter.document(records)
    case .csv: CSV.document(records)
    case .markdown:
      ListMarkdown(records: records, columns: request.columns, words: Words.spoken).text
    }
  }
}
