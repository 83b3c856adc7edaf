import FoundationEssentials

/// The sources of the words, read as text: every pair of a sentence in English and in Chinese.
enum WordsSource {
  struct Pair: Hashable, CustomStringConvertible {
    var file: String
    var english: String
    var chinese: String
    var description: String { "\(file): \(english) / \(chinese)" }
  }

  /// The arguments of every call of `pick`.
  static func pairs() throws -> [Pair] {
    let folder = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let words = "\(folder)/Sources/Words"
    return try FileManager.default.contentsOfDirectory(atPath: words).sorted().flatMap { file in
      let text = try String(contentsOfFile: "\(words)/\(file)", encoding: .utf8)
      return text.split(separator: "pick(").dropFirst().compactMap { call -> Pair? in
        let arguments = arguments(of: call)
        guard arguments.count == 2, arguments[0].hasPrefix("\"") else { return nil }
        return Pair(file: file, english: arguments[0], chinese: arguments[1])
      }
    }
  }

  /// The arguments of a call up to its closing parenthesis, split at the commas between them.
  private static func arguments(of call: Substring) -> [String] {
    var arguments = [""]
    var depth = 0
    var quotes: [Int] = []
    var previous: Character = " "
    for character in call {
      defer { previous = character }
      let isInText = quotes.last == depth
      switch character {
      case "\"" where isInText && previous != "\\": quotes.removeLast()
      case "\"" where !isInText: quotes.append(depth)
      case "(" where !isInText || previous == "\\": depth += 1
      case ")" where !isInText && depth == 0:
        return arguments.map { String($0.trimmingPrefix(while: \.isWhitespace)) }
      case ")" where !isInText: depth -= 1
      case "," where !isInText && depth == 0:
        arguments.append("")
        continue
      default: break
      }
      arguments[arguments.count - 1].append(character)
    }
    return []
  }
}
