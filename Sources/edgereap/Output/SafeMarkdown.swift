import Canvas

/// Markdown as tickets, GitHub and GitLab read it.
///
/// What others wrote, such as names and messages, is in code spans: in those nothing is markup, HTML,
/// a link or a mention. What a terminal would obey is shown as in the list, so that no line ends in one.
enum SafeMarkdown {
  /// `bullet("Account", "1000…")`.
  static func bullet(_ label: String, _ value: String) -> String {
    value.isEmpty ? "" : "- \(label): \(value)\n"
  }

  /// A table of cells that are Markdown already.
  static func table(_ header: [String], _ rows: [[String]]) -> String {
    ([header, header.map { _ in "---" }] + rows).map(line).joined()
  }

  private static func line(_ cells: [String]) -> String {
    "| \(cells.joined(separator: " | ")) |\n"
  }

  /// A text of unknown origin as a code span; nothing for nothing.
  static func code(_ text: String) -> String {
    let safe = withoutCellEnds(SafeText(text).rendered())
    guard safe.contains(where: { $0 != " " }) else { return "" }
    let longest = safe.unicodeScalars.split { $0 != "`" }.map(\.count).max() ?? 0
    guard longest > 0 || safe.hasPrefix(" ") || safe.hasSuffix(" ") else { return "`\(safe)`" }
    // A longer fence, and spaces that the span itself takes away.
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence) \(safe) \(fence)"
  }

  /// A table ends its cells at each `|`, in code too, unless a backslash escapes it. Whether backslashes
  /// escape one another there depends on the reader, so that an odd number of them is written.
  private static func withoutCellEnds(_ text: String) -> String {
    var (result, backslashes) = ("", 0)
    // By scalars, since a mark on a sign makes it another character and no other sign.
    for scalar in text.unicodeScalars {
      if scalar == "|" { result += backslashes.isMultiple(of: 2) ? "\\" : "\\\\" }
      result.unicodeScalars.append(scalar)
      backslashes = scalar == "\\" ? backslashes + 1 : 0
    }
    return result
  }

  /// Several of them in one cell.
  static func codes(_ texts: [String]) -> String {
    texts.map(code).filter { !$0.isEmpty }.joined(separator: " ")
  }
}
