import Words

/// How well what was typed stands for a name: `mkall` for *mark all*.
enum FuzzyMatch {
  /// Letters that the name has between the first and the last that was typed, where all that was
  /// typed stands in it in its order; nil where it does not.
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
    var place = start
    for letter in typed {
      guard let next = letters[place...].firstIndex(of: letter) else { return nil }
      place = next + 1
    }
    return place
  }
}

extension DashboardState {
  /// Commands that a text may mean, best match first: those whose name it begins, whose name or
  /// sentence has all its words, and at last those whose name it abbreviates.
  func commands(matching text: String) -> [Command] {
    let typed = text.lowercased()
    let ranked = offeredCommands.enumerated().compactMap { place, command in
      rank(command, typed).map { (rank: $0, place: place, command: command) }
    }
    return ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.command)
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

  /// Every command that this run has: read-only takes the destructive ones away.
  var offeredCommands: [Command] {
    Command.allCases.filter { $0.danger == .harmless || readOnlyReason == nil }
  }
}
