import ArgumentParser
import Canvas

/// Writes rows to standard output in the format that was asked for.
struct OutputWriter {
  var format: OutputFormat

  /// All rows at once. Lines of JSON are the same whether they come at once or one by one.
  func write<Row: OutputRow>(_ rows: [Row]) throws {
    switch format {
    case .table: try StandardStreams.write(TextTable(rows).text)
    case .json: try StandardStreams.write(try JSON.document(rows))
    case .jsonl: try writeLines(rows)
    case .csv: try StandardStreams.write(CSV.document(rows))
    }
  }

  func writeLines<Row: OutputRow>(_ rows: [Row]) throws {
    let text = try JSON.lines(rows)
    if !text.isEmpty { try StandardStreams.write(text) }
  }
}

/// Rows for a person to read in a terminal: columns as wide as what is in them, and nothing in
/// them that a terminal would obey.
struct TextTable {
  private var lines: [[String]]

  init<Row: OutputRow>(_ rows: [Row]) {
    lines = [Row.tableColumns.map { $0.uppercased() }]
    for row in rows {
      lines.append(Row.tableColumns.map { SafeText(row.text(of: $0)).rendered() })
    }
  }

  init(header: [String], rows: [[String]]) {
    lines = [header.map { $0.uppercased() }]
    for row in rows { lines.append(row.map { SafeText($0).rendered() }) }
  }

  var text: String {
    let count = lines.first?.count ?? 0
    let widths = (0..<count).map { column in
      lines.map { TextWidth.of($0[column]) }.max() ?? 0
    }
    return lines.map { line in
      var cells = zip(line, widths).map { text, width in
        text + String(repeating: " ", count: max(0, width - TextWidth.of(text)))
      }
      while let last = cells.last, last.allSatisfy({ $0 == " " }) { cells.removeLast() }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}

/// The shapes in which data is written to standard output.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  case table, json, jsonl, csv
}

/// Something that has a line in a table or a CSV file.
protocol OutputRow: Encodable {
  /// Every column of the contract, in its order.
  static var columns: [String] { get }
  /// The few that a person reads in a terminal.
  static var tableColumns: [String] { get }

  func text(of column: String) -> String
}
