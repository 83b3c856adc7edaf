import Fleet
import Words

/// A statement about the APIs and what readings showed of it.
struct RealityRow: OutputRow {
  var finding: APIFinding

  static let columns: [OutputColumn<RealityRow>] = [
    OutputColumn("id") { .text($0.finding.statement.rawValue) },
    OutputColumn("statement") { row in .said { $0.statement(row.finding.statement) } },
    OutputColumn("expected") { row in .said { $0.expectation(row.finding.statement) } },
    OutputColumn("observed") { row in .said { $0.observation(row.finding.observation) } },
    OutputColumn("verdict") { .text($0.finding.verdict.rawValue) },
  ]
  static let tableColumns = columns.map(\.name)
}

extension APIFinding {
  /// The same without what tells whose account it is. What a service said in its own words is left out,
  /// since it may name anything.
  func redacted(by pseudonyms: inout Pseudonyms) -> APIFinding {
    var redacted = self
    if case .refused(let code, _) = observation {
      redacted.observation = .refused(code: code, message: "")
    }
    var changed = pseudonyms
    redacted.observation = redacted.observation.mapTexts { changed.redacted($0) }
    pseudonyms = changed
    return redacted
  }
}
