import Canvas
import Fleet
import Words

/// The rows of the results: the headings of groups, and instances in their columns.
struct ResultRowView {
  let state: DashboardState
  let operation: ResultsState
  let columns: ResultColumns
  /// From the sign of a row to its end.
  let width: Int

  private static let sign = 2

  /// - Parameter width: of a row, the cursor in front of it included.
  init(_ state: DashboardState, _ operation: ResultsState, width: Int) {
    self.state = state
    self.operation = operation
    self.width = width - 2
    columns = ResultColumns(
      operation, room: self.width - Self.sign, state.words, state.glyphs)
  }

  func draw(_ row: ResultRow, in frame: inout Frame, x: Int, y: Int) {
    switch row {
    case .group(let group): draw(group, in: &frame, x: x + 1, y: y)
    case .instance(let index):
      draw(operation.results.instances[index], in: &frame, x: x + 1, y: y)
    }
  }

  // MARK: - Instances

  private func draw(_ result: InstanceResult, in frame: inout Frame, x: Int, y: Int) {
    let (word, words, gap) = (result.outcome.word, state.words, ResultColumns.gap)
    frame.put(word.glyph(frame.glyphs), x: x, y: y, role: word.role, emphasis: .bold)
    var column = x + Self.sign
    func put(_ text: String, _ width: Int, _ role: Role = .text) {
      guard width > 0 else { return }
      frame.put(text, x: column, y: y, role: role, maxWidth: width, overflow: .middle)
      column += width + gap
    }
    put(result.instance.name, columns.name)
    put(result.instance.id, columns.id)
    put(region(of: result.instance), columns.region, .dim)
    put(words.outcome(word), columns.outcome, word.role)
    frame.putRight(
      result.elapsedSeconds(at: state.now)?.elapsedText ?? "",
      right: column + ResultColumns.elapsed,
      y: y, maxWidth: ResultColumns.elapsed)
    column += ResultColumns.elapsed + gap
    let reason = reason(of: result.outcome)
    // A row without a reason has room for the region.
    let isRegion = reason.isEmpty && columns.region == 0
    frame.put(
      isRegion ? region(of: result.instance) : reason, x: column, y: y,
      role: isRegion ? .dim : .text, maxWidth: columns.reason)
  }

  private func region(of instance: Instance) -> String {
    columns.namesRegions ? state.words.region(instance.region) : instance.region
  }

  /// The heading of a group has said the code.
  private func reason(of outcome: Outcome) -> String {
    operation.rows.isGrouped && !outcome.code.isEmpty
      ? state.words.explanation(of: outcome) : state.words.reason(of: outcome)
  }

  // MARK: - Headings

  /// `▾ ✗ InvalidInstanceState  3 · not retryable as is · the instance is in allocating`
  private func draw(_ group: ResultGroup, in frame: inout Frame, x: Int, y: Int) {
    guard let section = operation.rows.section(of: group) else { return }
    frame.put(
      section.isFolded ? frame.glyphs.collapsed : frame.glyphs.expanded, x: x, y: y, role: .hint)
    let start = x + Self.sign
    let used = frame.put(
      heading(of: section), x: start, y: y, role: group.word.role, emphasis: .bold,
      maxWidth: width - Self.sign)
    let notes = notes(of: section)
    guard !notes.isEmpty else { return }
    frame.put(
      " \(frame.glyphs.separator) \(notes)", x: start + used, y: y, role: .dim,
      maxWidth: max(0, width - Self.sign - used))
  }

  private func heading(of section: ResultRows.Section) -> String {
    let group = section.group
    let name =
      group.code.isEmpty ? state.words.outcome(group.word) : state.words.code(of: outcome(section))
    return "\(group.word.glyph(state.glyphs)) \(name)  \(section.count.grouped)"
  }

  private func notes(of section: ResultRows.Section) -> String {
    let outcome = outcome(section)
    let retry = outcome.isWorthRetrying.map(state.words.retryLabel) ?? ""
    return [retry, state.words.explanation(of: outcome)].filter { !$0.isEmpty }
      .joined(separator: " \(state.glyphs.separator) ")
  }

  /// All of a group have the same but for the message; the first speaks for them.
  private func outcome(_ section: ResultRows.Section) -> Outcome {
    operation.results.instances[operation.rows.first(of: section)].outcome
  }
}

extension DashboardState {
  /// The second line of the row under the cursor, which the line below the pane shows; nil where it has
  /// none.
  var continuedRow: (text: String, role: Role)? {
    guard let operation, let area = layout.results else { return nil }
    return ResultRowView(self, operation, width: area.width - 2)
      .continuation(room: layout.message.width - 2)
  }
}

extension ResultRowView {
  /// What the row under the cursor has to say and has no room for; nil where all of it is visible.
  ///
  /// - Parameter room: Columns of the second line.
  func continuation(room: Int) -> (text: String, role: Role)? {
    let (text, last, role, isCut): (String, String, Role, Bool)
    if let current = operation.current {
      text = reason(of: current.outcome)
      last = state.words.explanation(of: current.outcome)
      role = current.outcome.word.role
      isCut = TextWidth.of(text, glyphs: state.glyphs) > columns.reason
    } else if let section = operation.currentGroup.flatMap(operation.rows.section) {
      text = notes(of: section)
      last = state.words.explanation(of: outcome(section))
      role = section.group.word.role
      let used = TextWidth.of(heading(of: section), glyphs: state.glyphs)
      isCut = used + 3 + TextWidth.of(text, glyphs: state.glyphs) > width - Self.sign
    } else {
      return nil
    }
    guard isCut else { return nil }
    // The row shows the beginning.
    let isTooLong = TextWidth.of(text, glyphs: state.glyphs) > room && !last.isEmpty
    return (isTooLong ? last : text, role)
  }
}
