import Canvas
import Fleet
import Words

/// The results in sentences: the outcome, whose it is, and its reason come first.
extension DashboardState {
  /// What the pane is about: `Results, 143 planned, 20261121-090000-beef, only failed`.
  func title(of operation: ResultsState) -> String {
    let (rows, count) = (operation.rows, operations.count)
    return words.sentence([
      words.resultsTitle, words.planned(operation.planned), operation.id,
      count > 1 ? words.position(shownOperation + 1, of: count) : "",
      rows.only.map(words.onlyOutcome) ?? "", rows.isGrouped ? words.groupedLabel : "",
      words.orderLabel(rows.order), rows.isReversed ? words.ascending(true) : "",
      operation.results.header.discipline.reason ?? "",
    ])
  }

  /// How far the operation is: `12 of 143 settled, 2 failed, 129 terminating`. The numbers of an
  /// operation that is worked on are those that the log said last, so that nothing changes elsewhere.
  func progress(of operation: ResultsState) -> String {
    words.sentence(
      [words.settled(operation.settled, of: operation.planned)]
        + OutcomeWord.display.compactMap { word in
          operation.results.totals[word].map {
            $0 > 0 ? words.inPhase($0, words.outcome(word)) : ""
          }
        })
  }

  func say(_ operation: ResultsState, in reading: inout Reading) {
    reading.say(title(of: operation), role: .heading)
    let said = operation.isInFlight ? hearing.said[.progress] : nil
    reading.say(said ?? progress(of: operation))
    if let find { reading.type(find.field, label: words.footer(.find) + words.colon) }
    let warnings = words.sentence(warnings(on: operation))
    if find == nil { reading.say(warnings, role: .warning) }
    for line in operation.list.visible {
      let isCurrent = line == operation.list.cursor && textField == nil
      switch operation.rows[line] {
      case .group(let group):
        reading.list(
          sentence(of: group, in: operation), role: group.word.role, isCurrent: isCurrent)
      case .instance(let index):
        let result = operation.results.instances[index]
        reading.list(
          sentence(of: result), role: result.outcome.word.role, isCurrent: isCurrent)
      }
    }
    if operation.list.isEmpty { reading.say(words.instances(0), isCurrent: textField == nil) }
  }

  /// The time of what is still open would change by itself.
  func sentence(of result: InstanceResult) -> String {
    let outcome = result.outcome
    let elapsed =
      outcome.word.isSettled
      ? result.elapsedSeconds(at: now).map { words.after($0.elapsedText) } : nil
    return words.sentence([
      words.outcome(outcome.word), result.instance.name, words.reason(of: outcome),
      outcome.isWorthRetrying.map(words.retryLabel) ?? "", result.instance.id,
      words.region(result.instance.region), elapsed ?? "",
    ])
  }

  private func sentence(of group: ResultGroup, in operation: ResultsState) -> String {
    guard let section = operation.rows.section(of: group) else { return "" }
    let outcome = operation.results.instances[operation.rows.first(of: section)].outcome
    return words.sentence([
      "\(words.groupWord) \(words.outcome(group.word))",
      group.code.isEmpty ? "" : words.code(of: outcome), words.folded(section.isFolded),
      words.instances(section.count), outcome.isWorthRetrying.map(words.retryLabel) ?? "",
      words.explanation(of: outcome),
    ])
  }
}
