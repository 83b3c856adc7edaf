import Canvas
import Fleet
import Words

/// One operation, live: how far it is, and every instance with what became of it.
struct ResultsView {
  let state: DashboardState
  let operation: ResultsState

  func draw(in frame: inout Frame, _ area: Rect) {
    let status = status(frame.glyphs)
    let room =
      area.width - 6 - (status.isEmpty ? 0 : TextWidth.of(status, glyphs: frame.glyphs) + 4)
    frame.box(area, title: title(frame.glyphs, room: room), focused: state.focus == .results)
    if !status.isEmpty {
      frame.putRight(
        " \(status) ", right: area.right - 2, y: area.y, role: .heading, maxWidth: area.width - 8)
    }
    guard area.height > 2 else { return }
    drawTotals(in: &frame, area)
    let list = operation.list
    for line in list.visible {
      let y = area.y + 2 + line - list.offset
      draw(
        operation.rows[line], in: &frame, x: area.x + 1, y: y, width: area.width - 2)
      if line == list.cursor { drawCursor(in: &frame, area, y: y) }
    }
    frame.scrollBar(
      x: area.right - 1, y: area.y + 2, height: area.height - 3, first: list.offset,
      visible: list.height, count: list.count)
    drawStanding(in: &frame, area)
  }

  // MARK: - The border

  /// Which operation, and how it is looked at. Where the screen is narrow the number of instances
  /// gives way first, which the totals tell as well, and then the start of the operation's name.
  private func title(_ glyphs: Glyphs, room: Int) -> String {
    let (words, rows) = (state.words, operation.rows)
    let separator = " \(glyphs.separator) "
    var view: [String] = []
    if let only = rows.only { view.append(words.onlyOutcome(only)) }
    if rows.isGrouped { view.append(words.groupedLabel) }
    let turn = rows.isReversed ? glyphs.descending : ""
    view.append(words.orderLabel(rows.order) + turn)
    var pane = [words.resultsTitle]
    if state.operations.count > 1 {
      pane.append("\(state.shownOperation + 1)/\(state.operations.count)")
    }
    let short = "\(glyphs.ellipsis)\(operation.id.suffix(11))"
    let reason = operation.results.header.discipline.reason.map { [$0] } ?? []
    let candidates = [
      pane + [operation.id, words.planned(operation.planned)] + reason + view,
      pane + [operation.id, words.planned(operation.planned)] + view,
      pane + [operation.id] + view,
      pane + [short] + view, [words.resultsTitle] + view,
    ].map { $0.joined(separator: separator) }
    return candidates.first { TextWidth.of($0, glyphs: glyphs) <= room } ?? candidates[4]
  }

  private func status(_ glyphs: Glyphs) -> String {
    var parts: [String] = []
    if operation.planned > 0 { parts.append("\(operation.settled * 100 / operation.planned)%") }
    let words = state.words
    switch operation.results.status {
    case .finished: parts.append(words.finished)
    case .paused: parts.append(words.paused)
    case .running where operation.mode == .past: parts.append(words.paused)
    case .running where operation.mode == .elsewhere: parts.append(words.workedOnElsewhere)
    case .running:
      let isUnsent = operation.results.totals[.queued, default: 0] > 0
      if operation.isStopping, isUnsent { parts.append(words.stoppingLabel) }
    }
    if let estimate = operation.estimate(at: state.now) { parts.append(words.estimate(estimate)) }
    return parts.joined(separator: " \(glyphs.separator) ")
  }

  /// A bar, and the totals of every outcome that there is; the worst ones first.
  private func drawTotals(in frame: inout Frame, _ area: Rect) {
    let results = operation.results
    let y = area.y + 1
    var x = area.x + 2
    let isWide = area.width >= 110
    if isWide, !state.configuration.isSlowLink {
      ProgressBar(done: operation.settled, total: operation.planned)
        .draw(in: &frame, x: x, y: y, width: 20)
      x += 22
    }
    for word in OutcomeWord.display {
      guard let count = results.totals[word], count > 0 else { continue }
      let sign = isWide ? "\(word.glyph(frame.glyphs)) " : ""
      let text = "\(sign)\(state.words.outcome(word)) \(count.grouped)"
      let width = TextWidth.of(text, glyphs: frame.glyphs)
      guard x + width <= area.right - 3 else {
        frame.put(frame.glyphs.ellipsis, x: x, y: y, role: .hint)
        break
      }
      frame.put(text, x: x, y: y, role: word.role)
      x += width + 2
    }
  }

  /// In the lower border, so that no row gives way to it.
  private func drawStanding(in frame: inout Frame, _ area: Rect) {
    let remaining = operation.results.remainingAddresses.filter { !$0.value.isEmpty }
    var texts = [state.standing(of: operation)].filter { !$0.isEmpty }
    if !remaining.isEmpty {
      texts.append(
        state.words.addressesRemain(
          remaining.values.reduce(0) { $0 + $1.count }, in: Array(remaining.keys)))
    }
    guard !texts.isEmpty else { return }
    let text = texts.joined(separator: " \(frame.glyphs.separator) ")
    frame.put(
      " \(frame.glyphs.warning) \(text) ", x: area.x + 2, y: area.bottom - 1, role: .warning,
      emphasis: .bold, maxWidth: area.width - 4)
  }

  // MARK: - The lines

  private func draw(_ row: ResultRow, in frame: inout Frame, x: Int, y: Int, width: Int) {
    switch row {
    case .group(let group): draw(group, in: &frame, x: x, y: y, width: width)
    case .instance(let index):
      draw(operation.results.instances[index], in: &frame, x: x, y: y, width: width)
    }
  }

  /// `▾ ✗ InvalidInstanceState  3 · not retryable as is · the instance is in allocating`
  private func draw(_ group: ResultGroup, in frame: inout Frame, x: Int, y: Int, width: Int) {
    guard let section = operation.rows.section(of: group) else { return }
    let glyphs = frame.glyphs
    let first = operation.results.instances[operation.rows.first(of: section)]
    let isPlain = group.code.isEmpty
    let name = isPlain ? state.words.outcome(group.word) : state.words.code(of: first.outcome)
    frame.put(
      section.isFolded ? glyphs.collapsed : glyphs.expanded, x: x + 1, y: y, role: .hint)
    var column = x + 3
    column += frame.put(
      "\(group.word.glyph(glyphs)) \(name)  \(section.count.grouped)", x: column, y: y,
      role: group.word.role, emphasis: .bold, maxWidth: width - 4)
    var notes: [String] = []
    if let isWorthRetrying = first.outcome.isWorthRetrying {
      notes.append(state.words.retryLabel(isWorthRetrying))
    }
    let message = state.words.explanation(of: first.outcome)
    if !message.isEmpty { notes.append(message) }
    guard !notes.isEmpty else { return }
    let text = notes.joined(separator: " \(glyphs.separator) ")
    frame.put(
      " \(glyphs.separator) \(text)", x: column, y: y, role: .dim,
      maxWidth: max(0, x + width - column - 1))
  }

  private func draw(
    _ result: InstanceResult, in frame: inout Frame, x: Int, y: Int, width: Int
  ) {
    let word = result.outcome.word
    frame.put(word.glyph(frame.glyphs), x: x + 1, y: y, role: word.role, emphasis: .bold)
    frame.put(result.instance.id, x: x + 3, y: y, maxWidth: 14, overflow: .middle)
    frame.put(state.words.outcome(word), x: x + 18, y: y, role: word.role, maxWidth: 11)
    frame.putRight(
      result.elapsedSeconds(at: state.now)?.elapsedText ?? "", right: x + 37, y: y, maxWidth: 7)
    var column = x + 39
    let explanation = explanation(of: result.outcome)
    for (text, columns, role) in fields(of: result, width: width) {
      // With nothing after it a name need not be cut.
      let room = explanation.isEmpty && width < 110 ? x + width - column - 1 : columns
      frame.put(text, x: column, y: y, role: role, maxWidth: room, overflow: .middle)
      column += columns + 2
    }
    let rows = operation.rows
    let isNamed = width >= 110 || rows.order == .name || (rows.isGrouped && rows.order != .region)
    frame.put(
      explanation.isEmpty && !isNamed ? result.instance.name : explanation, x: column, y: y,
      role: explanation.isEmpty ? .dim : .text, maxWidth: x + width - column - 1)
  }

  /// The heading of a group has said the code.
  private func explanation(of outcome: Outcome) -> String {
    guard operation.rows.isGrouped, !outcome.code.isEmpty else {
      return state.words.reason(of: outcome)
    }
    return state.words.explanation(of: outcome)
  }

  /// The fields before the explanation: the sort value is always visible.
  private func fields(
    of result: InstanceResult, width: Int
  ) -> [(text: String, width: Int, role: Role)] {
    let (name, region) = (result.instance.name, result.instance.region)
    if width >= 110 { return [(name, 24, .text), (region, 16, .dim)] }
    let room = max(8, min(16, (width - 40) / 2))
    return switch operation.rows.order {
    case .name: [(name, room, .text)]
    case .region: [(region, room, .dim)]
    case .sent, .outcome, .id, .elapsed: operation.rows.isGrouped ? [(name, room, .text)] : []
    }
  }

  private func drawCursor(in frame: inout Frame, _ area: Rect, y: Int) {
    let isFocused = state.focus == .results
    let role: Role = isFocused ? .cursor : .cursorUnfocused
    if isFocused, !state.configuration.isSlowLink {
      frame.restyle(Rect(x: area.x + 1, y: y, width: area.width - 2, height: 1), role: role)
    }
    frame.put(frame.glyphs.cursor, x: area.x + 1, y: y, role: role, emphasis: .bold)
  }
}

extension ResultsState {
  /// Instances that are to be sent, or were.
  var planned: Int { results.instances.count - results.totals[.heldBack, default: 0] }

  /// The planned instances that have settled.
  var settled: Int { planned - results.openCount }

  /// The estimated remaining time; nil if no process works on the operation.
  func estimate(at now: Timestamp) -> RestEstimate? {
    isInFlight ? results.estimate(at: now) : nil
  }
}
