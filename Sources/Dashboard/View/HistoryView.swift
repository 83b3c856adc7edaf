import Canvas
import Fleet
import Words

extension DashboardState {
  func drawHistory(_ history: HistoryState, in frame: inout Frame, _ layout: Layout) {
    let box = DialogFrame(layout.listDialog, title: historyTitle, in: &frame)
    let area = box.inner
    if let operations = history.operations {
      if operations.isEmpty {
        frame.putWrapped(
          words.noHistory(mark: keys.keyName(of: .mark), terminate: keys.keyName(of: .terminate)),
          x: area.x, y: area.y + 1, width: area.width, height: 3, role: .hint)
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
    } else if let operations = history.operations,
      operations.indices.contains(history.list.cursor)
    {
      frame.put(
        summary(of: operations[history.list.cursor], frame.glyphs), x: area.x, y: area.bottom - 2,
        role: .info, maxWidth: area.width)
    }
    frame.putHints(
      [("enter", words.open), ("r", words.resume), ("esc", words.close)], x: area.x,
      y: area.bottom - 1, width: area.width)
  }

  private var historyTitle: String {
    words.historyTitle(zone: Timestamp.written(offset: configuration.localOffset(now)))
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
    if let owner = foreignOwner(of: operation) {
      frame.put(
        "\(frame.glyphs.protected) \(words.owner(owner))", x: area.x + 52, y: y, role: .protected,
        maxWidth: area.width - 53)
      return
    }
    frame.put(
      totals(of: operation, frame.glyphs), x: area.x + 52, y: y, maxWidth: area.width - 53)
  }

  private func totals(of operation: PastOperation, _ glyphs: Glyphs) -> String {
    OutcomeWord.display.compactMap { word in
      operation.totals[word].flatMap { $0 > 0 ? "\(words.outcome(word)) \($0.grouped)" : nil }
    }.joined(separator: " \(glyphs.separator) ")
  }

  /// The row under the cursor in full, since a narrow screen cuts it.
  private func summary(of operation: PastOperation, _ glyphs: Glyphs) -> String {
    if case .unreadable(let reason) = operation.status { return reason }
    if let owner = foreignOwner(of: operation) { return words.belongsElsewhere(owner) }
    let started = words.startedBy(operation.startedBy, targets: operation.targets)
    return [totals(of: operation, glyphs), started].filter { !$0.isEmpty }
      .joined(separator: " \(glyphs.separator) ")
  }

  /// `as of 09:14, 2h ago`.
  func rememberedText(_ asOf: Timestamp) -> String {
    let offset = configuration.localOffset(asOf)
    return words.remembered(
      String(asOf.time(offset: offset).prefix(5)), age: Age(seconds: now.seconds(since: asOf)))
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
