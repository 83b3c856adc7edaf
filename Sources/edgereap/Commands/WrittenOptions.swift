import Words

/// Mistakes in the options as they were typed that the parser does not see: it keeps the last of two
/// values, takes the next word for a value that is empty, and takes `-5m` for an option.
enum WrittenOptions {
  /// - Returns: The command and its words as ``CommandWords`` orders them.
  /// - Throws: for an option without its value, and for a second value of an option that takes one.
  static func inOrder(_ words: [String]) throws(Exit) -> [String] {
    let ordered = try CommandWords.inOrder(try joiningNumbers(words))
    try refuseSecondValues(ordered)
    return ordered
  }

  /// `--wait -5m` as `--wait=-5m`, since no option begins with a digit.
  private static func joiningNumbers(_ words: [String]) throws(Exit) -> [String] {
    let options = words.prefix { $0 != "--" }
    var joined: [String] = []
    for word in options {
      guard !(word.hasPrefix("--") && word.firstIndex(of: "=") == word.indices.last) else {
        throw Exit(.usage) { $0.emptyOption(String(word.dropLast())) }
      }
      let isNumber = word.hasPrefix("-") && word.dropFirst().first?.isNumber == true
      if isNumber, let option = joined.last, option.hasPrefix("--"), !option.contains("=") {
        joined[joined.count - 1] = "\(option)=\(word)"
      } else {
        joined.append(word)
      }
    }
    return joined + words[options.endIndex...]
  }

  private static func refuseSecondValues(_ words: [String]) throws(Exit) {
    let names = words.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }
      .map { String($0.prefix { $0 != "=" }) }
    var seen: Set<String> = []
    let repeated = names.filter { !seen.insert($0).inserted }
    // To describe the commands takes a while, which a start without a mistake need not wait for.
    guard !repeated.isEmpty, let program = try? CommandDescription.program() else { return }
    let named = program.subcommands.first { $0.commandName == words.first }
    for argument in (named ?? program.screen)?.arguments ?? []
    where argument.kind == .option && !argument.isRepeating {
      guard let name = argument.names.map(\.shown).first(where: repeated.contains) else { continue }
      throw Exit(.usage) { $0.secondValue(name) }
    }
  }
}
