import Canvas
import Fleet
import Words

/// The lines of the confirmation, from the top: what is said, the frozen list, the phrase, the
/// buttons. It takes the whole screen below the title, which names the account.
struct ConfirmationLayout {
  enum Line: Hashable {
    case file, summary, regions, preflight, holds, hidden, missing, associated, schedule, addresses,
      canary, reason
    /// Of the block of what remains, which ``RemainingView`` draws.
    case remaining(Int)
  }

  let outer: Rect
  let inner: Rect
  let head: [Line]
  let list: Rect
  let filterY: Int?
  let phraseY: Int
  let buttonsY: Int

  /// What gives way on a short screen, the first one first, where the list has fewer rows than this.
  private static let dispensable: KeyValuePairs<Line, Int> = [
    .regions: 10, .reason: 3, .canary: 3, .schedule: 3, .file: 3, .hidden: 3, .missing: 3,
  ]

  init(_ screen: DashboardState, _ confirmation: ConfirmationState) {
    let size = screen.layout.size
    outer = Rect(x: 0, y: 1, width: size.width, height: max(2, size.height - 1))
    inner = Rect(
      x: outer.x + 2, y: outer.y + 1, width: outer.width - 4, height: outer.height - 2)
    buttonsY = inner.bottom - 1
    phraseY = inner.bottom - 2
    let hasFilter = confirmation.focus == .filter || !confirmation.filter.isEmpty
    filterY = hasFilter ? phraseY - 1 : nil
    let bottom = phraseY - (hasFilter ? 1 : 0)
    var head = Self.lines(confirmation, height: inner.height)
    let totals = screen.words.regionTotals(confirmation, screen.glyphs)
    if TextWidth.of(totals, glyphs: screen.glyphs) > inner.width - 2 {
      head.removeAll { $0 == .regions }
    }
    for (line, rows) in Self.dispensable where bottom - inner.y - head.count < rows {
      if !confirmation.isNeeded(line) { head.removeAll { $0 == line } }
    }
    self.head = head
    let top = inner.y + head.count
    list = Rect(x: inner.x, y: top, width: inner.width, height: max(0, bottom - top))
  }

  /// Everything that there is to say.
  private static func lines(_ confirmation: ConfirmationState, height: Int) -> [Line] {
    let summary = confirmation.summary
    var head: [Line] = confirmation.file == nil ? [.summary] : [.file, .summary]
    if confirmation.regionTotals.count > 1 { head.append(.regions) }
    // What is held back tells that the preflight has answered, unless something was not answered. One
    // line takes the other's place, so that none moves when the answer comes.
    if summary.holds.isEmpty || confirmation.report?.gaps.isEmpty != true {
      head.append(.preflight)
    }
    if !summary.holds.isEmpty, confirmation.report != nil { head.append(.holds) }
    if confirmation.hiddenCount > 0 { head.append(.hidden) }
    if !confirmation.missing.isEmpty { head.append(.missing) }
    head += (0..<RemainingView.lines(confirmation, height: height)).map { .remaining($0) }
    if !summary.products(where: { !$0.tellsWhatBecomesOfAddresses }).isEmpty {
      head.append(.addresses)
    }
    if !summary.products(where: \.hasPreflight).isEmpty { head.append(.associated) }
    if !summary.products(where: \.hasSchedule).isEmpty { head.append(.schedule) }
    return head + [.canary, .reason]
  }
}

extension ConfirmationState {
  /// Whether the line of a field says more than that nothing is in it.
  fileprivate func isNeeded(_ line: ConfirmationLayout.Line) -> Bool {
    switch line {
    case .schedule: focus == .schedule || !schedule.isBlank
    case .canary: focus == .canary || !canary.isBlank
    case .reason: focus == .reason || !reason.isBlank || !requiredReasons.isEmpty
    default: false
    }
  }
}

extension Words {
  /// `ap-chengdu 12 · ap-guangzhou 1,310`
  func regionTotals(_ confirmation: ConfirmationState, _ glyphs: Glyphs) -> String {
    confirmation.regionTotals.map { "\(region($0.region)) \($0.count.grouped)" }
      .joined(separator: " \(glyphs.separator) ")
  }

  func label(_ attention: Attention) -> String {
    switch attention {
    case .hidden: hiddenLabel
    case .lastRunning: lastRunningLabel
    case .prepaid: prepaidLabel
    case .cached: cachedLabel
    }
  }

  func note(_ attention: Attention) -> String {
    switch attention {
    case .hidden: hiddenLabel
    case .lastRunning: lastRunningNote
    case .prepaid: prepaidNote
    case .cached: cachedNote
    }
  }
}
