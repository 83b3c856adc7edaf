internal import Canvas
internal import Fleet

extension DashboardState {
  func drawHistory(_ history: HistoryState, in frame: inout Frame, _ layout: Layout) {
    let box = DialogFrame(layout.listDialog, title: words.historyTitle, in: &frame)
    let area = box.inner
    if let operations = history.operations {
      if operations.isEmpty {
        frame.put(words.noHistory, x: area.x, y: area.y + 1, role: .hint, maxWidth: area.width)
      }
      for row in history.list.visible {
        let y = area.y + row - history.list.offset
        draw(operations[row], in: &frame, area, y: y)
        if row == history.list.cursor { drawListCursor(in: &frame, area, y: y) }
      }
    } else {
      frame.put(words.loading, x: area.x, y: area.y + 1, role: .hint, maxWidth: area.width)
    }
    if let message {
      frame.put(
        message.text, x: area.x, y: area.bottom - 2, role: .warning, maxWidth: area.width)
    }
    frame.putHints(
      [("enter", words.open), ("r", words.resume), ("esc", words.close)], x: area.x,
      y: area.bottom - 1, width: area.width)
  }

  private func draw(_ operation: PastOperation, in frame: inout Frame, _ area: Rect, y: Int) {
    let isOpen = operation.status == .unfinished || operation.status == .running
    let started = operation.startedAt.map(localTime) ?? ""
    frame.put(
      operation.id, x: area.x + 2, y: y, role: .text, maxWidth: 20, overflow: .middle)
    frame.put(
      words.status(operation.status), x: area.x + 23, y: y, role: isOpen ? .warning : .text,
      emphasis: isOpen ? .bold : [], maxWidth: 11)
    frame.put(started, x: area.x + 35, y: y, role: .dim, maxWidth: 16)
    let totals = OutcomeWord.display.compactMap { word in
      operation.totals[word].flatMap { $0 > 0 ? "\(words.outcome(word)) \($0.grouped)" : nil }
    }
    frame.put(
      totals.joined(separator: " \(frame.glyphs.separator) "), x: area.x + 52, y: y,
      maxWidth: area.width - 53)
  }

  /// `2026-11-22 18:00` on the operator's clock.
  func localTime(_ time: Timestamp) -> String {
    let offset = configuration.localOffset(time)
    return "\(time.date(offset: offset)) \(time.time(offset: offset).prefix(5))"
  }

  /// With seconds and zone, as a ticket wants it.
  func exactTime(_ time: Timestamp) -> String {
    let offset = configuration.localOffset(time)
    return
      "\(time.date(offset: offset)) \(time.time(offset: offset)) \(Timestamp.written(offset: offset))"
  }
}
