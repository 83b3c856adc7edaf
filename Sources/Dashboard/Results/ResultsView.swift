import Canvas
import Fleet
import Words

/// One operation, live: how far it is, and every instance with what became of it.
struct ResultsView {
  let state: DashboardState
  let operation: ResultsState

  /// What it shows, apart from the layout.
  struct Inputs: Hashable {
    let configuration: Int
    let operations: Int
    let shown: Int
    let isFocused: Bool
    /// Times pass while it is worked on.
    let now: Timestamp?

    init(_ state: DashboardState, _ operation: ResultsState) {
      configuration = state.$configuration
      operations = state.$operations
      shown = state.shownOperation
      isFocused = state.focus == .results
      now = operation.results.openCount > 0 ? state.now : nil
    }
  }

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
    ResultTotals(
      operation: operation, words: state.words, isPlain: state.configuration.isSlowLink
    ).draw(in: &frame, x: area.x + 2, y: area.y + 1, width: area.width - 4)
    let list = operation.list
    let rows = ResultRowView(state, operation, width: area.width - 2)
    for line in list.visible {
      let y = area.y + 2 + line - list.offset
      rows.draw(operation.rows[line], in: &frame, x: area.x + 1, y: y)
      if line == list.cursor { drawCursor(in: &frame, area, y: y) }
    }
    frame.scrollBar(
      x: area.right - 1, y: area.y + 2, height: area.height - 3, first: list.offset,
      visible: list.height, count: list.count)
    drawLowerBorder(in: &frame, area)
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
      // The order is the part of the view that the rows show themselves.
      [words.resultsTitle] + view.dropLast(),
    ].map { $0.joined(separator: separator) }
    return candidates.first { TextWidth.of($0, glyphs: glyphs) <= room } ?? candidates[5]
  }

  /// The other profile of this program that works on the operation.
  private var profileAtWork: String? {
    state.others.first { other in
      other.activity.operations.contains { $0.id == operation.id }
    }?.name
  }

  private func status(_ glyphs: Glyphs) -> String {
    var parts: [String] = []
    if operation.planned > 0 { parts.append("\(operation.settled * 100 / operation.planned)%") }
    let words = state.words
    switch operation.results.status {
    case .finished: parts.append(words.finished)
    case .paused: parts.append(words.paused)
    case .running where operation.mode == .past: parts.append(words.paused)
    case .running where operation.mode == .elsewhere:
      parts.append(profileAtWork.map(words.runIn) ?? words.workedOnElsewhere)
    case .running:
      if operation.isStopping, operation.isWaiting { parts.append(words.stoppingLabel) }
    }
    if let estimate = operation.estimate(at: state.now) { parts.append(words.estimate(estimate)) }
    return parts.joined(separator: " \(glyphs.separator) ")
  }

  /// What the one outcome shown means, and what an operator should know of the operation; here, so that
  /// no row gives way to it.
  private func drawLowerBorder(in frame: inout Frame, _ area: Rect) {
    let (y, end) = (area.bottom - 1, area.right - 2)
    var column = area.x + 2
    if let only = operation.rows.only {
      let legend = state.words.legend(
        of: only, operation.results.totals[only, default: 0],
        among: operation.results.instances.count)
      column += frame.put(
        " \(only.glyph(frame.glyphs)) \(legend) ", x: column, y: y, role: only.role,
        emphasis: .bold, maxWidth: end - column)
    }
    let text = state.warnings(on: operation).joined(separator: " \(frame.glyphs.separator) ")
    // Less than this tells nothing.
    guard !text.isEmpty, end - column >= 24 else { return }
    frame.put(
      " \(frame.glyphs.warning) \(text) ", x: column, y: y, role: .warning, emphasis: .bold,
      maxWidth: end - column)
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
