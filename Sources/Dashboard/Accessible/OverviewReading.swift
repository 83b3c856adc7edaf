import Canvas
import Fleet
import Words

extension OverviewState {
  /// The fleet in sentences, a region at a time: what is in the cell under the cursor comes first.
  func reading(on screen: DashboardState) -> Reading {
    let (words, view) = (screen.words, OverviewView(self, on: screen))
    var reading = Reading(on: screen, title: view.title)
    let inventory = screen.list.inventory
    reading.say(
      words.sentence(
        [words.instances(inventory.instances.count)]
          + table.products.map { "\($0.product.displayName) \($0.count.grouped)" }))
    if inventory.instances.isEmpty, table.rows.count == 1 {
      reading.say(view.emptyReason, isCurrent: true)
      return reading
    }
    for (index, row) in table.rows.enumerated() {
      let isCurrent = focus == .matrix && index == matrix.cursor
      reading.list(
        sentence(of: row, isCurrent: isCurrent, on: screen),
        role: index == table.rows.count - 1 ? .heading : .text, isCurrent: isCurrent)
    }
    reading.say(view.note, role: .info)
    reading.say(words.leavingTitle(leaving.rows.count), role: .heading)
    if overdue.count > 0 {
      reading.say(
        overdue.text(words, separator: words.semicolon, isSearching: origins == nil),
        role: .outcomeStuck)
    }
    for line in list.visible {
      let instance = inventory.instances[Int(leaving.rows[line])]
      reading.list(
        words.sentence([
          instance.name, words.region(instance.region),
          view.leavingNote(instance, separator: words.comma),
        ]),
        isCurrent: focus == .leaving && line == list.cursor)
    }
    return reading
  }

  /// `ap-guangzhou: 12 running, 3 terminating, 15 instances, 2 marked`; in the column of a state
  /// `ap-guangzhou: 3 terminating, of 15 instances`.
  func sentence(
    of row: OverviewTable.Row, isCurrent: Bool, on screen: DashboardState
  ) -> String {
    let words = screen.words
    let name = row.region.map { $0.isEmpty ? words.notKnown : words.region($0) } ?? words.totalWord
    var parts = [missing(row, words)].filter { !$0.isEmpty }
    if isCurrent, case .cell(let cell) = column {
      parts.append(words.inPhase(row.count(in: cell), words.spokenTitle(cell)))
    } else {
      parts += table.columns.filter { row.count(in: $0) > 0 }
        .map { words.inPhase(row.count(in: $0), words.spokenTitle($0)) }
    }
    parts.append(words.instances(row.count))
    if row.marks > 0 { parts.append(words.marks(row.marks)) }
    parts += row.outcomes.progress.map { words.inPhase($0.count, words.outcome($0.word)) }
    return name + words.colon + words.sentence(parts)
  }

  private func missing(_ row: OverviewTable.Row, _ words: Words) -> String {
    switch row.status {
    case .failed(let failure): words.regionsFailedCode(failure.code)
    case .waiting, .listing: words.loading
    case .answered, nil: ""
    }
  }
}

extension Words {
  /// The title of a column behind its number.
  fileprivate func spokenTitle(_ column: OverviewTable.Column) -> String {
    switch column {
    case .phase(let phase): self.phase(phase)
    case .overdue: overdueWord
    }
  }
}
