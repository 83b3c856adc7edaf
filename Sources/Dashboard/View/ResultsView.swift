internal import Canvas
internal import Fleet

/// One operation, live: how far it is, and every instance with what became of it.
struct ResultsView {
  let state: DashboardState
  let operation: ResultsState

  func draw(in frame: inout Frame, _ area: Rect) {
    frame.box(area, title: title(frame.glyphs), focused: state.focus == .results)
    drawStatus(in: &frame, area)
    guard area.height > 2 else { return }
    drawTotals(in: &frame, area)
    let list = operation.list
    for row in list.visible {
      let y = area.y + 2 + row - list.offset
      draw(
        operation.rows[row], in: &frame, x: area.x + 1, y: y, width: area.width - 2)
      if row == list.cursor { drawCursor(in: &frame, area, y: y) }
    }
    frame.scrollBar(
      x: area.right - 1, y: area.y + 2, height: area.height - 3, first: list.offset,
      visible: list.height, count: list.count)
  }

  private func title(_ glyphs: Glyphs) -> String {
    var parts = [state.words.resultsTitle, operation.id, state.words.planned(planned)]
    if state.operations.count > 1 {
      parts.insert("\(state.shownOperation + 1)/\(state.operations.count)", at: 1)
    }
    if let only = operation.only { parts.append(state.words.onlyOutcome(only)) }
    return parts.joined(separator: " \(glyphs.separator) ")
  }

  private func drawStatus(in frame: inout Frame, _ area: Rect) {
    var text: String
    switch operation.results.status {
    case .finished: text = state.words.finished
    case .paused: text = state.words.paused
    case .running where operation.mode == .past: text = state.words.paused
    case .running: text = operation.isStopping ? state.words.stoppingLabel : ""
    }
    if let left = estimate {
      let words = state.words.estimate(left.elapsedText)
      text = text.isEmpty ? words : "\(text) \(frame.glyphs.separator) \(words)"
    }
    if planned > 0 {
      text =
        "\(settled * 100 / planned)%" + (text.isEmpty ? "" : " \(frame.glyphs.separator) \(text)")
    }
    guard !text.isEmpty else { return }
    let used = TextWidth.of(title(frame.glyphs), glyphs: frame.glyphs) + 6
    frame.putRight(
      " \(text) ", right: area.right - 2, y: area.y, role: .heading,
      maxWidth: max(0, area.width - used - 2))
  }

  /// A bar, and the totals of every outcome that there is; the worst ones first.
  private func drawTotals(in frame: inout Frame, _ area: Rect) {
    let results = operation.results
    let y = area.y + 1
    var x = area.x + 2
    let isWide = area.width >= 110
    if isWide, !state.configuration.isSlowLink {
      ProgressBar(done: settled, total: planned).draw(in: &frame, x: x, y: y, width: 20)
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

  private var planned: Int {
    operation.results.instances.count - operation.results.totals[.heldBack, default: 0]
  }

  private var settled: Int { planned - operation.results.openTotal }

  /// Seconds that the rest takes at the pace of what is settled; nil where there is nothing to go
  /// by.
  private var estimate: Int64? {
    let results = operation.results
    guard operation.isInFlight else { return nil }
    let gone = results.totals[.gone, default: 0]
    let elapsed = state.now.seconds(since: results.header.startedAt)
    guard gone > 0, elapsed > 2 else { return nil }
    return max(1, elapsed * Int64(results.openTotal) / Int64(gone))
  }

  private func draw(_ row: ResultRow, in frame: inout Frame, x: Int, y: Int, width: Int) {
    switch row {
    case .group(let code, let word, let count):
      let name = code.isEmpty ? state.words.outcome(word) : code
      frame.put(
        "\(word.glyph(frame.glyphs)) \(name)  \(count.grouped)", x: x + 1, y: y, role: word.role,
        emphasis: .bold, maxWidth: width - 2)
    case .instance(let index):
      draw(operation.results.instances[index], in: &frame, x: x, y: y, width: width)
    }
  }

  private func draw(
    _ result: InstanceResult, in frame: inout Frame, x: Int, y: Int, width: Int
  ) {
    let word = result.outcome.word
    let isWide = width >= 110
    frame.put(word.glyph(frame.glyphs), x: x + 1, y: y, role: word.role, emphasis: .bold)
    frame.put(result.instance.id, x: x + 3, y: y, maxWidth: 14, overflow: .middle)
    frame.put(state.words.outcome(word), x: x + 18, y: y, role: word.role, maxWidth: 11)
    frame.putRight(
      result.elapsedSeconds(at: state.now)?.elapsedText ?? "", right: x + 37, y: y, maxWidth: 7)
    var column = x + 39
    if isWide {
      frame.put(result.instance.name, x: column, y: y, maxWidth: 24, overflow: .middle)
      column += 26
      frame.put(result.instance.region, x: column, y: y, role: .dim, maxWidth: 16)
      column += 18
    }
    let code = result.outcome.code
    let text = result.outcome.explanation
    let explanation = code.isEmpty ? text : text.isEmpty ? code : "\(code): \(text)"
    frame.put(
      explanation.isEmpty && !isWide ? result.instance.name : explanation, x: column, y: y,
      role: explanation.isEmpty ? .dim : .text, maxWidth: x + width - column - 1)
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

extension Results {
  /// Instances that something may still happen to, from the totals.
  var openTotal: Int {
    let open: [OutcomeWord] = [.queued, .sent, .accepted, .terminating, .slow, .stuck, .unknown]
    return open.reduce(0) { $0 + totals[$1, default: 0] }
  }
}

extension Int64 {
  /// `01:42`, `1:02:03`.
  var elapsedText: String {
    let (hours, minutes, seconds) = (self / 3600, self / 60 % 60, self % 60)
    let tail = "\(minutes < 10 ? "0" : "")\(minutes):\(seconds < 10 ? "0" : "")\(seconds)"
    return hours > 0 ? "\(hours):\(tail)" : tail
  }
}
