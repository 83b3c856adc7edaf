import Dashboard
import Fleet

/// Writes what the screen shows to a file, in the fields of the contract.
enum Export {
  /// The event that tells how it went. A file that is there already is not replaced.
  static func write(_ request: ExportRequest, from desk: OperationDesk) -> DashboardEvent {
    guard request.path != "-" else {
      return .writeFailed(path: "-", reason: "the screen is on standard output; name a file")
    }
    do {
      let (text, rows) = try content(of: request, from: desk)
      try OwnFile.write(text, to: request.path, replacing: .nothing)
      if case .plan = request.content { return .planWritten(path: request.path) }
      return .written(path: request.path, rows: rows)
    } catch let refusal as OwnFile.Refusal {
      return .writeFailed(path: request.path, reason: refusal.reason)
    } catch {
      return .writeFailed(path: request.path, reason: "\(error)")
    }
  }

  private static func content(
    of request: ExportRequest, from desk: OperationDesk
  ) throws -> (text: String, rows: Int) {
    switch request.content {
    case .instances(let instances):
      let records = desk.records(of: instances)
      return (try text(of: records, as: request.format), records.count)
    case .plan(let plan): return (try JSON.document(plan), plan.instances.count)
    case .operation(let id, let keys):
      guard let results = try desk.results(of: id) else {
        throw Exit(.badInput, "the journal of \(id) has no operation")
      }
      var record = OperationOutput(results)
      record.instances = keys.compactMap { results[$0] }.map { ResultRecord($0) }
      let text =
        switch request.format {
        case .json: try JSON.document(record)
        case .csv: try text(of: record.instances, as: .csv)
        }
      return (text, record.instances.count)
    }
  }

  private static func text<Row: OutputRow>(
    of rows: [Row], as format: ExportRequest.Format
  ) throws -> String {
    switch format {
    case .json: try JSON.document(rows)
    case .csv: CSV.document(rows)
    }
  }
}
