import Canvas
import Fleet
import Words

/// The small dialogs: a filter expression, a file name, leaving.
extension DashboardState {
  func drawExpression(
    _ expression: ExpressionState, in frame: inout Frame, _ layout: Layout
  ) {
    let title = expression.marks ? words.markBy : words.unmarkBy
    let area = DialogFrame(layout.fieldDialog, title: title, in: &frame).inner
    expression.field.draw(
      in: &frame, x: area.x, y: area.y + 1, width: area.width, focused: true,
      role: expression.error == nil ? .field : .fieldError,
      placeholder: "region:ap-guangzhou state:running")
    if let error = expression.error {
      let before = String(expression.field.characters.prefix(error.position))
      let column = min(area.width - 2, TextWidth.of(before, glyphs: glyphs))
      let text = "^ \(words.filterError(error))"
      let width = TextWidth.of(text, glyphs: glyphs)
      frame.put(
        text, x: area.x + max(0, min(column, area.width - width)), y: area.y + 2, role: .error,
        maxWidth: area.width)
    } else {
      expression.offered.draw(in: &frame, x: area.x, y: area.y + 2, width: area.width)
    }
    frame.putHints(
      [
        ("enter", expression.marks ? words.footer(.mark) : words.unmarkWord), ("esc", words.back),
        ("tab", words.complete),
      ],
      x: area.x, y: area.bottom - 1, width: area.width)
  }

  func drawExport(_ export: ExportState, in frame: inout Frame, _ layout: Layout) {
    var title = words.exportTitle(rows: rowsToWrite(export))
    if case .operation(_, let group?) = export.subject {
      title += ": \(group.code.isEmpty ? words.outcome(group.word) : group.code)"
    }
    let area = DialogFrame(layout.fieldDialog, title: title, in: &frame).inner
    drawFileName(export.path, in: &frame, area)
    frame.put("\(words.format):", x: area.x, y: area.y + 2, role: .heading)
    var x = area.x + 8
    for format in ExportRequest.Format.allCases {
      let isChosen = format == export.format
      x +=
        2
        + frame.put(
          "\(isChosen ? glyphs.mark : " ") \(format.rawValue.uppercased())", x: x, y: area.y + 2,
          role: isChosen ? .marked : .text, emphasis: isChosen ? .bold : [])
    }
    if let message {
      frame.put(message.text, x: area.x, y: area.y + 3, role: .warning, maxWidth: area.width)
    }
    frame.putHints(
      [("enter", words.writeWord), ("tab", words.format), ("esc", words.back)], x: area.x,
      y: area.bottom - 1, width: area.width)
  }

  func drawPlanFile(_ planFile: PlanFileState, in frame: inout Frame, _ layout: Layout) {
    let area = DialogFrame(layout.planFileDialog, title: words.openPlanTitle, in: &frame).inner
    let isReading = planFile.request != nil
    drawFileName(planFile.path, in: &frame, area, isFocused: !isReading)
    let (text, role): (String, Role) =
      if isReading {
        ("\(glyphs.waiting) \(words.readingPlan)", .info)
      } else if let refusal = planFile.refusal {
        ("\(glyphs.failure) \(words.planRefused(refusal))", .error)
      } else {
        (message?.text ?? words.openPlanHint, message == nil ? .hint : .warning)
      }
    frame.putWrapped(
      text, x: area.x, y: area.y + 2, width: area.width, height: area.height - 3, role: role)
    frame.putHints(
      (isReading ? [] : [("enter", words.openWord)]) + [("esc", words.back)], x: area.x,
      y: area.bottom - 1, width: area.width)
  }

  /// The plan's file is asked for over the plan.
  func drawDestination(_ destination: TextField, in frame: inout Frame, _ layout: Layout) {
    let area = DialogFrame(layout.fieldDialog, title: words.writePlanTitle, in: &frame).inner
    drawFileName(destination, in: &frame, area)
    frame.putWrapped(
      message?.text ?? words.writePlanHint, x: area.x, y: area.y + 2, width: area.width,
      height: area.height - 3, role: message == nil ? .hint : .warning)
    frame.putHints(
      [("enter", words.writeWord), ("esc", words.back)], x: area.x, y: area.bottom - 1,
      width: area.width)
  }

  /// In the first line of a dialog that asks for a file.
  private func drawFileName(
    _ name: TextField, in frame: inout Frame, _ area: Rect, isFocused: Bool = true
  ) {
    frame.put("\(words.file):", x: area.x, y: area.y, role: .heading)
    name.draw(in: &frame, x: area.x + 8, y: area.y, width: area.width - 8, focused: isFocused)
  }

  func drawQuit(_ quit: QuitState, in frame: inout Frame, _ layout: Layout) {
    let area = DialogFrame(layout.quitDialog, title: words.quitTitle, in: &frame).inner
    let flying = operations.filter(\.isInFlight).map(\.results)
    let queued = flying.reduce(0) { $0 + $1.totals[.queued, default: 0] }
    let sent = flying.reduce(0) { $0 + $1.openCount } - queued
    frame.putWrapped(
      words.quitText(queued: queued, sent: sent), x: area.x, y: area.y, width: area.width,
      height: area.height - 2)
    var x = area.x
    x += Button(words.stay, isFocused: quit.choice == .stay).draw(
      in: &frame, x: x, y: area.bottom - 1)
    Button(words.leave, isFocused: quit.choice == .leave).draw(
      in: &frame, x: x, y: area.bottom - 1)
  }
}
