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
}

/// Draws the confirmation: everything that is about to happen, and the one way to let it happen.
struct ConfirmationView {
  let state: DashboardState
  let confirmation: ConfirmationState

  var words: Words { state.words }
  var summary: PlanSummary { confirmation.summary }

  func draw(in frame: inout Frame, _ layout: Layout) {
    let areas = ConfirmationLayout(layout, confirmation)
    let title =
      confirmation.follows.map { words.retryTitle(summary.targetCount, $0) }
      ?? words.confirmationTitle(summary.targetCount)
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
    if let path = confirmation.destination { drawDestination(path, in: &frame, layout) }
  }

  /// The dialog that asks for the plan's file covers the plan.
  private func drawDestination(_ path: TextField, in frame: inout Frame, _ layout: Layout) {
    let area = DialogFrame(layout.fieldDialog, title: words.writePlanTitle, in: &frame).inner
    frame.putFileName(path, label: words.fileLabel, in: area)
    frame.putWrapped(
      state.message?.text ?? words.writePlanHint, x: area.x, y: area.y + 2, width: area.width,
      height: area.height - 3, role: state.message == nil ? .hint : .warning)
    frame.putHints(
      [("enter", words.writeWord), ("esc", words.back)], x: area.x, y: area.bottom - 1,
      width: area.width)
  }

  // MARK: - What is said

  private func draw(
    _ line: ConfirmationLayout.Line, in frame: inout Frame, x: Int, y: Int, width: Int, height: Int
  ) {
    switch line {
    case .file:
      let age = confirmation.opened.seconds(since: confirmation.created)
      frame.put(
        words.planOf(confirmation.file ?? "", minutes: Int(max(0, age) / 60)), x: x, y: y,
        role: .info, maxWidth: width)
    case .summary: drawSummary(in: &frame, x: x, y: y, width: width)
    case .preflight: drawPreflight(in: &frame, x: x, y: y, width: width)
    case .holds:
      let holds = summary.holds.map { words.holdCount($0.code, $0.count) }
        .joined(separator: words.comma)
      let count = confirmation.plan.instances.count - summary.targetCount
      frame.put(
        "\(frame.glyphs.heldBack) \(words.heldBack(count))\(words.colon)\(holds)", x: x, y: y,
        role: .outcomeHeldBack, maxWidth: width)
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

  private func drawSummary(in frame: inout Frame, x: Int, y: Int, width: Int) {
    var parts = summary.products.map { "\($0.product.displayName) \($0.count.grouped)" }
    parts.append(words.calls(summary))
    if summary.collateral.prepaid > 0 { parts.append(words.prepaid(summary.collateral.prepaid)) }
    let text = parts.joined(separator: " \(frame.glyphs.separator) ")
    frame.put(text, x: x, y: y, emphasis: .bold, maxWidth: width)
  }

  private func drawPreflight(in frame: inout Frame, x: Int, y: Int, width: Int) {
    let (text, role): (String, Role)
    switch confirmation.preflight {
    case .asking(let progress):
      let asking = progress.map(words.preflightAsking) ?? words.preflightAsking
      (text, role) = ("\(frame.glyphs.waiting) \(asking)", .info)
    case .answered(let report):
      if let gap = report.gaps.first(where: { $0.question == .state }) ?? report.gaps.first {
        let again = state.keys.keyName(of: .refresh)
        let text0 =
          gap.question == .state
          ? words.notReadAgain(report.unread.count, gap.failure, again: again)
          : words.preflightUnknown(gap.failure, again: again)
        (text, role) = ("\(frame.glyphs.unknown) \(text0)", .warning)
      } else if summary.holds.isEmpty {
        (text, role) = ("\(frame.glyphs.success) \(words.preflightClear)", .success)
      } else {
        (text, role) = ("\(frame.glyphs.success) \(words.preflightDone)", .info)
      }
    }
    frame.put(text, x: x, y: y, role: role, maxWidth: width)
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
    let text = words.resources(summary, isAsking: confirmation.report == nil)
    frame.put(
      words.pick("(\(text))", "（\(text)）"), x: column + 1, y: y, role: .hint,
      maxWidth: x + width - column - 1)
  }

  // MARK: - The frozen list

  private func drawList(in frame: inout Frame, _ areas: ConfirmationLayout) {
    let (list, area) = (confirmation.list, areas.list)
    let context = state.filterContext
    for row in list.visible.prefix(area.height) {
      let y = area.y + row - list.offset
      switch confirmation.rows[row] {
      case .heading(let heading): draw(heading, in: &frame, area, y: y)
      case .instance(let index):
        draw(confirmation.candidates[index], context, in: &frame, area, y: y)
      }
      guard row == list.cursor else { continue }
      let isFocused = confirmation.focus == .list
      if isFocused {
        frame.restyle(Rect(x: area.x, y: y, width: area.width, height: 1), role: .cursor)
      }
      // The pointer stands once on the screen, where the focus is.
      frame.put(
        isFocused ? frame.glyphs.cursor : frame.glyphs.bullet, x: area.x, y: y,
        role: isFocused ? .cursor : .cursorUnfocused, emphasis: isFocused ? .bold : [])
    }
    frame.scrollBar(
      x: areas.outer.right - 1, y: area.y, height: area.height, first: list.offset,
      visible: area.height, count: list.count)
  }

  private func draw(
    _ heading: ConfirmationRow.Heading, in frame: inout Frame, _ area: Rect, y: Int
  ) {
    let zone = [heading.product.displayName, words.region(heading.region), heading.zone]
      .filter { !$0.isEmpty }.joined(separator: " \(frame.glyphs.separator) ")
    let label = heading.isHidden ? "\(frame.glyphs.warning) \(words.hiddenLabel) " : ""
    frame.put(
      "\(label)\(zone)  \(heading.count.grouped)", x: area.x + 2, y: y,
      role: heading.isHidden ? .warning : .heading, emphasis: .bold, maxWidth: area.width - 2)
  }

  private func draw(
    _ instance: Instance, _ context: FilterContext, in frame: inout Frame, _ area: Rect, y: Int
  ) {
    let isRemoved = confirmation.removed.contains(instance.key)
    let hold = confirmation.holds[instance.key]
    let glyphs = frame.glyphs
    let (sign, role): (String, Role) =
      isRemoved
      ? (glyphs.emptyBox, .dim)
      : hold != nil ? (glyphs.heldBack, .outcomeHeldBack) : (glyphs.mark, .text)
    let x = area.x + 4
    frame.put(sign, x: x, y: y, role: role)
    frame.put(instance.id, x: x + 2, y: y, role: role, maxWidth: 14, overflow: .middle)
    let note = isRemoved ? words.removedLabel : hold.map(words.hold)
    let nameWidth = max(8, min(30, (area.width - 38) / 2))
    frame.put(
      instance.name, x: x + 17, y: y, role: role, maxWidth: nameWidth, overflow: .middle)
    let column = x + 18 + nameWidth
    if let note {
      frame.put(note, x: column, y: y, role: role, maxWidth: area.right - column)
      return
    }
    frame.put(
      words.state(instance.state), x: column, y: y, role: instance.state.role, maxWidth: 12)
    frame.put(
      (instance.publicIPs + instance.privateIPs).joined(separator: " "), x: column + 13, y: y,
      role: .dim, maxWidth: area.right - column - 13)
  }

  /// The field gives way to what stands beside it: how much of the frozen list is listed, or what is
  /// wrong.
  private func drawFilter(in frame: inout Frame, _ area: Rect, y: Int) {
    let error = confirmation.filterError
    let note =
      error.map { "\(frame.glyphs.failure) \(words.filterError($0))" }
      ?? words.listed(
        confirmation.listedCount, of: confirmation.candidates.count, sent: summary.targetCount)
    let needed = TextWidth.of(note, glyphs: frame.glyphs) + 4
    let width = max(area.width / 3, min(area.width / 2, area.width - needed))
    frame.put("/", x: area.x, y: y, role: .key, emphasis: .bold)
    confirmation.filter.draw(
      in: &frame, x: area.x + 1, y: y, width: width, focused: confirmation.focus == .filter,
      role: error == nil ? .field : .fieldError)
    frame.put(
      note, x: area.x + width + 2, y: y, role: error == nil ? .hint : .error,
      maxWidth: area.width - width - 2)
  }

  // MARK: - The way on

  private func drawPhrase(in frame: inout Frame, _ area: Rect, y: Int) {
    guard summary.targetCount > 0 else {
      frame.put(words.nothingToSend, x: area.x, y: y, role: .warning, emphasis: .bold)
      return
    }
    let isFocused = confirmation.focus == .phrase
    var x = area.x
    frame.put(isFocused ? frame.glyphs.cursor : " ", x: x, y: y, role: .key, emphasis: .bold)
    x += 2
    x += frame.put("\(words.type) ", x: x, y: y)
    x +=
      frame.put(
        confirmation.phraseText, x: x, y: y, role: .title, emphasis: .bold,
        maxWidth: max(8, (area.right - x) * 2 / 3)) + 2
    let width = max(1, min(40, area.right - x - 2))
    frame.put("[", x: x, y: y)
    confirmation.phrase.draw(in: &frame, x: x + 1, y: y, width: width, focused: isFocused)
    frame.put("]", x: x + 1 + width, y: y)
  }

  private func drawButtons(in frame: inout Frame, _ area: Rect, y: Int) {
    if case .counting(_, let deadline) = confirmation.phase {
      let left = max(0, deadline.milliseconds - state.now.milliseconds)
      frame.put(
        "\(frame.glyphs.warning) \(words.countdown(Int((left + 999) / 1000)))", x: area.x, y: y,
        role: .error, emphasis: [.bold, .reverse], maxWidth: area.width)
      return
    }
    var x = area.x
    x += Button(words.cancel, isFocused: confirmation.focus == .cancel).draw(in: &frame, x: x, y: y)
    x +=
      Button(
        words.terminate, isFocused: confirmation.focus == .terminate, isDangerous: true,
        isEnabled: confirmation.isPhraseTyped
      ).draw(in: &frame, x: x, y: y) + 1
    if let message = state.message {
      frame.put(
        message.text, x: x, y: y, role: message.severity == .error ? .error : .warning,
        maxWidth: area.right - x)
    } else {
      frame.putHints(hints, x: x, y: y, width: area.right - x)
    }
  }

  fileprivate var hints: [(key: String, word: String)] {
    let write = (state.keys.keyName(of: .write), words.writePlanWord)
    return switch confirmation.focus {
    case .list:
      [
        ("space", words.takeOut), ("/", words.filterWord), ("tab", words.next), ("esc", words.back),
        write,
      ]
    case .associated: [("space", words.change), ("tab", words.next), ("esc", words.back), write]
    case .filter: [("enter", words.keep), ("esc", words.clear)]
    case .schedule, .canary, .reason: [("tab", words.next), ("esc", words.back)]
    case .phrase:
      [(confirmation.isPhraseTyped ? "enter" : "tab", words.next), ("esc", words.back)]
    case .terminate where confirmation.isPhraseTyped:
      [("enter", words.terminate), ("tab", words.next), ("esc", words.back)]
    default: [("tab", words.next), ("/", words.filterWord), ("esc", words.back), write]
    }
  }
}
