/// RFC 4180: fields are quoted where they have to be, lines end in CR LF.
enum CSV {
  /// A header and a line for each row.
  static func document<Row: OutputRow>(_ rows: [Row]) -> String {
    let lines = rows.map { row in line(Row.columns.map { row.text(of: $0) }) }
    return line(Row.columns) + lines.joined()
  }

  private static func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\r\n"
  }

  private static func field(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
