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
  /// Commands that a text may mean, best match first: those that it names, by their own name or another
  /// word for them, those whose name or sentence has all its words, and at last those whose name it
  /// abbreviates. Of equals those that can be carried out come first.
  func commands(matching text: String) -> [Command] {
    let typed = text.lowercased()
    let ranked = (typed.isEmpty ? likelyFirst : permittedCommands).enumerated()
      .compactMap { index, command in
        rank(command, typed).map { (rank: $0, index: index, command: command) }
      }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.command)
  }

  /// Two steps for each kind of match: available and not.
  private func rank(_ command: Command, _ typed: String) -> Int? {
    guard !typed.isEmpty else { return 0 }
    return match(command, typed).map { $0 * 2 + (unavailability(of: command) == nil ? 0 : 1) }
  }

  private func match(_ command: Command, _ typed: String) -> Int? {
    let names =
      Language.allCases.map { Words($0).footer(command).lowercased() } + [command.rawValue]
    if names.contains(where: { $0.hasPrefix(typed) }) { return 0 }
    let synonyms = Words.synonyms(of: command)
    if typed.count > 1, synonyms.contains(where: { $0.hasPrefix(typed) }) { return 1 }
    if names.contains(where: { $0.contains(typed) }) { return 2 }
    let terms = typed.split(separator: " ").map(String.init)
    let text = (names + [words.help(command).lowercased()] + synonyms).joined(separator: " ")
    if terms.allSatisfy({ text.contains($0) }) { return 3 }
    let abbreviation = terms.joined()
    return names.compactMap { FuzzyMatch.gaps(of: abbreviation, in: $0) }.min().map { 4 + $0 }
  }

  /// The commands that this run permits: read-only mode removes the destructive ones.
  private var permittedCommands: [Command] {
    Command.allCases.filter { $0.danger == .harmless || readOnlyReason == nil }
  }

  /// The likely commands first, then the others by topic, with movements last.
  private var likelyFirst: [Command] {
    let topics = CommandTopic.allCases.filter { $0 != .moving } + [.moving]
    var seen: Set<Command> = []
    return (likely.filter { unavailability(of: $0) == nil } + topics.flatMap(\.commands))
      .filter { permittedCommands.contains($0) && seen.insert($0).inserted }
  }

  private var likely: [Command] {
    let ofOperation: [Command] =
      isInFlight ? [.results, .stop, .picture] : [.retry, .results, .outcomes]
    let ofMarks: [Command] = [.terminate, .onlyMarked, .unmarkAll]
    let always: [Command] = [.filter, .markAll, .markBy, .refresh, .write, .history, .help]
    return (isInFlight ? ofOperation + ofMarks : ofMarks + ofOperation) + always
  }
}
