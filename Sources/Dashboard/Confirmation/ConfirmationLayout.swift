import Canvas
import Fleet

/// The lines of the confirmation, from the top: what is said, the frozen list, the phrase, the
/// buttons. The list gives way where the screen is short, the sentences do not.
struct ConfirmationLayout {
  enum Line: Hashable {
    case file, summary, preflight, holds, hidden, missing, associated, schedule, addresses,
      canary, reason
  }

  let outer: Rect
  let inner: Rect
  let head: [Line]
  let list: Rect
  let filterY: Int?
  let phraseY: Int
  let buttonsY: Int

  /// Of the list; what is optional and not used gives way to them.
  private static let leastRows = 3

  init(_ layout: Layout, _ confirmation: ConfirmationState) {
    outer = layout.dialog(width: 116, height: 44)
    inner = Rect(
      x: outer.x + 2, y: outer.y + 1, width: outer.width - 4, height: outer.height - 2)
    var head: [Line] = confirmation.file == nil ? [.summary] : [.file, .summary]
    // What is held back tells that the preflight has answered, unless something was not answered.
    if confirmation.summary.holds.isEmpty || confirmation.report?.gaps.isEmpty != true {
      head.append(.preflight)
    }
    if !confirmation.summary.holds.isEmpty { head.append(.holds) }
    if confirmation.hiddenCount > 0 { head.append(.hidden) }
    if !confirmation.missing.isEmpty { head.append(.missing) }
    let summary = confirmation.summary
    if !summary.products(where: { !$0.tellsWhatBecomesOfAddresses }).isEmpty {
      head.append(.addresses)
    }
    if !summary.products(where: \.hasPreflight).isEmpty { head.append(.associated) }
    if !summary.products(where: \.hasSchedule).isEmpty { head.append(.schedule) }
    buttonsY = inner.bottom - 1
    phraseY = inner.bottom - 2
    let hasFilter = confirmation.focus == .filter || !confirmation.filter.isEmpty
    filterY = hasFilter ? phraseY - 1 : nil
    let bottom = phraseY - (hasFilter ? 1 : 0)
    for line in [Line.canary, .reason] {
      let isShort = bottom - inner.y - head.count <= Self.leastRows
      if !isShort || confirmation.isNeeded(line) { head.append(line) }
    }
    self.head = head
    let top = inner.y + head.count
    list = Rect(x: inner.x, y: top, width: inner.width, height: max(0, bottom - top))
  }
}

extension ConfirmationState {
  /// Whether the line of a field says more than that nothing is in it.
  fileprivate func isNeeded(_ line: ConfirmationLayout.Line) -> Bool {
    switch line {
    case .canary: focus == .canary || !canary.isBlank
    case .reason: focus == .reason || !reason.isBlank || requiredReason != nil
    default: true
    }
  }
}
