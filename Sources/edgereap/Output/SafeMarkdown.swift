import Canvas

/// Markdown as tickets, GitHub and GitLab read it.
///
/// What others wrote, such as names and messages, stands in code spans: in those nothing is markup, HTML,
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
  ///
  /// A table ends its cells at each `|`, in code too, unless a backslash stands before it.
  static func code(_ text: String) -> String {
    let safe = SafeText(text).rendered().replacing("|", with: "\\|")
    guard safe.contains(where: { $0 != " " }) else { return "" }
    let longest = safe.split { $0 != "`" }.map(\.count).max() ?? 0
    guard longest > 0 || safe.hasPrefix(" ") || safe.hasSuffix(" ") else { return "`\(safe)`" }
    // A longer fence, and spaces that the span itself takes away.
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence) \(safe) \(fence)"
  }

  /// Several of them in one cell.
  static func codes(_ texts: [String]) -> String {
    texts.map(code).filter { !$0.isEmpty }.joined(separator: " ")
  }
}
