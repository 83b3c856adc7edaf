import Canvas
import Fleet
import Words

/// A line of the help.
enum HelpLine: Hashable {
  case heading(String)
  /// A term in its colour, and what it is. The reason is why a command is unavailable; else empty.
  case row(term: String, role: Role, text: String, reason: String = "")
  case text(String)
}

extension DashboardState {
  /// What the key has that was typed; the keys of the dialog below; then commands, signs, states and
  /// filters by topic: what matches every word of the text.
  func helpLines(matching text: String) -> [HelpLine] {
    let words = text.lowercased().split(separator: " ")
    func matching(_ topic: (String, [HelpLine])) -> (String, [HelpLine]) {
      (topic.0, topic.1.filter { line in words.allSatisfy { line.searchText.contains($0) } })
    }
    let ofKey = lines(ofKey: text)
    let others =
      [matching(dialogKeys)] + commandLines(matching: text) + legend.map(matching)
    let topics =
      [(self.words.keyTopic(text), ofKey)]
      + others.map { ($0.0, $0.1.filter { !ofKey.contains($0) }) }
    return topics.filter { !$0.1.isEmpty }.flatMap { [.heading($0.0)] + $0.1 }
  }

  private var dialogKeys: (String, [HelpLine]) {
    guard let dialog = dialog?.state else { return (words.dialogTopic, []) }
    let keys = dialog.hints(on: self).filter { !$0.key.isEmpty }
    return (
      words.dialogTopic,
      keys.map { .row(term: $0.key, role: .key, text: $0.word) }
        + (configuration.isAccessible ? [] : dialog.signs(on: self))
    )
  }

  private func commandLines(matching text: String) -> [(String, [HelpLine])] {
    let matching = Set(commands(matching: text))
    return CommandTopic.allCases.map { topic in
      (words.title(topic), topic.commands.filter(matching.contains).map(line))
    }
  }

  private func line(of command: Command) -> HelpLine {
    let reason = unavailability(of: command) ?? ""
    return .row(
      term: keys.keyNames(of: command, glyphs: glyphs), role: reason.isEmpty ? .key : .dim,
      text: words.help(command), reason: reason)
  }

  /// What a key does whose name is exactly this: in the dialog below, and as a command.
  private func lines(ofKey name: String) -> [HelpLine] {
    let inDialog = dialogKeys.1.filter { $0.keyNames.contains { $0 == name } }
    guard let key = Key(name: name), let command = keys.command(for: key) else { return inDialog }
    return inDialog + [line(of: command)]
  }

  /// The legend below the commands.
  private var legend: [(String, [HelpLine])] {
    [
      (words.signTopic, slowLink + rowSigns + outcomeSigns), (words.stateTopic, stateSigns),
      (words.filterTopic, words.filterHelp.map { .text($0) }), (words.fieldTopic, fields),
      (words.account, [.text(words.accountHelp(key: keys.keyName(of: .profiles)))]),
    ]
  }

  /// Why most of the colours are gone, where they are.
  private var slowLink: [HelpLine] {
    configuration.isSlowLink ? [.text(words.slowLinkLegend)] : []
  }

  private var rowSigns: [HelpLine] {
    if configuration.isAccessible { return [] }
    return [
      .row(term: glyphs.mark, role: .marked, text: words.markedSign),
      .row(term: glyphs.protected, role: .protected, text: words.protectedSign),
    ]
  }

  private var outcomeSigns: [HelpLine] {
    OutcomeWord.display.map { word in
      .row(
        term: signed(word.glyph(glyphs), words.outcome(word)), role: word.role,
        text: words.meaning(of: word))
    }
  }

  private var stateSigns: [HelpLine] {
    InstanceState.Phase.allCases.map { phase in
      .row(
        term: signed(phase.glyph(glyphs), words.phase(phase)), role: phase.role,
        text: "phase:\(phase.rawValue)")
    }
  }

  private var fields: [HelpLine] {
    InstanceField.allCases.compactMap { field in
      field.filterName.map { .row(term: $0, role: .key, text: words.help(field)) }
    }
  }
}

extension HelpLine {
  /// The keys of a row of keys: `J K`.
  fileprivate var keyNames: [Substring] {
    if case .row(let term, .key, _, _) = self { term.split(separator: " ") } else { [] }
  }

  fileprivate var searchText: String {
    switch self {
    case .heading(let text), .text(let text): text.lowercased()
    case .row(let term, _, let text, _): "\(term) \(text)".lowercased()
    }
  }

  fileprivate var term: String { if case .row(let term, _, _, _) = self { term } else { "" } }

  /// - Parameter termWidth: Columns of the terms of all lines.
  func draw(
    in frame: inout Frame, _ words: Words, x: Int, y: Int, width: Int, termWidth: Int
  ) {
    switch self {
    case .heading(let title):
      frame.put(title, x: x, y: y, role: .heading, emphasis: .bold, maxWidth: width)
    case .text(let text):
      frame.put(text, x: x + 2, y: y, maxWidth: width - 2)
    case .row(let term, let role, let text, let reason):
      frame.put(term, x: x + 2, y: y, role: role, emphasis: .bold, maxWidth: termWidth)
      let start = termWidth + 3
      let used = frame.put(
        text, x: x + start, y: y, role: reason.isEmpty ? .text : .dim, maxWidth: width - start)
      let (aside, room) = (words.aside(reason), width - start - used)
      let isWhole = TextWidth.of(aside, glyphs: frame.glyphs) <= room
      guard !reason.isEmpty, isWhole || room > Self.leastOfReason else { return }
      frame.put(aside, x: x + start + used, y: y, role: .hint, maxWidth: room)
    }
  }

  /// With fewer columns a reason says nothing.
  private static let leastOfReason = 14
}

extension [HelpLine] {
  /// The columns of the widest term, so that scrolling moves no text.
  func termWidth(_ glyphs: Glyphs) -> Int {
    let widest = reduce(12) { Swift.max($0, TextWidth.of($1.term, glyphs: glyphs)) }
    return Swift.min(widest, 20)
  }
}
