import Fleet
import Words

/// What `y` and `Y` copy in the panes: all under the heading at the cursor, else what is marked, else the
/// row. In the results, marks are no part of what is shown.
enum CopySubject: Hashable {
  case outcomes(ResultGroup)
  /// The index of a group of the list.
  case group(Int)
  case marks
  case row(DetailsState.Subject)
}

extension DashboardState {
  /// nil where there is nothing under the cursor. Asked for every frame.
  var copySubject: CopySubject? {
    if focus == .results, let group = operation?.currentGroup { return .outcomes(group) }
    if focus == .instances, let group = list.currentGroupIndex { return .group(group) }
    if focus != .results, !list.selection.isEmpty { return .marks }
    return subject.map { .row($0) }
  }

  /// Copies the ids or the support text of what is under the cursor.
  mutating func copy(_ command: Command) -> [DashboardEffect] {
    if focus == .results { operations[shownOperation].touch() }
    switch copySubject {
    case .row(let subject): return copy(command, of: subject)
    case .outcomes(let group): return copyResults(command, of: group)
    case .group(let index):
      let group = list.rows.groups[index]
      return copyInstances(
        command, list.instances(at: group.indices), .heading(name(of: group)))
    case .marks:
      return copyInstances(
        command, list.selection.keys.compactMap { list.inventory[$0] },
        .marks(hidden: list.hiddenMarks))
    case nil: return []
    }
  }

  private mutating func copyResults(
    _ command: Command, of group: ResultGroup
  ) -> [DashboardEffect] {
    guard let operation else { return [] }
    let results = operation.rows.members(of: group).map { operation.results.instances[$0] }
    guard let first = results.first else { return [] }
    let outcome = words.outcome(group.word)
    let heading = group.code.isEmpty ? outcome : "\(outcome) \(words.code(of: first.outcome))"
    guard command == .copySupport else {
      return copyIDs(of: results.map(\.instance), .heading(heading))
    }
    let lines = results.map { SupportText.line(of: $0, words) }
    return copyLines(
      [SupportText.head(of: operation.results.header)] + lines,
      words.copiedLines(results.count, .heading(heading)))
  }

  private mutating func copyInstances(
    _ command: Command, _ instances: [Instance], _ copied: Words.Copied
  ) -> [DashboardEffect] {
    guard command == .copySupport else { return copyIDs(of: instances, copied) }
    return copyLines(
      [SupportText.head(of: identity, at: now)] + instances.map(SupportText.line(of:)),
      words.copiedLines(instances.count, copied))
  }

  private mutating func copyIDs(
    of instances: [Instance], _ copied: Words.Copied
  ) -> [DashboardEffect] {
    copyLines(instances.map(\.id), words.copiedIDs(instances.count, copied))
  }

  private mutating func copyLines(_ lines: [String], _ name: String) -> [DashboardEffect] {
    lastCopied = name
    say(words.copied(name))
    return [.copy(lines.joined(separator: "\n"))]
  }
}
