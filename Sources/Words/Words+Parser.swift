/// The complaints of the argument parser, which speaks English alone and does not say which mistake it
/// has found. So they are known by their fixed forms: the one place that reads a sentence back.
package extension Words {
  /// - Parameters:
  ///   - message: What the parser complains of.
  ///   - full: The same as the parser prints it: with help and usage.
  func parserComplaint(_ message: String, printed full: String) -> String {
    guard language == .chinese, !message.isEmpty else { return full }
    let lines = full.split(separator: "\n", omittingEmptySubsequences: false)
    let usage = lines.drop { !$0.hasPrefix(Self.usageStart) }.map { line in
      line.hasPrefix(Self.usageStart)
        ? "用法：\(line.dropFirst(Self.usageStart.count))"
          .replacing("[<options>]", with: "[选项]").replacing("<options>", with: "[选项]")
          .replacing("<subcommand>", with: "<命令>")
        : Self.seeMore.chinese(for: String(line)) ?? String(line)
    }
    // What is not the parser's has no usage, and its own words.
    let complaint = usage.isEmpty ? message : chinese(message)
    return (["错误：\(complaint)"] + usage).joined(separator: "\n")
  }

  private func chinese(_ message: String) -> String {
    for form in Self.forms {
      if let chinese = form.chinese(for: message) { return chinese }
    }
    // A sentence of this program's is Chinese already.
    let isOwn = message.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    return isOwn ? message : "无法理解此命令行"
  }

  private static var usageStart: String { "Usage: " }
  private static let seeMore = ParserForm("  See '{}' for more information.", "  详见“{}”。")

  private static let forms = [
    ParserForm("Unknown option '{}'. Did you mean '{}'?", "没有选项“{}”。是否指“{}”？"),
    ParserForm("Unknown option '{}'", "没有选项“{}”"),
    ParserForm("Missing value for '{}'", "“{}”缺少值"),
    ParserForm(
      "The option '{}' does not take any value, but '{}' was specified.", "选项“{}”不接受值，却写了“{}”"),
    ParserForm("Unexpected argument '{}'", "多余的参数“{}”"),
    ParserForm("{} unexpected arguments: {}", "{} 个多余的参数：{}", lastIsList: true),
    ParserForm("Missing expected argument '{}'", "缺少参数“{}”"),
    ParserForm("Missing one of: {}", "缺少以下之一：{}", lastIsList: true),
    ParserForm(
      "The value '{}' is invalid for '{}'. Please provide one of the following:\n  - {}",
      "“{}”不能用作“{}”的值。可选：{}", lastIsList: true),
    ParserForm(
      "The value '{}' is invalid for '{}'. Please provide one of {}.", "“{}”不能用作“{}”的值。可选：{}",
      lastIsList: true),
    ParserForm("The value '{}' is invalid for '{}': {}", "“{}”不能用作“{}”的值：{}"),
    ParserForm("The value '{}' is invalid for '{}'", "“{}”不能用作“{}”的值"),
    ParserForm("Invalid option: {}", "无效的选项“{}”"),
    ParserForm(
      "Can't generate completion scripts for '{}'.\n"
        + "Please use --generate-completion-script=<shell> with one of:\n    {}",
      "无法为“{}”生成补全脚本。请用 --generate-completion-script=<shell>，可选：{}"),
    ParserForm(
      "Can't autodetect a supported shell.\n"
        + "Please use --generate-completion-script=<shell> with one of:\n    {}",
      "无法识别当前 shell。请用 --generate-completion-script=<shell>，可选：{}"),
  ]
}

/// A sentence of the parser, and ours. `{}` is a placeholder, in the same order in both.
private struct ParserForm: Sendable {
  private let parts: [String]
  private let chineseParts: [String]
  private let lastIsList: Bool

  /// - Parameter lastIsList: Whether what differs last is `'a', 'b' or 'c'`, or a line each.
  init(_ english: String, _ chinese: String, lastIsList: Bool = false) {
    parts = Self.parts(of: english)
    chineseParts = Self.parts(of: chinese)
    self.lastIsList = lastIsList
  }

  private static func parts(of text: String) -> [String] {
    text.split(separator: "{}", omittingEmptySubsequences: false).map(String.init)
  }

  /// nil where the text is another sentence.
  func chinese(for text: String) -> String? {
    guard let first = parts.first, let last = parts.last, text.hasPrefix(first) else { return nil }
    var values: [String] = []
    var rest = text.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: part) else { return nil }
      values.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    guard rest.hasSuffix(last) else { return nil }
    let value = String(rest.dropLast(last.count))
    values.append(lastIsList ? Self.list(value) : value)
    return zip(chineseParts, values + [""]).map { $0 + $1 }.joined()
  }

  private static func list(_ text: String) -> String {
    ["', '", "' or '", "' and '", "\n  - "].reduce(text) { $0.replacing($1, with: "、") }
      .trimming("'")
  }
}

extension String {
  /// Without a sign at both ends.
  fileprivate func trimming(_ sign: String) -> String {
    hasPrefix(sign) && hasSuffix(sign) && count > 1 ? String(dropFirst().dropLast()) : self
  }
}
