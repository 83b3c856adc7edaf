import Canvas
import Fleet
import Words

extension ConfirmationState {
  func draw(on screen: DashboardState, in frame: inout Frame) {
    ConfirmationView(state: screen, confirmation: self).draw(in: &frame, screen.layout)
  }

  func hints(on screen: DashboardState) -> [(key: String, word: String)] {
    ConfirmationView(state: screen, confirmation: self).hints
  }

  func signs(on screen: DashboardState) -> [HelpLine] {
    ConfirmationView(state: screen, confirmation: self).signs
  }
}

/// Draws the confirmation: everything that is about to happen, and the one way to let it happen.
struct ConfirmationView {
  let state: DashboardState
  let confirmation: ConfirmationState

  var words: Words { state.words }
  var summary: PlanSummary { confirmation.summary }

  func draw(in frame: inout Frame, _ layout: Layout) {
    let areas = ConfirmationLayout(state, confirmation)
    _ = DialogFrame(areas.outer, title: title, in: &frame)
    for (index, line) in areas.head.enumerated() {
      draw(
        line, in: &frame, x: areas.inner.x, y: areas.inner.y + index, width: areas.inner.width,
        height: areas.inner.height)
    }
    drawList(in: &frame, areas)
    if let y = areas.filterY { drawFilter(in: &frame, areas.inner, y: y) }
    drawPhrase(in: &frame, areas.inner, y: areas.phraseY)
    drawButtons(in: &frame, areas.inner, y: areas.buttonsY)
    drawNotice(in: &frame, areas.outer)
    if let path = confirmation.destination { drawDestination(path, in: &frame, layout) }
  }

  var title: String {
    confirmation.follows.map { words.retryTitle(summary.targetCount, $0) }
      ?? words.confirmationTitle(summary.targetCount)
  }

  /// The dialog that asks for the plan's file covers the plan.
  private func drawDestination(_ path: TextField, in frame: inout Frame, _ layout: Layout) {
    let area = DialogFrame(layout.fieldDialog, title: words.writePlanTitle, in: &frame).inner
    frame.putFileName(path, label: words.fileLabel, in: area)
    frame.putWrapped(
      state.message?.text ?? writingHint, x: area.x, y: area.y + 2, width: area.width,
      height: area.height - 3, role: state.message == nil ? .hint : .warning)
    frame.putHints(hints, x: area.x, y: area.bottom - 1, width: area.width)
  }

  var writingHint: String {
    confirmation.approval.needed > 0 ? words.signPlanHint : words.writePlanHint
  }

  // MARK: - What is said

  private func draw(
    _ line: ConfirmationLayout.Line, in frame: inout Frame, x: Int, y: Int, width: Int, height: Int
  ) {
    switch line {
    case .file: frame.put(fileText, x: x, y: y, role: .info, maxWidth: width)
    case .summary: drawSummary(in: &frame, x: x, y: y, width: width)
    case .regions:
      frame.put(
        words.regionTotals(confirmation, frame.glyphs), x: x + 2, y: y, role: .hint,
        maxWidth: width - 2)
    case .preflight: drawPreflight(in: &frame, x: x, y: y, width: width)
    case .holds:
      let label = "\(frame.glyphs.heldBack) \(words.heldBack(heldCount))\(words.colon)"
      let room = width - TextWidth.of(label, glyphs: frame.glyphs)
      let holds = summary.holds.map { words.holdCount($0.code, $0.count) }
        .joined(separator: words.comma, in: room, frame.glyphs)
      frame.put(label + holds, x: x, y: y, role: .outcomeHeldBack, maxWidth: width)
    case .hidden:
      frame.put(
        "\(frame.glyphs.warning) \(words.hiddenTargets(confirmation.hiddenCount))", x: x, y: y,
        role: .warning, emphasis: .bold, maxWidth: width)
    case .missing:
      frame.put(
        "\(frame.glyphs.warning) \(words.missing(confirmation.missing))", x: x, y: y,
        role: .warning, maxWidth: width)
    case .addresses:
      let (full, short) = (words.publicIPs(summary), words.publicIPs(summary, isShort: true))
      let text = TextWidth.of(full, glyphs: frame.glyphs) + 2 <= width ? full : short
      frame.put(
        "\(frame.glyphs.warning) \(text)", x: x, y: y, role: .warning, maxWidth: width)
    case .remaining(let index):
      guard index == 0 else { return }
      RemainingView(words: words, confirmation: confirmation).draw(
        in: &frame, x: x, y: y, width: width, height: height)
    case .associated: drawAssociated(in: &frame, x: x, y: y, width: width)
    case .schedule: drawSchedule(in: &frame, x: x, y: y, width: width)
    case .canary: drawCanary(in: &frame, x: x, y: y, width: width)
    case .reason: drawReason(in: &frame, x: x, y: y, width: width)
    }
  }

  /// The file of the plan, and its age.
  var fileText: String {
    let age = confirmation.opened.seconds(since: confirmation.created)
    let file = words.planOf(confirmation.file ?? "", minutes: Int(max(0, age) / 60))
    let people = confirmation.signedBy
    return people.isEmpty ? file : file + words.semicolon + words.signedBy(people)
  }

  var heldCount: Int { confirmation.plan.instances.count - summary.targetCount }

  /// How many of each product, and what it costs in calls.
  var summaryParts: [String] {
    var parts = summary.products.map { "\($0.product.displayName) \($0.count.grouped)" }
    parts.append(words.calls(summary))
    if summary.collateral.prepaid > 0 { parts.append(words.prepaid(summary.collateral.prepaid)) }
    return parts
  }

  private func drawSummary(in frame: inout Frame, x: Int, y: Int, width: Int) {
    let text = summaryParts.joined(
      separator: " \(frame.glyphs.separator) ", in: width, frame.glyphs)
    frame.put(text, x: x, y: y, emphasis: .bold, maxWidth: width)
  }

  private func drawPreflight(in frame: inout Frame, x: Int, y: Int, width: Int) {
    switch confirmation.preflight {
    case .asking(let progress): drawProgress(progress, in: &frame, x: x, y: y, width: width)
    case .answered(let report):
      let (sign, text, role) = answer(of: report, frame.glyphs)
      frame.put("\(sign) \(text)", x: x, y: y, role: role, maxWidth: width)
    }
  }

  /// What the preflight has found, with a sign.
  func answer(
    of report: PreflightReport, _ glyphs: Glyphs
  ) -> (sign: String, text: String, role: Role) {
    if let gap = report.gaps.first(where: { $0.question == .state }) ?? report.gaps.first {
      let again = state.keys.keyName(of: .refresh)
      let text =
        gap.question == .state
        ? words.notReadAgain(report.unread.count, gap.failure, again: again)
        : words.preflightUnknown(gap.failure, again: again)
      return (glyphs.unknown, text, .warning)
    }
    return summary.holds.isEmpty
      ? (glyphs.success, words.preflightClear, .success)
      : (glyphs.success, words.preflightDone, .info)
  }

  /// The bar is there from the beginning, so that no text moves when the first call is answered.
  private func drawProgress(
    _ progress: PreflightProgress?, in frame: inout Frame, x: Int, y: Int, width: Int
  ) {
    let bar = width < 100 ? 4 : 12
    let room = width - bar - 3
    frame.put(frame.glyphs.waiting, x: x, y: y, role: .info)
    ProgressBar(done: progress?.answered ?? 0, total: max(1, progress?.calls ?? 1))
      .draw(in: &frame, x: x + 2, y: y, width: bar)
    var text = progress.map(words.preflightAsking) ?? words.preflightAsking
    if TextWidth.of(text, glyphs: frame.glyphs) > room, var calls = progress {
      // Why it takes long gives way to how far it is.
      calls.listed = 0
      text = words.preflightAsking(calls)
    }
    frame.put(text, x: x + bar + 3, y: y, role: .info, maxWidth: room)
  }

  private func drawAssociated(in frame: inout Frame, x: Int, y: Int, width: Int) {
    let isFocused = confirmation.focus == .associated
    let deletes = confirmation.options.destroysAssociatedResources
    var column = x
    column += frame.put(
      isFocused ? frame.glyphs.cursor : " ", x: column, y: y, role: .key, emphasis: .bold)
    let label = words.associated(isWide: width >= 70)
    column +=
      1 + frame.put("\(label)\(words.colon)", x: column + 1, y: y, maxWidth: width - 2)
    column += frame.put(
      "[\(deletes ? words.deleteThem : words.keepThem)]", x: column, y: y,
      role: isFocused ? .buttonFocused : deletes ? .warning : .text,
      emphasis: isFocused ? .reverse : .bold)
    let room = x + width - column - 1
    let text = words.resources(summary, isAsking: confirmation.report == nil)
      .joined(
        separator: words.semicolon, in: room - TextWidth.of(words.pick("()", "（）")), frame.glyphs)
    frame.put(
      words.pick("(\(text))", "（\(text)）"), x: column + 1, y: y, role: .hint, maxWidth: room)
  }
}
