import Canvas
import JSON

/// RFC 4180: fields are quoted where they have to be, lines end in CR LF.
///
/// It is what people open in spreadsheets and look at in terminals, so that a name cannot be a
/// formula or a control there: it gets an apostrophe before it, and controls are shown as in the
/// list. A spreadsheet of another country splits the same lines at `;`, so that the text behind one
/// is held as harmless as a field of its own. Programs that need names to the byte read JSON.
enum CSV {
  /// A header and a line for each row.
  static func document<Row: OutputRow>(_ rows: [Row]) -> String {
    let lines = rows.map { row in line(Row.columns.map { $0.value(row).text }) }
    return line(Row.columns.map(\.name)) + lines.joined()
  }

  private static func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\r\n"
  }

  private static func field(_ text: String) -> String {
    let text = harmless(text)
    let needsQuotes = text.unicodeScalars.contains { "\",;\r\n".unicodeScalars.contains($0) }
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// Spreadsheets take what begins so for a formula, in its wide forms too.
  private static let formulaStarts = Set("=+-@＝＋－＠".unicodeScalars)

  private static func harmless(_ text: String) -> String {
    var result = text
    // The joiners of scripts and emoji belong to the text and move nothing.
    if text.unicodeScalars.contains(where: { $0.isObeyedByTerminals && !isJoiner($0) }) {
      result = text.unicodeScalars.map { scalar in
        scalar.isObeyedByTerminals && !isJoiner(scalar)
          ? SafeText(String(scalar)).rendered() : String(scalar)
      }.joined()
    }
    let cells = result.split(separator: ";", omittingEmptySubsequences: false)
    return cells.enumerated().map { index, cell in
      // Quotes before the sign are not shown where `;` separates, since the field is quoted there.
      startsFormula(cell, skippingQuotes: index > 0) ? "'\(cell)" : String(cell)
    }.joined(separator: ";")
  }

  private static func startsFormula(_ cell: Substring, skippingQuotes: Bool) -> Bool {
    let first = cell.unicodeScalars.first {
      !$0.properties.isWhitespace && !(skippingQuotes && $0 == "\"")
    }
    return first.map(formulaStarts.contains) ?? false
  }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200C || scalar.value == 0x200D
  }
}
