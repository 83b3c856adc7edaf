import Canvas
import Fleet
import Words

extension HistoryState {
  func draw(on screen: DashboardState, in frame: inout Frame) {
    let (words, keys) = (screen.words, screen.keys)
    let offset = screen.configuration.localOffset(screen.now)
    let title = words.historyTitle(zone: Timestamp.written(offset: offset))
    let area = DialogFrame(screen.layout.listDialog, title: title, in: &frame).inner
    if let operations {
      if operations.isEmpty {
        frame.putWrapped(
          words.noHistory(mark: keys.keyName(of: .mark), terminate: keys.keyName(of: .terminate)),
          x: area.x, y: area.y + 1, width: area.width, height: 3, role: .hint)
      }
      for row in list.visible {
        let y = area.y + row - list.offset
        operations[row].draw(on: screen, in: &frame, area, y: y)
        if row == list.cursor { frame.putListCursor(in: area, y: y) }
      }
    } else {
      frame.put(words.loading, x: area.x, y: area.y + 1, role: .hint, maxWidth: area.width)
    }
    if let selected {
      frame.putWrapped(
        selected.summary(on: screen), x: area.x, y: area.bottom - 3, width: area.width, height: 2,
        role: .info)
    }
    frame.putHints(hints(on: screen), in: area)
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    let words = screen.words
    return [("enter", words.open), ("r", words.resume), ("esc", words.close)]
  }
}

extension HistoryState {
  /// The rows, and of the selected one all that there is to say.
  func reading(on screen: DashboardState) -> Reading {
    var reading = drawnReading(on: screen)
    reading.detail = selected?.summary(on: screen) ?? ""
    return reading
  }
}

extension PastOperation {
  fileprivate func draw(
    on screen: DashboardState, in frame: inout Frame, _ area: Rect, y: Int
  ) {
    let words = screen.words
    let isOpen = status == .unfinished || status == .running
    let started = startedAt.map(screen.localTime) ?? ""
    frame.put(id, x: area.x + 2, y: y, role: .text, maxWidth: 20, overflow: .middle)
    frame.put(
      words.status(status), x: area.x + 23, y: y, role: isOpen ? .warning : .text,
      emphasis: isOpen ? .bold : [], maxWidth: 11)
    frame.put(started, x: area.x + 35, y: y, role: .dim, maxWidth: 16)
    if let owner = screen.foreignOwner(of: self) {
      frame.put(
        screen.signed(frame.glyphs.protected, words.owner(owner)), x: area.x + 52, y: y,
        role: .protected,
        maxWidth: area.width - 53, overflow: .middle)
      return
    }
    frame.put(totalsText(on: screen), x: area.x + 52, y: y, maxWidth: area.width - 53)
  }

  private func totalsText(on screen: DashboardState) -> String {
    OutcomeWord.display.compactMap { word in
      totals[word].flatMap { $0 > 0 ? "\(screen.words.outcome(word)) \($0.grouped)" : nil }
    }.joined(separator: " \(screen.glyphs.separator) ")
  }

  /// The row under the cursor in full, since a narrow screen truncates it.
  fileprivate func summary(on screen: DashboardState) -> String {
    let words = screen.words
    if case .unreadable(let error) = status { return words.journal(error) }
    if let owner = screen.foreignOwner(of: self) { return words.belongsElsewhere(owner) }
    let signed = signedBy.isEmpty ? "" : words.signedBy(signedBy)
    return [
      totalsText(on: screen), words.startedBy(startedBy, targets: targets), signed, reason ?? "",
    ]
    .filter { !$0.isEmpty }.joined(separator: " \(screen.glyphs.separator) ")
  }
}
