import Words

/// How well a typed text abbreviates a name: `mkall` for *mark all*.
enum FuzzyMatch {
  /// The untyped letters of the name between the first and the last typed one; nil where the name does
  /// not have all typed letters in their order.
  static func gaps(of typed: String, in name: String) -> Int? {
    let letters = Array(name)
    var best: Int?
    for start in letters.indices where letters[start] == typed.first {
      guard let end = end(of: typed, in: letters, from: start) else { break }
      best = min(best ?? .max, end - start - typed.count)
    }
    return typed.isEmpty ? 0 : best
  }

  private static func end(of typed: String, in letters: [Character], from start: Int) -> Int? {
    var index = start
    for letter in typed {
      guard let next = letters[index...].firstIndex(of: letter) else { return nil }
      index = next + 1
    }
    return index
  }
}

extension DashboardState {
  /// Commands that a text may mean, best match first: those whose name it begins, whose name or
  /// sentence has all its words, and at last those whose name it abbreviates.
  func commands(matching text: String) -> [Command] {
    let typed = text.lowercased()
    let ranked = permittedCommands.enumerated().compactMap { index, command in
      rank(command, typed).map { (rank: $0, index: index, command: command) }
    }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.command)
  }

  private func rank(_ command: Command, _ typed: String) -> Int? {
    guard !typed.isEmpty else { return 0 }
    let names = [words.footer(command).lowercased(), command.rawValue]
    if names.contains(where: { $0.hasPrefix(typed) }) { return 0 }
    if names.contains(where: { $0.contains(typed) }) { return 1 }
    let terms = typed.split(separator: " ").map(String.init)
    let text = "\(names[0]) \(names[1]) \(words.help(command).lowercased())"
    if terms.allSatisfy({ text.contains($0) }) { return 2 }
    let abbreviation = terms.joined()
    return names.compactMap { FuzzyMatch.gaps(of: abbreviation, in: $0) }.min().map { 3 + $0 }
  }

  /// The commands that this run permits: read-only mode removes the destructive ones.
  var permittedCommands: [Command] {
    Command.allCases.filter { $0.danger == .harmless || readOnlyReason == nil }
  }
}
