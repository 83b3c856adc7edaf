import ArgumentParser
import Canvas
import JSON
import Words

/// Writes rows to standard output in the format that was asked for.
struct OutputWriter {
  var format: OutputFormat

  /// All rows at once. Lines of JSON are the same whether they come at once or one by one.
  func write<Row: OutputRow>(_ rows: [Row]) throws(Exit) {
    switch format {
    case .table: try StandardStreams.write(TextTable(rows).text)
    case .json: try StandardStreams.write(JSONWriter.document(rows))
    case .jsonl: try writeLines(rows)
    case .csv: try StandardStreams.write(CSV.document(rows))
    }
  }

  func writeLines<Row: OutputRow>(_ rows: [Row]) throws(Exit) {
    let text = JSONWriter.lines(rows)
    if !text.isEmpty { try StandardStreams.write(text) }
  }
}

/// Rows for a person to read in a terminal: columns as wide as what is in them, and nothing in
/// them that a terminal would obey.
struct TextTable {
  private var lines: [[String]]

  init<Row: OutputRow>(_ rows: [Row]) {
    let columns = Row.tableColumns.compactMap { name in Row.columns.first { $0.name == name } }
    self.init(
      header: columns.map(\.name), rows: rows.map { row in columns.map { $0.value(row).spoken } })
  }

  init(header: [String], rows: [[String]]) {
    lines = [header.map(Words.spoken.heading)]
    for row in rows {
      lines.append(zip(header, row).map { SafeText(Words.spoken.cell($0, $1)).rendered() })
    }
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
